import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FormError, parseForm, typedText } from '../../../../platform/forms/form.ts';
import { findOrganisations } from '../../../organisations/index.ts';
import { continuationNotice } from '../../organise/continuation-notice.tsx';
import { isInDomains, type Person, signInPath } from '../../../people/index.ts';
import { type JoinRefusal, whyNotJoin } from '../../joining.ts';
import type { SeatPages } from '../../pages.ts';
import { recentProgrammes } from '../../programmes.ts';
import type { SeatDetails } from '../../seat.ts';
import { sessionUrls } from '../../urls.ts';
import { type Visit, visitOf } from '../../visit.ts';
import { endingsWords } from '../../words.ts';
import { TOO_MANY_CODES } from '../enter-code/entry.ts';
import { detailsAsTyped, joinForm } from './form.ts';
import { JoinPage, type WayIn } from './view.tsx';

interface Shown {
  readonly details: SeatDetails;
  readonly ticket: string;
  readonly errors: readonly FormError[];
}

/** Everything to know before taking part (LIVE-13), and the form that takes a seat (LIVE-20, 21). */
export function joinPages({ app, db, clock, visits, seats }: SeatPages): void {
  const programmeOf = recentProgrammes(db, clock);
  const access = visits.to('join');

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown) {
    const visit = visitOf(request);
    return reply.page({
      title: `Join ${visit.session.title}`,
      hasErrors: shown.errors.length > 0,
      notice: continuationNotice(visit),
      content: (
        <JoinPage
          {...shown}
          programme={await programmeOf(visit.session)}
          csrf={reply.generateCsrf()}
          wayIn={wayIn(visit, request.person, pageOf(request))}
          pageAfter={pageOf(request)}
        />
      ),
    });
  }

  async function detailsOf(person: Person | null): Promise<SeatDetails> {
    const organisationId = person?.organisationId ?? null;
    const [organisation] = organisationId === null ? [] : await findOrganisations(db, [organisationId]);
    return { name: person?.name ?? '', organisation: organisation?.name ?? '', place: '', level: '' };
  }

  app.get(sessionUrls.join(':code'), { config: { access } }, async (request, reply) => {
    const { seat, session } = visitOf(request);
    if (seat !== undefined && seat.blockedAt === null)
      return reply.redirect(pagePath(session.code, pageOf(request)), 303);
    // Given now, so that a form that is sent twice comes from one device.
    visits.ensureDevice(request, reply);
    return show(request, reply, { details: await detailsOf(request.person), ticket: '', errors: [] });
  });

  app.post(sessionUrls.join(':code'), { config: { access } }, async (request, reply) => {
    const { session, seat } = visitOf(request);
    if (seat !== undefined) return reply.redirect(sessionUrls.join(session.code), 303);
    const parsed = parseForm(joinForm, request.body);
    if (!parsed.ok) {
      const { typed, errors } = parsed;
      const shown = { details: detailsAsTyped(typed), ticket: typedText(typed, 'ticket'), errors };
      return show(request, reply.code(422), shown);
    }
    const { ticket, ...details } = parsed.value;
    const refuse = (status: number, message: string) =>
      show(request, reply.code(status), { details, ticket, errors: [{ field: 'ticket', message }] });
    if (ticket !== '' && (await visits.wrongCodes.areTooMany(request))) return refuse(429, TOO_MANY_CODES);
    const result = await seats.join({
      session,
      deviceHash: visits.ensureDevice(request, reply),
      person: request.person,
      ticket,
      address: request.ip,
      details,
    });
    if (result.ok) return reply.redirect(pagePath(session.code, pageOf(request)), 303);
    // The page says so, with the reason.
    if (result.why === 'blocked') return reply.redirect(sessionUrls.join(session.code), 303);
    if (result.why === 'ticket-unknown') await visits.wrongCodes.count(request);
    return refuse(422, REFUSALS[result.why]);
  });
}

const REFUSALS: Readonly<Record<Exclude<JoinRefusal, 'blocked'>, string>> = {
  'not-yet': 'This session is not announced yet. Come back when it is',
  archived: 'This session is archived. Nobody new can join',
  'proof-needed': 'Sign in, or enter your one-time ticket',
  'wrong-domain': 'Your email address is not among those this session is for. Enter your one-time ticket',
  'ticket-unknown': 'No ticket of this session has these letters and numbers. Check it and enter it again',
  'ticket-used': 'This ticket has been used. Ask the organiser for another one',
};

/** The page of the session that was asked for before joining: one word, or nothing. */
function pageOf(request: FastifyRequest): string {
  const { for: page } = request.query as { for?: unknown };
  return typeof page === 'string' && /^[a-z-]{1,30}$/.test(page) ? page : '';
}

const pagePath = (code: string, page: string): string =>
  page === '' ? sessionUrls.home(code) : `${sessionUrls.home(code)}/${page}`;

function wayIn(visit: Visit, person: Person | null, page: string): WayIn {
  const { session, seat } = visit;
  if (seat !== undefined) return { kind: 'blocked', reason: seat.blockedReason ?? '' };
  const email = person?.email ?? null;
  const why = whyNotJoin(session, { email, hasTicket: false }, isInDomains);
  if (why === null) return email === null ? { kind: 'open' } : { kind: 'signed-in', email };
  if (why === 'not-yet' || why === 'archived') return { kind: 'shut', why: `${REFUSALS[why]}.` };
  const signInHref = signInPath(sessionUrls.joinFor(session.code, page));
  return { kind: 'prove', signInHref, email, endings: endingsWords(session.allowedDomains) };
}
