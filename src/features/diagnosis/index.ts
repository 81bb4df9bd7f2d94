import type { Services } from '../../platform/services.ts';
import { type EndeavourId, type Endeavours, endeavourOfContext } from '../endeavours/index.ts';
import type { Forum, FoundTarget } from '../forum/index.ts';
import type { Notices } from '../notices/index.ts';
import type { People } from '../people/index.ts';
import { findRater } from './answers/answers.repository.ts';
import { findDraft } from './answers/drafts.repository.ts';
import { type Answering, createAnswering } from './answers/answering.ts';
import { forgetPerson } from './answers/forgetting.ts';
import { describeActs } from './describe-acts.ts';
import { addToHome } from './home.tsx';
import { answerPages } from './pages/answer/page.tsx';
import { comparePages } from './pages/compare/page.tsx';
import type { DiagnosisPages } from './pages/context.ts';
import { dialoguePages } from './pages/dialogue/page.tsx';
import { filePages } from './pages/files.ts';
import { mergePages } from './pages/merge/page.tsx';
import { ownPages } from './pages/own/page.tsx';
import { ratePages } from './pages/rate/page.tsx';
import { roundPages } from './pages/round/page.tsx';
import { roundsPages } from './pages/rounds/page.tsx';
import { thresholdsPages } from './pages/thresholds/page.tsx';
import { addToExport } from './results/add-to-export.ts';
import { carryRounds } from './results/carry.ts';
import { createWorkingOut } from './results/working-out.ts';
import { remind } from './rounds/reminding.ts';
import { createRunning, type Running } from './rounds/running.ts';
import { listRounds } from './rounds/rounds.repository.ts';
import { createTelling } from './rounds/telling.ts';
import { createAgreeing } from './settings/agreeing.ts';
import { createMerging, type Merging } from './statements/merging.ts';
import { diagnosisUrls } from './urls.ts';

export interface Diagnosis {
  readonly running: Running;
  readonly answering: Answering;
  readonly merging: Merging;
  /** Reminds those who have not answered in rounds that close soon, each once. */
  remind(): Promise<void>;
}

/** Adds the shape of the problem: blind rounds in an endeavour, and what they find. */
export function registerDiagnosis(
  services: Services,
  features: {
    readonly people: People;
    readonly endeavours: Endeavours;
    readonly notices: Notices;
    readonly forum: Forum;
  },
): Diagnosis {
  const { app, database, clock, jobs, mail, config } = services;
  const { people, endeavours, notices, forum } = features;
  const db = database.kysely;
  const working = createWorkingOut({ db, clock, endeavours });
  app.addHook('onClose', () => working.close());
  const running = createRunning({ db, clock, working, tell: createTelling({ notices, endeavours }) });
  const answering = createAnswering(db, clock);
  const merging = createMerging(db, clock);
  const agreeing = createAgreeing({ db, clock, endeavours });
  const reminding = () => remind({ db, clock, mail, baseUrl: config.baseUrl, endeavours });
  jobs.defineRepeating(
    {
      name: 'diagnosis-due',
      async run() {
        await running.settle();
        await reminding();
      },
    },
    '*/5 * * * *',
  );
  describeActs(endeavours.record);
  endeavours.frame.add(
    {
      name: 'shape',
      text: 'Shape of the problem',
      href: diagnosisUrls.shape,
      action: 'read the record',
    },
    'edge',
  );
  addToExport(endeavours, db);
  carryRounds(endeavours, db);
  addToHome(endeavours.home, {
    db,
    ownIn: async (round, memberId) => ({
      rater: await findRater(db, round.id, memberId),
      draft: await findDraft(db, round.endeavourId, memberId),
    }),
  });
  // Before the endeavour forgets which of its members this person was.
  people.erasures.unshift({
    erase: (tx, person) => forgetPerson(tx, person.id),
    goes: 'Sentences that you wrote in rounds on the shape of a problem, notes that you signed there, and all your answers in rounds that are open.',
    stays: 'Your ratings in rounds that have closed, without your name.',
  });
  const roundsOf = async (id: EndeavourId | undefined): Promise<readonly FoundTarget[]> =>
    id === undefined
      ? []
      : (await listRounds(db, id)).map((round) => ({
          id: round.id,
          text: `round ${round.number}`,
          href: diagnosisUrls.round(id, round.id),
        }));
  forum.linking.addTargets({
    kind: 'round',
    name: 'Shape of the problem',
    async list(request, context) {
      const id = endeavourOfContext(context);
      const membership =
        id === undefined
          ? undefined
          : await endeavours.memberships.find(endeavours.memberships.askerOf(request), id);
      return membership?.can('read the record') === true ? roundsOf(id) : [];
    },
    forFiles: (context) => roundsOf(endeavourOfContext(context)),
  });
  const pages: DiagnosisPages = {
    app,
    notices,
    forum,
    db,
    clock,
    endeavours,
    running,
    answering,
    merging,
    agreeing,
  };
  for (const add of [
    roundsPages,
    comparePages,
    thresholdsPages,
    roundPages,
    answerPages,
    mergePages,
    ratePages,
    ownPages,
    dialoguePages,
    filePages,
  ]) {
    add(pages);
  }
  return { running, answering, merging, remind: reminding };
}
