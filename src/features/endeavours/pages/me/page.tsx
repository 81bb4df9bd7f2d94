import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { text } from '../../../../platform/forms/fields.ts';
import { seatedMembership } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { endeavourUrls } from '../../urls.ts';
import { addAct, nothingReturned, type Returned } from '../act.ts';
import { MePage } from './view.tsx';

const whyForm = z.object({ why: text({ name: 'Why this matters to you', max: 600 }) });

/** A member's own part: why it matters to them, and how they go. */
export function mePages({ app, memberships, frame, committing, leaving }: EndeavourPages): void {
  async function show(request: FastifyRequest, reply: FastifyReply, returned: Returned) {
    const membership = seatedMembership(request);
    const { endeavour, held } = membership;
    return reply.page({
      ...frame.around(membership, 'me'),
      title: `You – ${endeavour.title}`,
      hasErrors: returned.errors.length > 0,
      content: <MePage csrf={reply.generateCsrf()} endeavour={endeavour} held={held} returned={returned} />,
    });
  }

  const path = endeavourUrls.me(':endeavour');
  app.get(path, { config: { access: memberships.to('take part') } }, (request, reply) =>
    show(request, reply, nothingReturned),
  );
  addAct(app, memberships, {
    path,
    action: 'take part',
    schema: whyForm,
    field: 'why',
    act: (by, { why }) => committing.sayWhy(by, why),
    next: ({ endeavour }) => endeavourUrls.seats(endeavour.id),
    show,
  });
  addAct(app, memberships, {
    path: endeavourUrls.leave(':endeavour'),
    action: 'take part',
    schema: z.object({}),
    field: 'why',
    act: (by) => leaving.leave(by),
    next: () => endeavourUrls.list,
    show,
  });
}
