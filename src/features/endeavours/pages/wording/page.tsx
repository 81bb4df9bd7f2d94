import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { line, text } from '../../../../platform/forms/fields.ts';
import { seatedMembership } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { endeavourUrls } from '../../urls.ts';
import { listEarlierWordings } from '../../wording.repository.ts';
import { addAct, nothingReturned, type Returned } from '../act.ts';
import { wordingFields } from '../start/form.ts';
import { WordingPage } from './view.tsx';

const form = z.object({
  ...wordingFields,
  aim: text({ name: 'What we are trying to change', max: 1_000 }),
  'organisation-word': line({
    name: 'What we call an organisation',
    max: 30,
    required: 'Enter what you call an organisation, for example department',
  }),
  reason: line({ name: 'Reason', max: 300, required: 'Say why the words change' }),
});

/** What an endeavour says of itself, how it was worded before, and the stewards' form that changes it. */
export function wordingPages({ app, db, memberships, frame, rewording }: EndeavourPages): void {
  async function show(request: FastifyRequest, reply: FastifyReply, returned: Returned) {
    const membership = seatedMembership(request);
    const { endeavour } = membership;
    return reply.page({
      ...frame.around(membership),
      title: `What we say this is – ${endeavour.title}`,
      hasErrors: returned.errors.length > 0,
      content: (
        <WordingPage
          csrf={reply.generateCsrf()}
          endeavour={endeavour}
          earlier={await listEarlierWordings(db, endeavour.id)}
          maySteward={membership.can('steward')}
          returned={returned}
        />
      ),
    });
  }

  const path = endeavourUrls.wording(':endeavour');
  app.get(path, { config: { access: memberships.to('read the record') } }, (request, reply) =>
    show(request, reply, nothingReturned),
  );
  addAct(app, memberships, {
    path,
    action: 'steward',
    schema: form,
    field: 'title',
    act: (by, { title, issue, aim, reason, 'for-whom': forWhom, 'organisation-word': organisationWord }) =>
      rewording.reword(by, { title, issue, forWhom, aim, organisationWord }, reason),
    next: ({ endeavour }) => endeavourUrls.wording(endeavour.id),
    show,
  });
}
