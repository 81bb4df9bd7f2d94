/** The diagnosis of a closed round: a reading and where views differ, never a score of people (SHAPE-1). */
import { isNoResult, type NotEnoughData } from '../status.ts';
import { complexity, raterLevel, type Complexity } from './complexity.ts';
import { disagreement, type Disagreement } from './disagreement.ts';
import {
  INSTRUMENT_VERSION,
  COMPLEXITY_ITEMS,
  ITEMS,
  PERCEPTION_ITEMS,
  QUESTIONS,
  type Item,
  type Question,
} from './instrument.ts';
import { isAgreedTrue, itemResult, type ItemResult } from './item-result.ts';
import { perception, type Perception } from './perception.ts';
import { placement, type Placement } from './placement.ts';
import { reading, readingNotes, type NoteFacts, type Reading, type ReadingNote } from './reading.ts';
import { type Answer, answersToItem, answersToStatement, type Round } from './round.ts';
import type { DiagnosisSettings } from './settings.ts';
import { shownGroups, type ShownGroups } from './shown-groups.ts';

export interface QuestionResult {
  readonly statements: readonly ItemResult[];
  readonly disagreement: Disagreement | NotEnoughData;
  readonly placement: Placement | NotEnoughData;
  readonly perception: Perception | NotEnoughData;
}

export interface Diagnosis {
  /** The version of the wording that was asked. */
  readonly instrument: string;
  readonly reading: Reading;
  readonly notes: readonly ReadingNote[];
  readonly facts: NoteFacts;
  readonly items: Readonly<Record<Item, ItemResult>>;
  readonly questions: Readonly<Record<Question, QuestionResult>>;
  readonly complexity: Complexity | NotEnoughData;
  /** Which organisations' figures may be shown; null for none. */
  readonly shown: ShownGroups | null;
  readonly settings: DiagnosisSettings;
  readonly seed: number;
}

/**
 * Takes some hundred milliseconds where organisation labels are dealt out at random: run it in a worker.
 *
 * @throws InvalidInputError if a rating is not a whole number 1 … 5
 */
export function diagnose(
  round: Round,
  settings: DiagnosisSettings,
  { seed }: { readonly seed: number },
): Diagnosis {
  const items = mapRecord(ITEMS, (item) => itemResult(answersToItem(round, item), { seed }));
  const questions = mapRecord(QUESTIONS, (question) =>
    questionResult(round, question, items[PERCEPTION_ITEMS[question]], { settings, seed }),
  );
  const level = complexity(round.raters);
  const facts = gatherFacts(round, items, questions, level);
  return {
    instrument: INSTRUMENT_VERSION,
    reading: reading(facts, settings),
    notes: readingNotes(facts, settings),
    facts,
    items,
    questions,
    complexity: level,
    shown: shownGroups(ratersByStep(round), settings.minOrganisationRaters),
    settings,
    seed,
  };
}

function questionResult(
  round: Round,
  question: Question,
  perceptionItem: ItemResult,
  { settings, seed }: { readonly settings: DiagnosisSettings; readonly seed: number },
): QuestionResult {
  const statements = Array.from({ length: round.statements[question] }, (_, statement) =>
    itemResult(answersToStatement(round, question, statement), { seed }),
  );
  const measured = disagreement(statements, { seed });
  return {
    statements,
    disagreement: measured,
    placement: placement(round, question, { seed }),
    perception: perception(perceptionItem, measured, settings),
  };
}

function gatherFacts(
  round: Round,
  items: Readonly<Record<Item, ItemResult>>,
  questions: Readonly<Record<Question, QuestionResult>>,
  level: Complexity | NotEnoughData,
): NoteFacts {
  const counted = round.raters.filter((rater) => raterLevel(rater) !== null);
  const measured = (question: Question) => {
    const result = questions[question].disagreement;
    return isNoResult(result) ? null : result;
  };
  return {
    raters: counted.length,
    organisations: new Set(counted.map(({ organisation }) => organisation)).size,
    isCritical: isAgreedTrue(items.S1),
    contested: COMPLEXITY_ITEMS.filter((item) => {
      const { judged } = items[item];
      return 'verdict' in judged && judged.verdict === 'split';
    }),
    isStatementRoundComplete: round.isStatementRoundComplete,
    level: isNoResult(level) ? null : level.level,
    interval: isNoResult(level) || isNoResult(level.interval) ? null : level.interval,
    disagreement: mapRecord(QUESTIONS, (question) => measured(question)?.disagreement ?? null),
    labels: mapRecord(QUESTIONS, (question) => measured(question)?.label ?? null),
    isSolutionAgreed: isAgreedTrue(items.S2),
  };
}

/** Who answered anything in each step of the round that anybody took part in, by organisation (SHAPE-7). */
function ratersByStep({ raters }: Round): readonly ReadonlyMap<string, number>[] {
  const inStep = (answersOf: (rater: Round['raters'][number]) => readonly Answer[]) => {
    const counts = new Map<string, number>();
    for (const rater of raters) {
      if (answersOf(rater).every((answer) => answer === undefined)) continue;
      counts.set(rater.organisation, (counts.get(rater.organisation) ?? 0) + 1);
    }
    return counts;
  };
  return [
    inStep(({ answers }) => Object.values(answers)),
    inStep(({ statements }) => Object.values(statements).flat()),
  ].filter(({ size }) => size > 0);
}

function mapRecord<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Readonly<Record<Key, Value>> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>;
}
