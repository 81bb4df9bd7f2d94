import type { Queryable } from '../../platform/database/transaction.ts';
import type { Services } from '../../platform/services.ts';
import type { People, PersonId } from '../people/index.ts';
import type { Forum } from '../forum/index.ts';
import type { Notices } from '../notices/index.ts';
import type { Questions } from '../questions/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { type ActSentences, createActSentences } from './acts.ts';
import { createBeginnings } from './beginnings.ts';
import { type Challenges, createChallenges } from './challenges/challenges.ts';
import { type Committing, createCommitting } from './commitments/committing.ts';
import { createDoing } from './doing.ts';
import { createDrawingEdge, type DrawingEdge } from './edge/drawing.ts';
import { type Closing, createClosing } from './ending/closing.ts';
import { createReminding, type Reminding } from './stewards/reminding.ts';
import { addOrganisationSection } from './organisation-section.tsx';
import { erasure } from './erasing.ts';
import { addHomeSection } from './home-section.ts';
import { isInvited } from './invitations/invitations.repository.ts';
import { createInvitations, type Invitations } from './invitations/invitations.ts';
import { createLeaving, type Leaving } from './invitations/leaving.ts';
import { createNamingVoices, type NamingVoices } from './missing/naming.ts';
import { type Choosing, createChoosing } from './stewards/choosing.ts';
import { challengePages } from './pages/challenge/page.tsx';
import { commitmentsPages } from './pages/commitments/page.tsx';
import { edgePages } from './pages/edge/page.tsx';
import { invitationPages } from './pages/invitation/page.tsx';
import { invitePages } from './pages/invite/page.tsx';
import { mePages } from './pages/me/page.tsx';
import { missingPages } from './pages/missing/page.tsx';
import { removeSeatPages } from './pages/remove-seat/page.tsx';
import { stewardsPages } from './pages/stewards/page.tsx';
import { createHandingOn, type HandingOn } from './handover/handing-on.ts';
import { createRewording, type Rewording } from './wording.ts';
import { endingPages } from './pages/ending/page.tsx';
import { wordingPages } from './pages/wording/page.tsx';
import { createExports, type Exports } from './transfer/exports.ts';
import { createTransfer, type Transfer } from './transfer/transfer.ts';
import { listChallenges } from './challenges/challenges.repository.ts';
import { listCommitments } from './commitments/commitments.repository.ts';
import { listEdge } from './edge/edge.repository.ts';
import { listProposals } from './stewards/proposals.repository.ts';
import { readActs, type ShownAct } from './who-did.ts';
import { movingOnPages } from './pages/moving-on/page.tsx';
import { firstWeekPages } from './pages/first-week/page.tsx';
import { transferPages } from './pages/transfer/page.tsx';
import { talkPages } from './pages/talk/page.tsx';
import { addLinking } from './talk/linking.ts';
import { addTalkSpace } from './talk/talk-space.ts';
import { importPages } from './pages/import/page.tsx';
import { describeActs } from './describe-acts.ts';
import type { Endeavour, EndeavourId, EndeavourSeatId, SeatWithHolders } from './endeavour.ts';
import { findEndeavour } from './endeavours.repository.ts';
import { createFrame, type EndeavourFrame } from './frame.ts';
import { createHome, type HomeExtensions } from './home.ts';
import { findMemberOfPerson, listSeatedIn } from './members.repository.ts';
import { type Memberships, registerMemberships } from './membership.ts';
import type { EndeavourPages } from './pages.ts';
import { homePages } from './pages/home/page.tsx';
import { listPages } from './pages/list/page.tsx';
import { recordPages } from './pages/record/page.tsx';
import { sessionsPages } from './pages/sessions/page.tsx';
import { organiseSessionPages } from './pages/organise-sessions/page.tsx';
import { seatsPages } from './pages/seats/page.tsx';
import { startPages } from './pages/start/page.tsx';
import { listSeats } from './seats.repository.ts';
import { addStartSection } from './start-section.ts';
import { addOnward } from './onward.ts';
import { createReadableSessions } from './sessions/readable-sessions.ts';
import { createLinkingSessions, type LinkingSessions } from './sessions/linking-sessions.ts';
import { addSessionLinkNotices, describeSessionActs } from './sessions/telling-organisers.ts';
import { createStarting, type Starting } from './starting.ts';
import { endeavourUrls } from './urls.ts';
import { addWaiting } from './waiting.ts';

export { type EndeavourAct, writeAct } from './acts.ts';
export {
  type Endeavour,
  type EndeavourId,
  type EndeavourSeatId,
  type MemberId,
  type Seat,
  type SeatWithHolders,
} from './endeavour.ts';
export { whyNot } from './doing.ts';
export type { OpenItem } from './home.ts';
export { endeavourOfContext } from './talk/talk-space.ts';
export { lockEndeavour } from './endeavours.repository.ts';
export { type Membership, membershipOf, type Seated, seatedMembership } from './membership.ts';
export { membersSeated } from './telling.ts';
export type { SeatWords } from './starting.ts';
export { endeavourUrls } from './urls.ts';

/** What other features need of endeavours. */
export interface Endeavours {
  find(db: Queryable, id: EndeavourId): Promise<Endeavour | undefined>;
  /** The seats with who holds and who held them, by organisation and name; removed ones at will. */
  seats(
    db: Queryable,
    id: EndeavourId,
    options?: { readonly removedToo?: boolean },
  ): Promise<readonly SeatWithHolders[]>;
  /** The seat that a person holds in an endeavour now. */
  seatOf(db: Queryable, id: EndeavourId, personId: PersonId): Promise<EndeavourSeatId | null>;
  /** The endeavours in which a person holds a seat now. */
  readonly seatedIn: typeof listSeatedIn;
  /** Who somebody is in an endeavour, and the access of routes with `:endeavour`. */
  readonly memberships: Memberships;
  /** The navigation around every page of an endeavour. */
  readonly frame: EndeavourFrame;
  /** What features add to an endeavour's home. */
  readonly home: HomeExtensions;
  /** How acts read on the shared record, and which of them only stewards may do. */
  readonly record: ActSentences;
  readonly starting: Starting;
  readonly invitations: Invitations;
  readonly leaving: Leaving;
  readonly naming: NamingVoices;
  readonly choosing: Choosing;
  readonly challenges: Challenges;
  readonly drawing: DrawingEdge;
  readonly committing: Committing;
  readonly handing: HandingOn;
  readonly transfer: Transfer;
  /** What other features add to an endeavour's export. */
  readonly exports: Exports;
  readonly closing: Closing;
  readonly reminding: Reminding;
  readonly rewording: Rewording;
  readonly linkingSessions: LinkingSessions;
  readonly proposals: typeof listProposals;
  readonly edge: typeof listEdge;
  readonly commitments: typeof listCommitments;
  readonly challenged: typeof listChallenges;
  /** The shared record in words, the newest first. */
  acts(
    db: Queryable,
    id: EndeavourId,
    span: { readonly limit: number; readonly before?: number },
  ): Promise<readonly ShownAct[]>;
}

export function registerEndeavours(
  services: Services,
  features: {
    readonly people: People;
    readonly sessions: Sessions;
    readonly questions: Questions;
    readonly forum: Forum;
    readonly notices: Notices;
  },
): Endeavours {
  const { people, sessions, questions, forum, notices } = features;
  const { app, database, clock, config, jobs, mail } = services;
  const db = database.kysely;
  const memberships = registerMemberships(app, {
    db,
    clock,
    deviceOf: (request) => sessions.visits.deviceOf(request),
  });
  const record = createActSentences();
  const home = createHome();
  const frame = createFrame();
  const starting = createStarting(db, clock);
  const doing = createDoing(db, clock);
  const choosing = createChoosing(db, clock, doing);
  describeActs(record);
  addToFrame(frame);
  addStartSection({ db, clock, sessions, memberships });
  const exports = createExports();
  const invitations = createInvitations({ db, clock, mail, people, doing, baseUrl: config.baseUrl });
  const acting = {
    invitations,
    leaving: createLeaving(doing),
    naming: createNamingVoices(doing),
    choosing,
    challenges: createChallenges(db, record, doing),
    drawing: createDrawingEdge(doing),
    committing: createCommitting(doing, forum.linking),
    handing: createHandingOn({ db, clock, mail, doing, baseUrl: config.baseUrl }),
    transfer: createTransfer(db, clock, exports),
    exports,
    reminding: createReminding({ db, clock, mail, baseUrl: config.baseUrl }),
    closing: createClosing({ db, clock, mail, doing, baseUrl: config.baseUrl }),
    rewording: createRewording(doing),
    linkingSessions: createLinkingSessions({ db, clock, doing, notices }),
  };
  const readableSessions = createReadableSessions(db, sessions);
  const beginnings = createBeginnings({ db, readableSessions, questions, forum });
  addOnward({ db, memberships, sessions, forum });
  addLinking({ db, forum, memberships });
  addTalkSpace({ db, clock, forum, memberships, exports: acting.exports, home });
  const pages: EndeavourPages = {
    app,
    db,
    clock,
    memberships,
    frame,
    home,
    record,
    starting,
    beginnings,
    readableSessions,
    ...acting,
    ensureDevice: (request, reply) => sessions.visits.ensureDevice(request, reply),
  };
  for (const add of PAGES) add(pages);
  organiseSessionPages({ ...pages, sessions });
  addSessionLinkNotices(notices);
  describeSessionActs(sessions.record);
  commitmentsPages({ ...pages, forum });
  stewardsPages({ ...pages, forum });
  talkPages({ ...pages, forum });
  addHomeSection(home, db, clock);
  addWaiting(notices, { clock, memberships, home });
  addOrganisationSection(people);
  people.mayAlwaysSignIn.push((email) => isInvited(db, email));
  people.erasures.push(erasure);
  jobs.defineRepeating(
    {
      name: 'endeavours-settle',
      async run() {
        await choosing.settleDue();
        await acting.closing.settleDue();
      },
    },
    '*/10 * * * *',
  );
  jobs.defineRepeating(
    { name: 'endeavours-chase', run: () => acting.handing.chaseEmptySeats() },
    '40 7 * * *',
  );
  jobs.defineRepeating({ name: 'endeavours-remind', run: () => acting.reminding.remind() }, '45 7 * * *');
  app.navigation.push({
    text: 'Endeavours',
    href: endeavourUrls.list,
    isShown: (request) => request.person !== null,
  });
  return {
    find: findEndeavour,
    seats: listSeats,
    seatOf: async (queryable, id, personId) =>
      (await findMemberOfPerson(queryable, id, personId))?.seatId ?? null,
    seatedIn: listSeatedIn,
    memberships,
    frame,
    home,
    record,
    starting,
    ...acting,
    proposals: listProposals,
    edge: listEdge,
    commitments: listCommitments,
    challenged: listChallenges,
    acts: (queryable, id, span) => readActs(queryable, record, id, span),
  };
}

const PAGES = [
  listPages,
  startPages,
  invitationPages,
  homePages,
  seatsPages,
  invitePages,
  removeSeatPages,
  missingPages,
  challengePages,
  edgePages,
  mePages,
  movingOnPages,
  firstWeekPages,
  wordingPages,
  sessionsPages,
  endingPages,
  recordPages,
  transferPages,
  importPages,
];

function addToFrame(frame: EndeavourFrame): void {
  frame.add({ name: 'home', text: 'Home', href: endeavourUrls.home, action: 'see' });
  frame.add({ name: 'seats', text: 'Seats', href: endeavourUrls.seats, action: 'read the record' });
  frame.add({ name: 'missing', text: 'Missing', href: endeavourUrls.missing, action: 'read the record' });
  frame.add({ name: 'edge', text: 'In and out', href: endeavourUrls.edge, action: 'read the record' });
  frame.add({
    name: 'commitments',
    text: 'Commitments',
    href: endeavourUrls.commitments,
    action: 'read the record',
  });
  frame.add({ name: 'talk', text: 'Talk', href: endeavourUrls.talk, action: 'read the record' });
  frame.add({ name: 'stewards', text: 'Stewards', href: endeavourUrls.stewards, action: 'read the record' });
  frame.add({ name: 'record', text: 'Record', href: endeavourUrls.record, action: 'read the record' });
  frame.add({ name: 'me', text: 'You', href: endeavourUrls.me, action: 'take part' });
}
