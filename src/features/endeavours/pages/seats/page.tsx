import { membershipOf } from '../../membership.ts';
import type { EndeavourPages } from '../../pages.ts';
import { listMembers } from '../../members.repository.ts';
import { listSeats } from '../../seats.repository.ts';
import { endeavourUrls } from '../../urls.ts';
import { SeatsPage } from './view.tsx';

/** Every seat of an endeavour, who holds it and who held it before. */
export function seatsPages({ app, db, memberships, frame }: EndeavourPages): void {
  app.get(
    endeavourUrls.seats(':endeavour'),
    { config: { access: memberships.to('read the record') } },
    async (request, reply) => {
      const membership = membershipOf(request);
      const { endeavour } = membership;
      return reply.page({
        ...frame.around(membership, 'seats'),
        title: `Seats – ${endeavour.title}`,
        content: (
          <SeatsPage
            endeavour={endeavour}
            seats={await listSeats(db, endeavour.id)}
            members={await listMembers(db, endeavour.id)}
          />
        ),
      });
    },
  );
}
