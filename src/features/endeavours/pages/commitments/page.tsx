import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DEFAULT_ZONE } from '../../../../design-system/format.ts';
import { readDate } from '../../../../platform/forms/dates.ts';
import { choice, line, text } from '../../../../platform/forms/fields.ts';
import { parseForm } from '../../../../platform/forms/form.ts';
import { momentsOf } from '../../../../platform/local-time.ts';
import { listCommitments } from '../../commitments/commitments.repository.ts';
import { seatedMembership } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { listSeats } from '../../seats.repository.ts';
import { talkContext } from '../../talk/talk-space.ts';
import { endeavourUrls } from '../../urls.ts';
import type { Forum } from '../../../forum/index.ts';
import { addAct, nothingReturned, type Returned } from '../act.ts';
import { CommitmentsPage } from './view.tsx';

const promiseForm = z.object({
  text: line({ name: 'The commitment', max: 300, required: 'Enter what your seat will do' }),
  reason: line({ name: 'Why', max: 300 }),
});

const settleForm = z
  .object({
    state: choice(['kept', 'not-kept'], 'Select how it went'),
    learned: text({ name: 'What was learned', max: 1_000 }),
  })
  .refine(({ state, learned }) => state === 'kept' || learned !== '', {
    path: ['learned'],
    error: 'Say what was learned. It helps the others more than a reason',
  });

/** What the seats promised, by when, and how it went. */
export function commitmentsPages(pages: EndeavourPages & { readonly forum: Forum }): void {
  const { app, db, clock, memberships, frame, committing, forum } = pages;

  async function show(request: FastifyRequest, reply: FastifyReply, returned: Returned) {
    const membership = seatedMembership(request);
    const { endeavour } = membership;
    const commitments = await listCommitments(db, endeavour.id);
    const ids = commitments.map(({ id }) => id);
    const source = await forum.linking.findSource(request, talkContext(endeavour.id));
    return reply.page({
      ...frame.around(membership, 'commitments'),
      title: `Commitments – ${endeavour.title}`,
      hasErrors: returned.errors.length > 0,
      content: (
        <CommitmentsPage
          csrf={reply.generateCsrf()}
          endeavour={endeavour}
          commitments={commitments}
          threads={await forum.linking.threadsAbout(request.person, 'commitment', ids)}
          source={source}
          seats={await listSeats(db, endeavour.id, { removedToo: true })}
          own={membership.held.seat}
          mayTakePart={membership.can('take part')}
          now={clock.now()}
          returned={returned}
        />
      ),
    });
  }

  const path = endeavourUrls.commitments(':endeavour');
  app.get(path, { config: { access: memberships.to('read the record') } }, (request, reply) =>
    show(request, reply, nothingReturned),
  );

  app.post(path, { config: { access: memberships.to('take part') } }, async (request, reply) => {
    const by = seatedMembership(request);
    const parsed = parseForm(promiseForm, request.body);
    const typed = parsed.ok ? (request.body as Record<string, string>) : parsed.typed;
    const due = readDate(typed, 'due', 'Date');
    if (!parsed.ok || !due.ok) {
      const errors = [...(parsed.ok ? [] : parsed.errors), ...(due.ok ? [] : due.errors)];
      return show(request, reply.code(422), { at: '', typed, errors });
    }
    const moments = momentsOf({ ...due.value, hour: 12, minute: 0 }, DEFAULT_ZONE);
    const dueOn = moments.kind === 'once' ? moments.at : clock.now();
    const source = await forum.linking.findSource(request, talkContext(by.endeavour.id));
    const from = source && { id: source.threadId, spaceId: source.spaceId };
    const outcome = await committing.promise(by, { ...parsed.value, dueOn }, from);
    if (outcome.ok) return reply.redirect(endeavourUrls.commitments(by.endeavour.id), 303);
    const errors = [{ field: 'text', message: outcome.message }];
    return show(request, reply.code(422), { at: '', typed, errors });
  });

  addAct(app, memberships, {
    path: endeavourUrls.settleCommitment(':endeavour', ':item'),
    action: 'take part',
    schema: settleForm,
    field: 'state',
    act: (by, { state, learned }, item) => committing.settle(by, item, state, learned),
    next: ({ endeavour }) => endeavourUrls.commitments(endeavour.id),
    show,
  });
}
