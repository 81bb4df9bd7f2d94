import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { listOpenInvitations } from '../../invitations/invitations.repository.ts';
import { membershipOf } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { listMembers } from '../../members.repository.ts';
import { listSeats } from '../../seats.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { addAct, nothingReturned, type Returned } from '../act.ts';
import { SeatsPage } from './view.tsx';

/** Every seat of an endeavour, who holds it and who held it before. */
export function seatsPages({ app, db, clock, memberships, frame, invitations }: EndeavourPages): void {
  async function show(request: FastifyRequest, reply: FastifyReply, returned: Returned) {
    const membership = membershipOf(request);
    const { endeavour } = membership;
    return reply.page({
      hasErrors: returned.errors.length > 0,
      ...frame.around(membership, 'seats'),
      title: `Seats – ${endeavour.title}`,
      content: (
        <SeatsPage
          endeavour={endeavour}
          seats={await listSeats(db, endeavour.id)}
          members={await listMembers(db, endeavour.id)}
          csrf={reply.generateCsrf()}
          maySteward={membership.can('steward')}
          invitations={await listOpenInvitations(db, endeavour.id)}
          now={clock.now()}
          returned={returned}
        />
      ),
    });
  }

  app.get(
    endeavourUrls.seats(':endeavour'),
    { config: { access: memberships.to('read the record') } },
    (request, reply) => show(request, reply, nothingReturned),
  );
  addAct(app, memberships, {
    path: endeavourUrls.revoke(':endeavour', ':item'),
    action: 'steward',
    schema: z.object({}),
    field: 'take-back',
    act: (by, _value, item) => invitations.revoke(by, item),
    next: ({ endeavour }) => endeavourUrls.seats(endeavour.id),
    show,
  });
}
