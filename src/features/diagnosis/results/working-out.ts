import { Piscina } from 'piscina';
import { type Question, QUESTIONS } from '../../../analysis/diagnosis/instrument.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Endeavour, Endeavours, SeatWithHolders } from '../../endeavours/index.ts';
import { listRaters } from '../answers/answers.repository.ts';
import { type DiagnosisRound, hasAnswered, type Rater } from '../round.ts';
import { saveResult } from '../rounds/rounds.repository.ts';
import {
  nearDuplicates,
  ratedStatements,
  type Statement,
  type WrittenSentence,
} from '../statements/statement.ts';
import { listStatements } from '../statements/statements.repository.ts';
import { type StoredResult, workOut, type WorkToDo } from './stored-result.ts';

export interface WorkingOut {
  /** Works out what a closed round found, in another thread, and keeps it. Doing it twice changes nothing. */
  workOut(round: DiagnosisRound): Promise<void>;
  /** Groups sentences that say much the same, in another thread: with many, that takes a while. */
  group(sentences: readonly WrittenSentence[]): Promise<readonly (readonly WrittenSentence[])[]>;
  close(): Promise<void>;
}

export function createWorkingOut(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly endeavours: Pick<Endeavours, 'find' | 'seats'>;
}): WorkingOut {
  const { db, clock, endeavours } = deps;
  const workers = new Piscina({
    filename: new URL('./stored-result.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 10_000,
  });
  return {
    async workOut(round) {
      const endeavour = await endeavours.find(db, round.endeavourId);
      if (endeavour === undefined) return;
      const work = workToDo(round, {
        endeavour,
        seats: await endeavours.seats(db, round.endeavourId),
        raters: await listRaters(db, round.id),
        statements: await listStatements(db, round.id),
      });
      const result = (await workers.run(work, { name: workOut.name })) as StoredResult;
      await saveResult(db, round.id, result, clock.now());
    },
    group: (sentences) =>
      workers.run(sentences, {
        filename: new URL('../statements/statement.js', import.meta.url).href,
        name: nearDuplicates.name,
      }) as Promise<readonly (readonly WrittenSentence[])[]>,
    close: () => workers.destroy(),
  };
}

/** What the calculation is given: organisations by key, nobody's name. */
export function workToDo(
  round: Pick<DiagnosisRound, 'settings' | 'seed' | 'wasRated'>,
  from: {
    readonly endeavour: Pick<Endeavour, 'organisationWord' | 'places' | 'levels'>;
    readonly seats: readonly SeatWithHolders[];
    readonly raters: readonly Rater[];
    readonly statements: readonly Statement[];
  },
): WorkToDo {
  const { endeavour, seats, raters } = from;
  const statements = {
    wrong: ratedStatements(from.statements, 'wrong'),
    do: ratedStatements(from.statements, 'do'),
    works: ratedStatements(from.statements, 'works'),
  };
  const answering = raters.filter(hasAnswered);
  const word = endeavour.organisationWord;
  const names = new Map(answering.map((rater) => [rater.organisationKey, rater.organisation]));
  // Keys begin with the name: sentences list organisations in the order of their keys (SHAPE-19).
  const keyOf = ({ organisationKey: key }: Rater) => `${names.get(key) ?? ''} ${key}`;
  return {
    round: {
      raters: answering.map((rater) => ({
        organisation: keyOf(rater),
        answers: rater.sentAt === null ? {} : rater.answers.ratings,
        statements: byQuestion((question) =>
          statements[question].map(({ id }) => rater.statementRatings[id]),
        ),
      })),
      statements: byQuestion((question) => statements[question].length),
      isStatementRoundComplete: round.wasRated,
    },
    statements: byQuestion((question) => statements[question].map(({ id, text }) => ({ id, text }))),
    settings: round.settings,
    seed: round.seed,
    words: {
      organisation: word,
      organisations: pluralOf(word),
      names: Object.fromEntries(
        answering.map((rater) => [keyOf(rater), names.get(rater.organisationKey) ?? '']),
      ),
      notHeard: notHeard(endeavour, seats, answering),
    },
  };
}

/** More than one of what the endeavour calls an organisation: departments, charities, branches. */
export function pluralOf(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}

function byQuestion<Value>(of: (question: Question) => Value): Readonly<Record<Question, Value>> {
  return Object.fromEntries(QUESTIONS.map((question) => [question, of(question)])) as Record<Question, Value>;
}

/** Organisations with a seat, places and levels from which nobody has answered. */
function notHeard(
  { places, levels }: Pick<Endeavour, 'places' | 'levels'>,
  seats: readonly SeatWithHolders[],
  raters: readonly Rater[],
): readonly string[] {
  const heard = new Set(raters.flatMap(({ organisation, place, level }) => [organisation, place, level]));
  const wanted = [...seats.map(({ organisation }) => organisation), ...places, ...levels];
  return [...new Set(wanted)].filter((name) => !heard.has(name));
}
