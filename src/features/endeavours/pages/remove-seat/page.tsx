import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { text } from '../../../../platform/forms/fields.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { type EndeavourSeatId, seatLabel } from '../../endeavour.ts';
import { seatedMembership } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { findSeat } from '../../seats.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { addAct, nothingReturned, type Returned } from '../act.ts';
import { ReasonPage } from '../reason-view.tsx';

const form = z.object({
  reason: text({ name: 'Reason', max: 500, required: 'Say why the seat is removed' }),
});

/** A steward removes a seat, for a reason that every seat reads and can challenge. */
export function removeSeatPages({ app, db, memberships, frame, leaving }: EndeavourPages): void {
  async function show(request: FastifyRequest, reply: FastifyReply, returned: Returned) {
    const membership = seatedMembership(request);
    const { endeavour } = membership;
    const id = parseId<'endeavour seat'>((request.params as { item: string }).item);
    const seat = id === null ? undefined : await findSeat(db, endeavour.id, id);
    if (seat === undefined || seat.removedAt !== null) throw new NotFound();
    return reply.page({
      ...frame.around(membership, 'seats'),
      title: `Remove a seat – ${endeavour.title}`,
      hasErrors: returned.errors.length > 0,
      content: (
        <ReasonPage
          csrf={reply.generateCsrf()}
          caption={endeavour.title}
          heading="Remove a seat"
          about={seatLabel(seat)}
          explanation="Whoever holds it is no longer in the endeavour. What the seat promised and said stays on the record. Every seat sees that you did this and why, and can challenge it."
          label="Why is it removed?"
          button="Remove the seat"
          action={endeavourUrls.removeSeat(endeavour.id, seat.id)}
          item={seat.id}
          returned={returned}
          backHref={endeavourUrls.seats(endeavour.id)}
        />
      ),
    });
  }

  const path = endeavourUrls.removeSeat(':endeavour', ':item');
  app.get(path, { config: { access: memberships.to('steward') } }, (request, reply) =>
    show(request, reply, nothingReturned),
  );
  addAct(app, memberships, {
    path,
    action: 'steward',
    schema: form,
    field: 'reason',
    act: (by, { reason }, item) => leaving.remove(by, item as EndeavourSeatId, reason),
    next: ({ endeavour }) => endeavourUrls.seats(endeavour.id),
    show,
  });
}
