import type { Services } from '../../platform/services.ts';
import type { Endeavours } from '../endeavours/index.ts';
import type { People } from '../people/index.ts';
import type { Sessions } from '../sessions/index.ts';
import type { Forum } from '../forum/index.ts';
import type { Notices } from '../notices/index.ts';
import { createAdding } from './adding.ts';
import { createCarryingOn } from './carrying-on.ts';
import { type Convening, createConvening } from './convening.ts';
import { type Calculation, createCalculation } from './calculation/calculation.ts';
import { carryConversations } from './exports/carry.ts';
import type { ConversationId } from './conversation.ts';
import { createErasing } from './erasing.ts';
import { createImpressions } from './impressions.ts';
import { createImporting, type Importing } from './importing.ts';
import { createModerating, type Moderating } from './moderating.ts';
import { addToHome } from './home.ts';
import { readableNotices } from './notices.ts';
import { linkToThreads } from './linking.ts';
import { findOrigin } from './onward.repository.ts';
import { highestLeast } from './raised-least.repository.ts';
import type { PerspectivesPages } from './pages.ts';
import { addPages } from './pages/add/page.tsx';
import { answersPages } from './pages/answers/page.tsx';
import { embedPages } from './pages/embed/page.tsx';
import { exportPages } from './pages/export/page.tsx';
import { importedPages } from './pages/imported/page.tsx';
import { polisExportPages } from './pages/polis-export/page.tsx';
import { guessPages } from './pages/guess/page.tsx';
import { ofEndeavourPages } from './pages/of-endeavour/page.tsx';
import { purposePages } from './pages/purpose/page.tsx';
import { createPurpose } from './purpose/purpose.ts';
import { describePurposeActs } from './purpose/describe-acts.ts';
import { onwardPages } from './pages/onward/page.tsx';
import { reachPages } from './pages/reach/page.tsx';
import { importPages } from './pages/import/page.tsx';
import { keptPages } from './pages/kept/page.tsx';
import { listPages } from './pages/list/page.tsx';
import { mePages } from './pages/me/page.tsx';
import { moderatePages } from './pages/moderate/page.tsx';
import { participantsPages } from './pages/participants/page.tsx';
import { recordPages } from './pages/record/page.tsx';
import { reportPages } from './pages/report/page.tsx';
import { runPages } from './pages/run/page.tsx';
import { seedsPages } from './pages/seeds/page.tsx';
import { startPages } from './pages/start/page.tsx';
import { statementsPages } from './pages/statements/page.tsx';
import { asidePages } from './pages/take-part/aside.ts';
import { guestPages } from './pages/take-part/guest.tsx';
import { takePartPages } from './pages/take-part/page.tsx';
import { createReportLive } from './report/live.ts';
import { createTakingPart, type TakingPart } from './taking-part.ts';
import { perspectivesUrls } from './urls.ts';
import { registerVisits } from './visits.ts';
import { createVoting } from './voting.ts';

export type { ConversationId } from './conversation.ts';

/** What other features need of perspectives. */
export interface Perspectives {
  readonly convening: Convening;
  readonly takingPart: TakingPart;
  readonly moderating: Moderating;
  readonly vote: ReturnType<typeof createVoting>;
  readonly calculation: Calculation;
  readonly addAnswers: Importing['addAnswers'];
}

export function registerPerspectives(
  services: Services,
  deps: {
    readonly people: People;
    readonly sessions: Sessions;
    readonly forum: Forum;
    readonly notices: Notices;
    readonly endeavours: Endeavours;
  },
): Perspectives {
  const { app, database, clock, config } = services;
  const { people, sessions, forum, notices, endeavours } = deps;
  const db = database.kysely;
  const { topics, streams, report } = services;
  const reportLive = createReportLive({ db, topics, streams, onError: report });
  const impressions = createImpressions({ db, onError: report });
  const calculation = createCalculation({ db, clock, onError: report, onResult: reportLive.changed });
  const changed = (id: ConversationId): void => calculation.changed(id);
  app.addHook('onClose', async () => {
    await calculation.close();
    await impressions.close();
  });
  const takingPart = createTakingPart({ db, clock });
  const statementsChanged = (id: ConversationId): void => {
    takingPart.statementsChanged(id);
    changed(id);
  };
  const convening = createConvening({ db, clock, changed: statementsChanged });
  const vote = createVoting({ db, clock, changed });
  const importing = createImporting({ db, clock });
  const moderating = createModerating({ db, clock, notices, changed: statementsChanged });
  const erasing = createErasing({ db, clock, changed });
  const visits = registerVisits(app, { db, clock, sessions, endeavours });
  const pages: PerspectivesPages = {
    app,
    db,
    clock,
    baseUrl: config.baseUrl,
    visits,
    endeavours,
    convening,
    takingPart,
    vote,
    add: createAdding({ db, clock, changed: statementsChanged }),
    moderating,
    erasing,
    linking: forum.linking,
    calculation,
    importing,
    impressions,
    reportLive,
    carryingOn: createCarryingOn({ db, clock, forum, notices }),
    purpose: createPurpose({ db, clock, endeavours, notices }),
  };
  for (const add of [
    listPages,
    ofEndeavourPages,
    startPages,
    takePartPages,
    asidePages,
    guestPages,
    addPages,
    answersPages,
    moderatePages,
    participantsPages,
    runPages,
    seedsPages,
    reportPages,
    keptPages,
    statementsPages,
    mePages,
    exportPages,
    importPages,
    importedPages,
    polisExportPages,
    guessPages,
    reachPages,
    onwardPages,
    purposePages,
    recordPages,
    embedPages,
  ]) {
    add(pages);
  }
  linkToThreads({ db, clock, forum, visits });
  forum.raisedLeast.push(highestLeast);
  forum.onward.push(async (request, { id }) => {
    const origin = await findOrigin(db, id);
    if (origin === undefined || !(await visits.maySee(request, origin.perspectivesId))) return [];
    return [
      {
        text: `This thread came from a statement in perspectives: “${origin.text}”`,
        href: perspectivesUrls.report(origin.perspectivesId),
      },
    ];
  });
  notices.addReader('perspectives', (queryable, personId, things) =>
    readableNotices(queryable, endeavours, personId, things),
  );
  people.erasures.push({
    erase: (tx, person, now) => erasing.erasePerson(tx, person.id, now),
    goes: 'Your answers in perspectives. Their results are calculated again, and say that somebody left.',
    stays: 'Statements that you added to perspectives, without you as their author.',
  });
  carryConversations({ db, endeavours, calculation, baseUrl: config.baseUrl });
  endeavours.record.describe(
    'perspectives-started',
    ({ who }) => `${who} started a conversation for perspectives`,
    {
      isPrivileged: true,
    },
  );
  endeavours.frame.add(
    {
      name: 'perspectives',
      text: 'Perspectives',
      href: perspectivesUrls.ofEndeavour,
      action: 'read the record',
    },
    'edge',
  );
  describePurposeActs(endeavours.record);
  addToHome(endeavours, db, clock);
  app.navigation.push({
    text: 'Perspectives',
    href: perspectivesUrls.list,
    isShown: (request) => request.person !== null,
  });
  return { convening, takingPart, moderating, vote, calculation, addAnswers: importing.addAnswers };
}
