import type { Services } from '../../platform/services.ts';
import type { People } from '../people/index.ts';
import type { Questions } from '../questions/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { threadOfQuestion, threadsOfSession } from './carry-over/carry-over.repository.ts';
import { followSessions } from './carry-over/follow-sessions.ts';
import { createReplying } from './carry-over/replying.ts';
import { addMovingOnSection } from './moving-on-section.tsx';
import { addOrganisationSection } from './organisation-section.tsx';
import { forumErasure } from './erasure.ts';
import { createAccepting } from './posts/accepting.ts';
import { findSpaceOf } from './spaces/spaces.repository.ts';
import { createArranging } from './arranging/arranging.ts';
import { arrangePages } from './pages/arrange/page.tsx';
import { createAttaching } from './attachments/attaching.ts';
import { deleteUnsent } from './attachments/attachments.repository.ts';
import { attachmentPage } from './attachments/page.ts';
import { takeUploads } from './attachments/uploads.ts';
import { createEvents, listenersOf } from './events.ts';
import type { Forum } from './forum.ts';
import type { FindOnward, ForumPages } from './pages.ts';
import { ThreadLive } from './live.ts';
import { editPostPages } from './pages/edit-post/page.tsx';
import { homePages } from './pages/home/page.tsx';
import { membersPages } from './pages/members/page.tsx';
import { newThreadPages } from './pages/new-thread/page.tsx';
import { spaceFormPages } from './pages/new-space/page.tsx';
import { draftsPages } from './pages/drafts/page.tsx';
import { followingPages } from './pages/following/page.tsx';
import { bookmarkPages } from './pages/bookmark/page.tsx';
import { bookmarksPage } from './pages/bookmarks/page.tsx';
import { spaceActs } from './pages/space/acts.ts';
import { threadActs } from './pages/thread/acts.ts';
import { answerDaysOf } from './addressing/addressee.ts';
import { createAddressing } from './addressing/addressing.ts';
import { owedIn } from './addressing/addressing.repository.ts';
import { questionsOf } from './addressing/asked.ts';
import { remindersDue } from './addressing/reminders.ts';
import { addresseesPages } from './pages/addressees/page.tsx';
import { createHandingOn } from './handing-on/handing-on.ts';
import { handOnPages } from './pages/hand-on/page.tsx';
import { mentionPage } from './pages/mention/page.tsx';
import { overviewPages } from './pages/overview/page.tsx';
import { decisionNotesPage } from './pages/decision-notes/page.tsx';
import { reviewPages } from './pages/review/page.tsx';
import { programRoutes } from './programs/routes.ts';
import { createReviewing } from './decisions/reviewing.ts';
import { countDecisions } from './decisions/decisions.repository.ts';
import { addPolls } from './add-polls.ts';
import { linksPages } from './pages/links/page.tsx';
import { createLeastShown } from './polls/least-shown.ts';
import { createLinking } from './linking/linking.ts';
import { owedPage } from './pages/owed/page.tsx';
import { createAppealing } from './order/appealing.ts';
import { keepForATime } from './keeping.repository.ts';
import { createAskingToJoin } from './joining/asking-to-join.ts';
import { forgetInvitations, isInvited } from './joining/invitations.repository.ts';
import { createInviting } from './joining/inviting.ts';
import { forgetRequests } from './joining/requests.repository.ts';
import { askToJoinPages } from './pages/ask-to-join/page.tsx';
import { invitationPages } from './pages/invitation/page.tsx';
import { openInvitationsPage } from './pages/invitations/page.tsx';
import { joiningPages } from './pages/joining/page.tsx';
import { beginnerOf, writersOf } from './nameless/nameless.repository.ts';
import { createOrdering } from './order/ordering.ts';
import { toLookAt } from './order/to-look-at.ts';
import { privatePages } from './pages/private/page.tsx';
import { createPrivateThreads } from './private/private-threads.ts';
import { feedPages } from './pages/feeds/page.ts';
import { createBringingIn } from './bringing-in/bringing-in.ts';
import { deleteWaiting } from './bringing-in/bringing-in.repository.ts';
import { bringInPages } from './pages/bring-in/page.tsx';
import { exportPages } from './pages/export/page.tsx';
import { appealsPages } from './pages/appeals/page.tsx';
import { decisionsPages } from './pages/decisions/page.tsx';
import { moderatePages } from './pages/moderate/page.tsx';
import { lookUpPages } from './pages/look-up/page.tsx';
import { queuePages } from './pages/queue/page.tsx';
import { supportedPages } from './pages/supported/page.tsx';
import { countToFollow } from './supported/count-to-follow.ts';
import { spacePage } from './pages/space/page.tsx';
import { tagPages } from './pages/tags/page.tsx';
import { threadTagPages } from './pages/tags/thread-tags.tsx';
import { threadPages } from './pages/thread/page.tsx';
import { replyPages } from './pages/write-reply/page.tsx';
import { createWriting } from './posts/writing.ts';
import { readThreads } from './export/carried-threads.ts';
import { createExporting } from './export/exporting.ts';
import { registerSpaceRights } from './spaces/access.ts';
import { createSpaces } from './spaces/spaces.ts';
import { createKeepingTags } from './tags/keeping-tags.ts';
import { findThreadVisit } from './threads/threads.repository.ts';
import { forumUrls } from './urls.ts';

export type { Forum, SessionThreads } from './forum.ts';
export type {
  Addressed,
  Answered,
  CarriedOver,
  Edited,
  Joining,
  Moderated,
  PollClosed,
  Posted,
} from './events.ts';
export { plainText, plainWords } from '../../platform/markdown/markdown.ts';
export { dayOf } from './day-ahead.ts';
export type { FoundTarget } from './linking/linking.ts';
export { MAX_POST_LENGTH, type PostId } from './post.ts';
export type { SpaceId } from './space.ts';
export type { Thread, ThreadId } from './thread.ts';
export { carriedThreads, writeThreads } from './export/carried-threads.ts';
export { forumUrls } from './urls.ts';

const DAY_MS = 24 * 3_600_000;
/** What was attached to something never sent. */
const KEEP_UNSENT_MS = 30 * DAY_MS;

/** Adds the forum: spaces, threads and posts, and what sessions leave to be talked on about. */
export function registerForum(
  services: Services,
  features: { readonly people: People; readonly sessions: Sessions; readonly questions: Questions },
): Forum {
  const { people, sessions, questions } = features;
  const { app, database, clock, config, jobs, mail, topics, streams, report } = services;
  const db = database.kysely;
  const isAdministrator = (email: string | null): boolean => people.isAdministrator({ email });
  app.navigation.push({
    text: 'Forum',
    href: forumUrls.home,
    isShown: (request) => request.person !== null,
  });
  const events = createEvents();
  const rights = registerSpaceRights(app, db, isAdministrator);
  const spaces = createSpaces({ db, clock, topics, events });
  const attaching = createAttaching({ db, clock, rights, rules: config.attachments });
  const writing = createWriting({ db, clock, topics, events, rights });
  const orderingDeps = { db, clock, topics, events, rights, release: writing.release };
  const ordering = createOrdering(orderingDeps);
  const appealing = createAppealing({ ...orderingDeps, administrators: people.findAdministrators });
  const accepting = createAccepting({
    db,
    clock,
    events,
    rights,
    sessionChanged: (id) => sessions.live.changed(id),
  });
  followSessions({ sessions, questions }, { clock, spaces, events, release: writing.release });
  people.erasures.push(forumErasure);
  addOrganisationSection(people, rights);
  addMovingOnSection(people);
  keepForATime(people.retention);
  const live = new ThreadLive({ db, topics, streams, onError: report });
  const onward: FindOnward[] = [];
  const linking = createLinking({ db, clock, rights });
  const leastShown = createLeastShown();
  const pages: ForumPages = {
    app,
    db,
    clock,
    rights,
    spaces,
    writing,
    attaching,
    accepting,
    live,
    baseUrl: config.baseUrl,
    answerDays: config.answerDays,
    onward,
    linking,
    leastShown,
    isAdministrator,
  };
  for (const add of [
    homePages,
    spacePage,
    spaceFormPages,
    membersPages,
    spaceActs,
    threadPages,
    programRoutes,
    attachmentPage,
    threadActs,
    bookmarksPage,
    bookmarkPages,
    followingPages,
    draftsPages,
    owedPage,
    decisionNotesPage,
    linksPages,
    overviewPages,
    mentionPage,
  ]) {
    add(pages);
  }
  const polls = addPolls(pages, { events, jobs });
  const joining = {
    ...pages,
    inviting: createInviting({ db, clock, mail, events, people, baseUrl: config.baseUrl }),
    asking: createAskingToJoin({ db, clock, events }),
  };
  for (const add of [joiningPages, invitationPages, askToJoinPages]) add(joining);
  openInvitationsPage({ ...pages, people });
  people.mayAlwaysSignIn.push((email) => isInvited(db, email, clock.now()));
  people.erasures.push({
    async erase(tx, person) {
      await forgetInvitations(tx, person);
      await forgetRequests(tx, person.id);
    },
    goes: 'Your requests to join spaces, and invitations to you.',
  });
  supportedPages({ ...pages, sessions });
  feedPages(pages);
  const privateThreads = createPrivateThreads({ db, clock, topics, events, rights, writing });
  // Forms in which a file can be sent.
  void app.register(async (scope) => {
    await takeUploads(scope, attaching.rules.mostBytes);
    for (const add of [newThreadPages, replyPages, editPostPages]) add({ ...pages, app: scope });
    privatePages({ ...pages, app: scope, privateThreads });
  });
  jobs.defineRepeating(
    {
      name: 'forum-tidy',
      async run() {
        await deleteUnsent(db, new Date(clock.now().getTime() - KEEP_UNSENT_MS));
        await deleteWaiting(db, new Date(clock.now().getTime() - DAY_MS));
      },
    },
    '23 3 * * *',
  );
  reviewPages({ ...pages, reviewing: createReviewing({ db, clock, rights, writing }) });
  for (const add of [moderatePages, lookUpPages]) add({ ...pages, ordering });
  const tagging = { ...pages, keeping: createKeepingTags(orderingDeps) };
  for (const add of [tagPages, threadTagPages]) add(tagging);
  arrangePages({ ...pages, arranging: createArranging(orderingDeps) });
  const exporting = createExporting(pages);
  exportPages({ ...pages, exporting });
  void bringInPages({ ...pages, bringingIn: createBringingIn({ db, clock, rights }) });
  for (const add of [queuePages, decisionsPages, appealsPages]) add({ ...pages, ordering, appealing });
  const handing = createHandingOn({ db, clock, events, rights });
  handOnPages({ ...pages, handing });
  addresseesPages({ ...pages, addressing: createAddressing({ db, clock, events, rights }) });
  return {
    ...listenersOf(events),
    handedTo: handing.waitingFor,
    writing,
    accepting,
    spaces,
    ...polls,
    async mayRead(queryable, person, id) {
      return (await rights.of(queryable, person, id))?.rights.mayRead === true;
    },
    readersAmong: rights.readersAmong,
    writersOf,
    beginnerOf,
    async readableSpaces(queryable, person) {
      return (await rights.readable(queryable, person)).map(({ space }) => space);
    },
    async ofSession(queryable, sessionId) {
      const space = await findSpaceOf(queryable, { sessionId });
      if (space === undefined) return undefined;
      const threads = await threadsOfSession(queryable, sessionId);
      return { spaceId: space.id, threads: new Map(threads.map((thread) => [thread.questionId, thread])) };
    },
    ...createReplying({ db, clock, jobs, events, spaces, sessions }),
    ofQuestion: threadOfQuestion,
    questionsFor: (queryable, person) => questionsOf(queryable, rights, person),
    remindersDue: (queryable, now) => remindersDue(queryable, rights, config.answerDays, now),
    owedIn(queryable, space, now) {
      const { remind } = answerDaysOf(space, config.answerDays);
      return owedIn(queryable, space.id, new Date(now.getTime() - remind * DAY_MS));
    },
    countToFollow,
    async findThread(queryable, person, id) {
      const found = await findThreadVisit(queryable, { thread: id }, person.id);
      const own = found === undefined ? undefined : await rights.of(queryable, person, found.space.id);
      if (found === undefined || own?.rights.mayRead !== true) return undefined;
      return found.thread.hiddenAt === null && found.thread.heldAt === null ? found.thread : undefined;
    },
    findSpaceOf: (queryable, context) => findSpaceOf(queryable, { context }),
    countDecisions,
    exportFiles: (space) => exporting.files(space),
    readThreads: (space) => readThreads(db, space, { baseUrl: config.baseUrl, now: clock.now() }),
    async moderators(queryable, id) {
      const place = await rights.of(queryable, null, id);
      return place === undefined ? [] : rights.moderators(queryable, place.space);
    },
    async moderatedSpaces(queryable, person) {
      const readable = await rights.readable(queryable, person);
      return readable.flatMap(({ space, rights: own }) => (own.mayModerate ? [space.id] : []));
    },
    toLookAt: (queryable, person) => toLookAt(queryable, person, { rights, appealing }),
    onward,
    linking,
    raisedLeast: leastShown.raised,
    addSpaceAccess: rights.addSpaceAccess,
  };
}
