import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FormError, parseForm, toFormBody } from '../../../../platform/forms/form.ts';
import type { SeatPages } from '../../pages.ts';
import { qrSvg } from '../../../../design-system/patterns/qr.tsx';
import { loadProgramme } from '../../repository.ts';
import type { Seat, SeatDetails } from '../../seat.ts';
import { SEAT_LINK_MINUTES } from '../../seats/devices.ts';
import { isOver } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import { visitOf } from '../../visit.ts';
import { detailsAsTyped } from '../join/form.ts';
import { seatForm } from './form.ts';
import { SeatLinkPage, SeatPage, type SeatView } from './view.tsx';

interface Shown {
  readonly details: SeatDetails;
  readonly announcements: boolean;
  readonly errors: readonly FormError[];
  readonly saved: SeatView['saved'];
}

const SAVED_WORDS = ['changed', 'kept', 'left'] as const;

/** What somebody can do with their own seat. */
export function seatPages({ app, db, baseUrl, visits, seats }: SeatPages): void {
  const config = { access: visits.toOwnSeat() };

  async function show(request: FastifyRequest, reply: FastifyReply, seat: Seat, shown: Shown) {
    const { session, isSeatToKeep, guestSeat } = visitOf(request);
    return reply.page({
      title: 'Your seat',
      hasErrors: shown.errors.length > 0,
      backLink: { href: sessionUrls.home(session.code), text: 'Back to the session' },
      content: (
        <SeatPage
          {...shown}
          programme={await loadProgramme(db, session)}
          isVerified={seat.kind === 'verified'}
          toKeep={isSeatToKeep ? { as: seat.name, email: request.person?.email ?? '' } : null}
          guest={guestSeat === undefined ? null : { as: guestSeat.name }}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get<{ Querystring: { done?: string } }>(
    sessionUrls.seat(':code'),
    { config },
    async (request, reply) => {
      const seat = seatOf(request);
      const details = { ...seat, organisation: seat.organisation ?? '' };
      const saved = SAVED_WORDS.find((word) => word === request.query.done) ?? null;
      return show(request, reply, seat, { details, announcements: seat.announcements, errors: [], saved });
    },
  );

  app.post(sessionUrls.seat(':code'), { config }, async (request, reply) => {
    const seat = seatOf(request);
    const { session } = visitOf(request);
    if (isOver(session)) return reply.redirect(sessionUrls.seat(session.code), 303);
    const parsed = parseForm(seatForm, request.body);
    if (!parsed.ok) {
      const { typed, errors } = parsed;
      const announcements = typed['announcements'] !== undefined;
      const details = detailsAsTyped(typed);
      return show(request, reply.code(422), seat, { details, announcements, errors, saved: null });
    }
    const { announcements, ...details } = parsed.value;
    // A field that was not on the page changes nothing.
    const name = 'name' in toFormBody(request.body) ? details.name : seat.name;
    await seats.change(seat, { ...details, name }, announcements);
    return reply.redirect(reply.done(sessionUrls.seat(session.code), 'changed'), 303);
  });

  app.post(sessionUrls.keepSeat(':code'), { config }, async (request, reply) => {
    const { session, isSeatToKeep } = visitOf(request);
    const isKept =
      isSeatToKeep && request.person !== null && (await seats.keep(seatOf(request), request.person.id));
    const seatPage = sessionUrls.seat(session.code);
    return reply.redirect(isKept ? reply.done(seatPage, 'kept') : seatPage, 303);
  });

  app.post(sessionUrls.leaveAsGuest(':code'), { config }, async (request, reply) => {
    const { session, guestSeat } = visitOf(request);
    const seatPage = sessionUrls.seat(session.code);
    if (guestSeat === undefined) return reply.redirect(seatPage, 303);
    await seats.erase(guestSeat);
    return reply.redirect(reply.done(seatPage, 'left'), 303);
  });

  app.post(sessionUrls.seatLink(':code'), { config }, async (request, reply) => {
    const { session } = visitOf(request);
    const secret = await seats.createLink(seatOf(request));
    const { href } = new URL(sessionUrls.continueSeat(session.code, secret), baseUrl);
    return reply.page({
      title: 'Continue on another device',
      backLink: sessionUrls.seat(session.code),
      content: (
        <SeatLinkPage
          {...{ title: session.title, code: session.code, href, minutes: SEAT_LINK_MINUTES }}
          qr={qrSvg(href, 'QR code with the link below')}
        />
      ),
    });
  });

  app.get(sessionUrls.seatData(':code'), { config }, async (request, reply) => {
    const { session } = visitOf(request);
    return reply
      .header('content-disposition', `attachment; filename="my-data-${session.code}.json"`)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(await seats.exportOf(session, seatOf(request)), null, 2));
  });
}

/** The seat that `toOwnSeat` has made sure of. */
function seatOf(request: FastifyRequest): Seat {
  const { seat } = visitOf(request);
  if (seat === undefined) throw new Error('This route has no access that demands a seat.');
  return seat;
}
