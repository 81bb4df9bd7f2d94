import type { FastifyReply, FastifyRequest } from 'fastify';
import { breakDown } from '../../../../analysis/suppression.ts';
import { pageLinks } from '../../../../design-system/components/pagination.tsx';
import { parseForm, typedText, typedTexts } from '../../../../platform/forms/form.ts';
import { findOrganisations, type OrganisationId } from '../../../organisations/index.ts';
import { signedInPerson } from '../../../people/index.ts';
import type { SeatPages } from '../../pages.ts';
import type { SeatId } from '../../seat.ts';
import { countPresent } from '../../seats.repository.ts';
import { countSeats, listMarkedSeats, listSeats } from '../../seats/oversight.repository.ts';
import type { Session } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import { visitOf } from '../../visit.ts';
import { putBackForm, setAsideForm } from './form.ts';
import { SeatsPage, type SeatsView } from './view.tsx';

const SEATS_A_PAGE = 50;

/** Who is present, votes to look at, and seats that are blocked or set aside (LIVE-22, LIVE-37, LIVE-54). */
export function seatsPages({ app, db, visits, seats }: SeatPages): void {
  async function present(session: Session) {
    const people = await countPresent(db, session.id);
    const ids = [...people.keys()].filter((id) => id !== '') as OrganisationId[];
    const names = await findOrganisations(db, ids);
    return {
      counts: await countSeats(db, session.id),
      breakdown: breakDown(people),
      organisations: new Map<string, string>(names.map(({ id, name }) => [id, name])),
    };
  }

  async function pageOf(session: Session, total: number, wanted: number): Promise<SeatsView['page']> {
    const pages = Math.max(1, Math.ceil(total / SEATS_A_PAGE));
    const current = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
    const offset = (current - 1) * SEATS_A_PAGE;
    const href = (page: number): string => `${sessionUrls.seats(session.code)}?page=${page}`;
    return {
      seats: await listSeats(db, session.id, { offset, limit: SEATS_A_PAGE }),
      links: {
        label: 'Seats',
        previous: current > 1 ? { href: href(current - 1) } : undefined,
        next: current < pages ? { href: href(current + 1) } : undefined,
        items: pages > 1 ? pageLinks(current, pages, href) : undefined,
      },
    };
  }

  async function show(request: FastifyRequest, reply: FastifyReply, mistakes: SeatsView['mistakes']) {
    const visit = visitOf(request);
    const { session } = visit;
    const facts = await present(session);
    const seesAll = visit.can('see seats');
    const total = facts.counts.verified + facts.counts.guests;
    const wanted = Number((request.query as { page?: string }).page ?? 1);
    return reply.page({
      title: 'Seats',
      hasErrors: mistakes !== null,
      wide: true,
      backLink: { href: sessionUrls.home(session.code), text: 'Back to the session' },
      content: (
        <SeatsPage
          {...facts}
          {...{ session, mistakes }}
          groups={seesAll ? await seats.unusualVotes(session) : []}
          marked={await listMarkedSeats(db, session.id)}
          page={seesAll ? await pageOf(session, total, wanted) : null}
          canSetAside={visit.can('set seats aside')}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(
    sessionUrls.seats(':code'),
    { config: { access: visits.to('see staff pages') } },
    async (request, reply) => show(request, reply, null),
  );

  app.post(
    sessionUrls.seatsSetAside(':code'),
    { config: { access: visits.to('set seats aside') } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const parsed = parseForm(setAsideForm, request.body);
      if (!parsed.ok) {
        const of = typedTexts(parsed.typed, 'seat')[0] ?? '';
        const { errors, typed } = parsed;
        return show(request, reply.code(422), { of, reason: typedText(typed, 'reason'), errors });
      }
      const { seat: ids, reason } = parsed.value;
      await seats.setAside(session, ids as SeatId[], signedInPerson(request).id, reason);
      return reply.redirect(sessionUrls.seats(session.code), 303);
    },
  );

  app.post(
    sessionUrls.seatsPutBack(':code'),
    { config: { access: visits.to('set seats aside') } },
    async (request, reply) => {
      const { session } = visitOf(request);
      const parsed = parseForm(putBackForm, request.body);
      if (parsed.ok) await seats.putBack(session, parsed.value.seat as SeatId[], signedInPerson(request).id);
      return reply.redirect(sessionUrls.seats(session.code), 303);
    },
  );
}
