import type { Services } from '../../platform/services.ts';
import type { People } from '../people/index.ts';
import { createRecordSentences, type RecordSentences } from './record-sentences.ts';
import { registerJoinPages } from './join-pages.ts';
import { SessionLive } from './live.ts';
import type { FindOnward, FindStartSection } from './pages/start/sections.ts';
import type { CopyExtensions } from './organise/copies.ts';
import type { Retention } from './organise/retention.ts';
import { registerOrganisePages } from './organise-pages.ts';
import type { SeatService } from './seats.service.ts';
import { createSessionService, type SessionService } from './service.ts';
import type { Session } from './session.ts';
import { sessionUrls } from './urls.ts';
import { registerVisits, type Visits } from './visit.ts';

export { type Action, can } from './policy.ts';
export { readJoinCode, showJoinCode } from './join-code.ts';
export type { LivePart, SessionLive } from './live.ts';
export { liveSession } from './live.ts';
export { DECLINE_REASONS, type DeclineReason, HIDDEN_FOR } from './moderation.ts';
export { namingChoices, shownAs } from './naming.ts';
export {
  changeSession,
  changeSessionIfThere,
  findSession,
  findSessionByCode,
  getSession,
  loadProgramme,
  lockSession,
} from './repository.ts';
export { countPresent, ensureFloorSeat, getSeat } from './seats.repository.ts';
export type { Seat, SeatId } from './seat.ts';
export { countSeats, countSetAside } from './seats/oversight.repository.ts';
export type { SeatService } from './seats.service.ts';
export type { CopyExtensions } from './organise/copies.ts';
export { sessionFrame } from './frame.tsx';
export { continuationNotice } from './organise/continuation-notice.tsx';
export type { Act, DescribeAct } from './record-sentences.ts';
export { recordScope } from './service.ts';
export {
  isOver,
  type LabelId,
  type Naming,
  OPENINGS,
  type PartId,
  type Programme,
  type Role,
  type RoleHolder,
  type RoleId,
  type Session,
  type SessionId,
  type SessionState,
  speakersOf,
  STATE_WORDS,
  whyNotNow,
  canMove,
} from './session.ts';
export { DateField, TimeField } from './organise/when-view.tsx';
export { filledDate, momentIn } from './organise/when.ts';
export { sessionUrls };
export { networkOf } from './seats/network.ts';
export { type SeatHeld, type Visit, visitOf, type Visits } from './visit.ts';

/** What other features need of sessions. */
export interface Sessions {
  readonly service: SessionService;
  readonly live: SessionLive;
  readonly visits: Visits;
  /** How acts of each kind read on the session's record, which is open to everybody in the session (LIVE-3). */
  readonly record: RecordSentences;
  readonly seats: SeatService;
  /** What happens when a session is copied, and when a rehearsal is deleted. */
  readonly copies: CopyExtensions;
  /** Who keeps their link to what they wrote when the time that was promised is over (LIVE-87). */
  readonly retention: Retention;
  /** What other features show of somebody's own on the page that everything starts from. */
  readonly startSections: FindStartSection[];
  /** What other features say goes on from a session, on its page and in its archive. */
  readonly onward: FindOnward[];
  /** The endeavours that other features say a session is linked to, in its files, which anybody may come to read. */
  readonly onwardInFiles: ((session: Session) => Promise<readonly string[]>)[];
}

export function registerSessions(services: Services, people: People): Sessions {
  const { app, database, clock, config, jobs, topics, streams, report } = services;
  app.navigation.unshift({
    text: 'Sessions',
    href: sessionUrls.list,
    isShown: (request) => request.person !== null,
  });
  const db = database.kysely;
  const visits = registerVisits(app, db, clock, config.baseUrl);
  const live = new SessionLive({ db, topics, streams, onError: report });
  const service = createSessionService({ db, clock, jobs, live });
  const record = createRecordSentences();
  const startSections: FindStartSection[] = [];
  const onward: FindOnward[] = [];
  const onwardInFiles: Sessions['onwardInFiles'] = [];
  const seats = registerJoinPages(services, { visits, live, service, record, people, startSections, onward });
  const organising = registerOrganisePages(services, { service, live, visits, record }, people);
  return { service, live, visits, seats, record, startSections, onward, onwardInFiles, ...organising };
}
