import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Stopped } from '../../components/stopped.view.tsx';
import { holdingAt } from '../../order/sanctions.repository.ts';
import type { Rights } from '../../space.ts';
import { type ForumVisit, forumVisitOf } from '../../spaces/access.ts';
import { crumbs } from '../crumbs.ts';

/** What a page offers: whoever is stopped from writing in a space keeps no order there either (FOR-57). */
export function rightsNow({ rights, suspension }: ForumVisit, now: Date): Rights {
  return holdingAt(suspension, now) === undefined ? rights : { ...rights, mayModerate: false };
}

/**
 * In place of a form to write in a space, for whoever only reads there for now; undefined for everybody else. Where it
 * was open before they were stopped, sending it says the same and keeps the text.
 */
export function answerStopped(
  request: FastifyRequest,
  reply: FastifyReply,
  now: Date,
): FastifyReply | undefined {
  const { space, thread, suspension } = forumVisitOf(request);
  const holding = holdingAt(suspension, now);
  if (holding === undefined) return undefined;
  return reply.page({
    title: 'You cannot write here now',
    breadcrumbs: crumbs(space, thread),
    content: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <PageHeading caption={thread?.title ?? space.name}>You cannot write here now</PageHeading>
          <Stopped suspension={holding} />
        </div>
      </div>
    ),
  });
}
