import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { line } from '../../../../platform/forms/fields.ts';
import { seatedMembership } from '../../membership.ts';
import { refused } from '../../outcome.ts';
import type { EndeavourPages } from '../../pages.ts';
import { listSessionLinks } from '../../sessions/session-links.repository.ts';
import { withAddresses } from '../../sessions/shown-sessions.ts';
import { endeavourUrls } from '../../urls.ts';
import { addAct, nothingReturned, type Returned } from '../act.ts';
import { SessionsPage } from './view.tsx';

const askForm = z.object({
  code: line({ name: 'Join code', max: 100, required: 'Enter the join code of the session' }),
});
const noForm = z.object({});

const NOT_FOUND =
  'Enter the code of a session that you have joined or have a role in. Check it: it stands on the page About of the session';

/** The sessions that an endeavour is linked to, and the stewards' forms that link and unlink them (LIVE-15). */
export function sessionsPages(pages: EndeavourPages): void {
  const { app, db, memberships, frame, linkingSessions, readableSessions } = pages;

  async function show(request: FastifyRequest, reply: FastifyReply, returned: Returned) {
    const membership = seatedMembership(request);
    const { endeavour } = membership;
    const links = await listSessionLinks(db, endeavour.id);
    return reply.page({
      ...frame.around(membership),
      title: `Sessions – ${endeavour.title}`,
      hasErrors: returned.errors.length > 0,
      content: (
        <SessionsPage
          csrf={reply.generateCsrf()}
          endeavour={endeavour}
          links={await withAddresses(readableSessions, request, links)}
          maySteward={membership.can('steward')}
          returned={returned}
        />
      ),
    });
  }

  const path = endeavourUrls.sessions(':endeavour');
  app.get(path, { config: { access: memberships.to('read the record') } }, (request, reply) =>
    show(request, reply, nothingReturned),
  );
  const common = {
    action: 'steward',
    next: ({ endeavour }: { endeavour: { id: string } }) => endeavourUrls.sessions(endeavour.id),
    show,
  } as const;
  addAct(app, memberships, {
    ...common,
    path,
    schema: askForm,
    field: 'code',
    async act(by, { code }, _item, request) {
      const visit = await readableSessions.byCode(request, code);
      if (visit === undefined) return refused(NOT_FOUND);
      const organiser = visit.can('organise') ? (request.person?.id ?? null) : null;
      return linkingSessions.ask(by, visit.session, organiser);
    },
  });
  addAct(app, memberships, {
    ...common,
    path: endeavourUrls.unlinkSession(':endeavour', ':item'),
    schema: noForm,
    field: 'session',
    act: (by, _value, item) => linkingSessions.unlink(by, item),
  });
  addAct(app, memberships, {
    ...common,
    path: endeavourUrls.linkSessionAgain(':endeavour', ':item'),
    schema: noForm,
    field: 'session',
    act: (by, _value, item) => linkingSessions.linkAgain(by, item),
  });
}
