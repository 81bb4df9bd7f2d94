import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { text } from '../../../../platform/forms/fields.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { seatedMembership } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { endeavourUrls } from '../../urls.ts';
import { addAct, nothingReturned, type Returned } from '../act.ts';
import { ReasonPage } from '../reason-view.tsx';

const form = z.object({
  reason: text({ name: 'Question', max: 1_000, required: 'Say what you question about this act' }),
});

/** Any seat challenges an act of a steward; a steward other than its doer must answer. */
export function challengePages({ app, memberships, frame, challenges }: EndeavourPages): void {
  async function show(request: FastifyRequest, reply: FastifyReply, returned: Returned) {
    const membership = seatedMembership(request);
    const { endeavour } = membership;
    const { item } = request.params as { item: string };
    const act = await challenges.findAct(endeavour.id, Number(item));
    if (act === undefined) throw new NotFound();
    return reply.page({
      ...frame.around(membership, 'record'),
      title: `Challenge an act – ${endeavour.title}`,
      hasErrors: returned.errors.length > 0,
      content: (
        <ReasonPage
          csrf={reply.generateCsrf()}
          caption={endeavour.title}
          heading="Challenge an act"
          about={`${act.sentence}.`}
          explanation="Your question is shown to every seat, with your seat’s name. A steward other than the one who did this must answer it. Until then it stays on the home page."
          label="What do you question?"
          button="Challenge"
          action={endeavourUrls.challenge(endeavour.id, item)}
          item={item}
          returned={returned}
          backHref={endeavourUrls.record(endeavour.id)}
        />
      ),
    });
  }

  const path = endeavourUrls.challenge(':endeavour', ':item');
  app.get(path, { config: { access: memberships.to('take part') } }, (request, reply) =>
    show(request, reply, nothingReturned),
  );
  addAct(app, memberships, {
    path,
    action: 'take part',
    schema: form,
    field: 'reason',
    act: (by, { reason }, item) => challenges.challenge(by, Number(item), reason),
    next: ({ endeavour }) => endeavourUrls.stewards(endeavour.id),
    show,
  });
}
