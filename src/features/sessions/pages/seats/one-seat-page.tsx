import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../../../../platform/http/access.ts';
import { type FormError, parseForm, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { type PersonId, signedInPerson } from '../../../people/index.ts';
import type { SeatPages } from '../../pages.ts';
import { findOverseenSeat, type OverseenSeat } from '../../seats/oversight.repository.ts';
import type { Session } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import { visitOf } from '../../visit.ts';
import { reasonForm } from './form.ts';
import { OneSeatPage } from './one-seat-view.tsx';
import { seatLabel } from './words.ts';

interface Params {
  Params: { seatId: string };
}
type ActWithReason = (session: Session, seat: OverseenSeat, by: PersonId, reason: string) => Promise<number>;

/** One seat: blocking it, setting its votes aside, and taking either back. */
export function oneSeatPages({ app, db, visits, seats }: SeatPages): void {
  async function find(request: FastifyRequest<Params>): Promise<OverseenSeat> {
    const id = parseId<'seat'>(request.params.seatId);
    const seat = id === null ? undefined : await findOverseenSeat(db, visitOf(request).session.id, id);
    if (seat === undefined) throw new NotFound();
    return seat;
  }

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    seat: OverseenSeat,
    mistakes: { readonly reason: string; readonly errors: readonly FormError[] },
  ) {
    const visit = visitOf(request);
    return reply.page({
      title: seatLabel(seat.id),
      hasErrors: mistakes.errors.length > 0,
      backLink: { href: sessionUrls.seats(visit.session.code), text: 'Back to all seats' },
      content: (
        <OneSeatPage
          {...{ session: visit.session, seat, ...mistakes }}
          canBlock={visit.can('block seats')}
          canSetAside={visit.can('set seats aside')}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  function withReason(act: 'block' | 'set-aside', access: Access, run: ActWithReason): void {
    app.post<Params>(
      sessionUrls.oneSeatAct(':code', ':seatId', act),
      { config: { access } },
      async (request, reply) => {
        const seat = await find(request);
        const { session } = visitOf(request);
        const parsed = parseForm(reasonForm, request.body);
        if (!parsed.ok) {
          const errors = parsed.errors.map((error) => ({ ...error, field: `${act}-${error.field}` }));
          return show(request, reply.code(422), seat, { reason: typedText(parsed.typed, 'reason'), errors });
        }
        await run(session, seat, signedInPerson(request).id, parsed.value.reason);
        return reply.redirect(sessionUrls.seats(session.code), 303);
      },
    );
  }

  app.post<Params>(
    sessionUrls.oneSeatAct(':code', ':seatId', 'unblock'),
    { config: { access: visits.to('see staff pages') } },
    async (request, reply) => {
      const seat = await find(request);
      const { session } = visitOf(request);
      await seats.unblock(session, seat.id, signedInPerson(request).id);
      return reply.redirect(sessionUrls.seats(session.code), 303);
    },
  );

  app.get<Params>(
    sessionUrls.oneSeat(':code', ':seatId'),
    { config: { access: visits.to('see seats') } },
    async (request, reply) => show(request, reply, await find(request), { reason: '', errors: [] }),
  );
  withReason('block', visits.to('block seats'), (session, seat, by, reason) =>
    seats.block(session, seat.id, by, reason),
  );
  withReason('set-aside', visits.to('set seats aside'), (session, seat, by, reason) =>
    seats.setAside(session, [seat.id], by, reason),
  );
}
