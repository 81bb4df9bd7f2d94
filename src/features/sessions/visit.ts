import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import { gatherReads } from '../../platform/database/gather-reads.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import { hostCookie } from '../../platform/http/cookies.ts';
import type { Access, Decision } from '../../platform/http/access.ts';
import { hashSecret, newSecret } from '../../platform/random.ts';
import { RecentMap } from '../../platform/recent-map.ts';
import { readJoinCode } from './join-code.ts';
import { claimRoles } from './organise/claim-roles.ts';
import { type Continuation, findContinuation } from './organise/copies.repository.ts';
import { type Action, can, effectiveRoles, type Situation } from './policy.ts';
import { chairLastSeen, findSessionsByCode, getSession, type HeldRole, rolesOfPerson } from './repository.ts';
import { deviceKey, findSeatsOfDevices } from './seats/devices.repository.ts';
import { findSeatOfPerson } from './seats.repository.ts';
import type { Seat, SeatId } from './seat.ts';
import { isOver, type Role, type Session, type SessionId } from './session.ts';
import { sessionUrls } from './urls.ts';
import { limitWrongCodes, type WrongCodes } from './wrong-codes.ts';

/** Somebody at a session: what they are there, and the seat they hold. */
export interface Visit {
  readonly session: Session;
  readonly roles: ReadonlySet<Role>;
  readonly held: readonly HeldRole[];
  readonly seat: Seat | undefined;
  /** They are signed in, and the seat is a guest's of this browser: they can keep it with their account (LIVE-88). */
  readonly isSeatToKeep: boolean;
  /** They are signed in with a seat of their own, and this browser holds that of a guest besides. */
  readonly guestSeat: Seat | undefined;
  readonly situation: Situation;
  /** Where a session that is over goes on (LIVE-10). */
  readonly goesOnIn: Continuation | undefined;
  can(action: Action): boolean;
}

/** Which seat a browser acts for. */
export interface SeatHeld {
  readonly sessionId: SessionId;
  readonly seatId: SeatId;
}

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit | null;
    seatHeld: SeatHeld | undefined;
  }
}

/** The chair is away when no page of a chair was open for this long (LIVE-11). */
const CHAIR_AWAY_MS = 60_000;
/** What anybody may do who takes a seat first. */
const SEAT_ACTIONS: ReadonlySet<Action> = new Set([
  'read',
  'ask',
  'vote',
  'comment',
  'answer polls',
  'signal pace',
]);
const SEATS_REMEMBERED = 50_000;
const DEVICE_SECONDS = 400 * 24 * 3600;

export interface Visits {
  /** Access to a route with `:code` for whoever may do `action` there; the rest see no session, or how to join. */
  to(action: Action): Access;
  /** Access to a route with `:code` for whoever has a seat there that is not blocked; the rest are shown how to join. */
  toOwnSeat(): Access;
  /**
   * Access to what a seat does very often, such as voting. Only who it is gets decided here, from memory where it is
   * known; the transaction that keeps the act decides whether it may be done now.
   */
  toSeatAct(): Access;
  /**
   * The seat of whoever asks, where it is another than the remembered one that `toSeatAct` found: on another node, they
   * left and joined again. For acts that failed.
   */
  seatAnew(request: FastifyRequest): Promise<SeatHeld | undefined>;
  /** Access to the screen: for those running the session, or with the key of its view-only link in `?key=`. */
  toScreen(): Access;
  /** The hash of this browser's device secret, if it has one. */
  deviceOf(request: FastifyRequest): string | undefined;
  /** The same, after giving the browser a secret when it had none. */
  ensureDevice(request: FastifyRequest, reply: FastifyReply): string;
  /** Who somebody is in a session. */
  find(request: FastifyRequest, session: Session): Promise<Visit>;
  readonly wrongCodes: WrongCodes;
}

/** The visit that the access of the route has found. */
export function visitOf(request: FastifyRequest): Visit {
  if (request.visit === null) throw new Error('This route has no session access.');
  return request.visit;
}

export function registerVisits(app: FastifyInstance, db: Queryable, clock: Clock, baseUrl: URL): Visits {
  const cookie = hostCookie('device', baseUrl);
  const wrongCodes = limitWrongCodes(app);
  app.decorateRequest('visit', null);
  app.decorateRequest('seatHeld', undefined);
  const seatsHeld = new RecentMap<string, SeatHeld>(SEATS_REMEMBERED);
  // A hall opens its phones at once, and comes back at once after a break.
  const sessionByCode = gatherReads((codes) => findSessionsByCode(db, codes));
  const seatOfDevice = gatherReads((keys) => findSeatsOfDevices(db, keys));

  function deviceOf(request: FastifyRequest): string | undefined {
    const secret = cookie.read(request);
    return secret === undefined ? undefined : hashSecret(secret);
  }

  async function findSeats(
    request: FastifyRequest,
    session: Session,
  ): Promise<Pick<Visit, 'seat' | 'guestSeat'>> {
    const device = deviceOf(request);
    const ofDevice = device === undefined ? undefined : await seatOfDevice(deviceKey(session.id, device));
    const ofBrowser = { seat: ofDevice, guestSeat: undefined };
    if (request.person === null || ofDevice?.personId === request.person.id) return ofBrowser;
    const isGuests = ofDevice !== undefined && ofDevice.personId === null;
    const isBlocked = ofDevice !== undefined && ofDevice.blockedAt !== null;
    if (isGuests && isBlocked) return ofBrowser;
    const ofPerson = await findSeatOfPerson(db, session.id, request.person.id);
    // Whoever signs in on a device whose seat is blocked, and has none of their own, finds the block (LIVE-54).
    if (ofPerson !== undefined) return { seat: ofPerson, guestSeat: isGuests ? ofDevice : undefined };
    return { ...ofBrowser, seat: isGuests || isBlocked ? ofDevice : undefined };
  }

  async function find(request: FastifyRequest, session: Session): Promise<Visit> {
    const held = request.person === null ? [] : await rolesOfPerson(db, session.id, request.person);
    if (request.person !== null && held.some((each) => !each.isClaimed)) {
      await claimRoles(db, request.person, clock.now());
    }
    const { seat, guestSeat } = await findSeats(request, session);
    const isModerator = held.some((each) => each.role === 'moderator');
    const situation: Situation = {
      session,
      isDeputy: held.some((each) => each.deputy),
      chairIsAway: isModerator && (await chairIsAway(session)),
    };
    const roles = new Set<Role>(held.map((each) => each.role));
    if (seat !== undefined && seat.blockedAt === null)
      roles.add(seat.kind === 'verified' ? 'participant' : 'guest');
    if (roles.size === 0) roles.add('visitor');
    return {
      session,
      held,
      seat,
      isSeatToKeep: request.person !== null && seat?.personId === null && seat.blockedAt === null,
      situation,
      guestSeat,
      goesOnIn: await findNext(session),
      roles: effectiveRoles(roles, situation),
      can: (action) => can(action, roles, situation),
    };
  }

  /** A draft is there for nobody but those who prepare it. */
  async function findNext(session: Session): Promise<Continuation | undefined> {
    const next = isOver(session) ? await findContinuation(db, session.id) : undefined;
    return next?.state === 'draft' ? undefined : next;
  }

  async function chairIsAway(session: Session): Promise<boolean> {
    if (!['live', 'paused', 'closing'].includes(session.state)) return false;
    const seen = await chairLastSeen(db, session.id);
    return seen === null || clock.now().getTime() - seen.getTime() > CHAIR_AWAY_MS;
  }

  async function decide(request: FastifyRequest, action: Action): Promise<Decision> {
    const code = readJoinCode((request.params as { code?: string }).code ?? '');
    const session = code === null ? undefined : await sessionByCode(code);
    if (session === undefined) {
      if (code !== null) await wrongCodes.count(request);
      return 'hide';
    }
    const visit = await find(request, session);
    request.visit = visit;
    remember(request, visit);
    if (visit.seat === undefined && visit.held.length === 0) await wrongCodes.refuse(request);
    if (visit.can(action)) return 'allow';
    if (!visit.can('see')) return request.person === null ? 'sign-in' : 'hide';
    // What depends on the state or the organiser's settings is answered by the page, which keeps what was typed.
    if (can(action, visit.roles, { ...visit.situation, session: { state: 'live', commentsAllowed: true } }))
      return 'allow';
    if (SEAT_ACTIONS.has(action) && (visit.seat === undefined || visit.seat.blockedAt !== null))
      return { goTo: sessionUrls.joinFor(session.code, pageAsked(request, session.code)) };
    return request.person === null ? 'sign-in' : 'forbid';
  }

  async function decideOwnSeat(request: FastifyRequest): Promise<Decision> {
    const decision = await decide(request, 'see');
    if (decision !== 'allow') return decision;
    const { seat, session } = visitOf(request);
    return seat === undefined || seat.blockedAt !== null
      ? { goTo: sessionUrls.joinFor(session.code, pageAsked(request, session.code)) }
      : 'allow';
  }

  async function decideScreen(request: FastifyRequest): Promise<Decision> {
    const decision = await decide(request, 'see staff pages');
    const { key } = request.query as { key?: string };
    const expected = request.visit?.session.screenKeyHash ?? null;
    if (decision === 'allow' || key === undefined || expected === null) return decision;
    return hashSecret(key) === expected ? 'allow' : 'hide';
  }

  /** Whose act it is: on one device, two people who sign in after each other have a seat each. */
  function actorOf(request: FastifyRequest, device: string): string {
    return `${(request.params as { code?: string }).code ?? ''} ${device} ${request.person?.id ?? ''}`;
  }

  /** Who left and joins again has another seat. They come by a page of the session first, which ends up here. */
  function remember(request: FastifyRequest, { seat }: Visit): SeatHeld | undefined {
    const device = deviceOf(request);
    const held =
      seat === undefined || seat.blockedAt !== null
        ? undefined
        : { sessionId: seat.sessionId, seatId: seat.id };
    if (device === undefined) return held;
    if (held === undefined) seatsHeld.delete(actorOf(request, device));
    else seatsHeld.set(actorOf(request, device), held);
    return held;
  }

  async function decideSeatAct(request: FastifyRequest): Promise<Decision> {
    const device = deviceOf(request);
    request.seatHeld = device === undefined ? undefined : seatsHeld.get(actorOf(request, device));
    if (request.seatHeld !== undefined) return 'allow';
    const decision = await decide(request, 'vote');
    if (decision === 'allow' && request.visit !== null) request.seatHeld = remember(request, request.visit);
    return decision;
  }

  async function seatAnew(request: FastifyRequest): Promise<SeatHeld | undefined> {
    const before = request.seatHeld;
    if (before === undefined) return undefined;
    const held = remember(request, await find(request, await getSession(db, before.sessionId)));
    return held?.seatId === before.seatId ? undefined : held;
  }

  return {
    seatAnew,
    toSeatAct: () => ({ name: 'acts for a seat', decide: decideSeatAct }),
    toOwnSeat: () => ({ name: 'has a seat', decide: decideOwnSeat }),
    to: (action) => ({ name: `may ${action}`, decide: (request) => decide(request, action) }),
    toScreen: () => ({ name: 'has the link of the screen', decide: decideScreen }),
    deviceOf,
    ensureDevice(request, reply) {
      const existing = deviceOf(request);
      if (existing !== undefined) return existing;
      const secret = newSecret();
      cookie.write(reply, secret, DEVICE_SECONDS);
      return hashSecret(secret);
    },
    find,
    wrongCodes,
  };
}

/** The name of the page of a session that a browser asked for, where it is one word and was only read. */
function pageAsked({ method, url }: FastifyRequest, code: string): string {
  const [path = ''] = url.split('?');
  const page = path.slice(`${sessionUrls.home(code)}/`.length);
  return method === 'GET' && /^[a-z-]{1,30}$/.test(page) ? page : '';
}
