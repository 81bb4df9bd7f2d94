/**
 * What is kept of a closed round: plain data, worked out once. Everything in it may be shown to every member: the
 * organisations too small to stand alone are already pooled, so that no two views of it give one away (SHAPE-7).
 */
import { verdictSentence } from '../../../analysis/agreement/sentences.ts';
import { formatP } from '../../../analysis/agreement/format.ts';
import { adviceOn, type Advice } from '../../../analysis/diagnosis/advice.ts';
import { diagnose, type Diagnosis } from '../../../analysis/diagnosis/diagnose.ts';
import type { DisagreementLabel } from '../../../analysis/diagnosis/disagreement.ts';
import {
  type Item,
  ITEMS,
  PERCEPTION_ITEMS,
  type Question,
  WORDING,
} from '../../../analysis/diagnosis/instrument.ts';
import { itemResult, type ItemResult } from '../../../analysis/diagnosis/item-result.ts';
import type { Perception } from '../../../analysis/diagnosis/perception.ts';
import type { Reading, ReadingNote } from '../../../analysis/diagnosis/reading.ts';
import type { Answer, Round } from '../../../analysis/diagnosis/round.ts';
import type { Sentence, SentenceWords } from '../../../analysis/diagnosis/sentence.ts';
import { diagnosisSentences, statementSentences } from '../../../analysis/diagnosis/sentences.ts';
import type { DiagnosisSettings } from '../../../analysis/diagnosis/settings.ts';
import { isNoResult } from '../../../analysis/status.ts';

/** A change of what is calculated is a new version; results keep the one they were made with. */
export const METHOD = '1';

/** Everything the calculation needs, as plain data for another thread. */
export interface WorkToDo {
  readonly round: Round;
  readonly statements: Readonly<Record<Question, readonly { readonly id: string; readonly text: string }[]>>;
  readonly settings: DiagnosisSettings;
  readonly seed: number;
  readonly words: {
    readonly organisation: string;
    readonly organisations: string;
    /** By the key of the organisation. */
    readonly names: Readonly<Record<string, string>>;
    readonly notHeard: readonly string[];
  };
}

export interface StoredResult {
  readonly method: string;
  readonly reading: Reading;
  readonly notes: readonly ReadingNote[];
  /** Everybody who answered or rated anything; and those counted for the reading, with their organisations. */
  readonly raters: number;
  readonly counted: number;
  readonly organisations: number;
  readonly organisationWords: { readonly one: string; readonly many: string };
  readonly sentences: readonly Sentence[];
  readonly advice: Advice;
  readonly contested: readonly Item[];
  readonly complexity: StoredComplexity | null;
  /** Who is shown apart, with how many raters; null for no breakdown. */
  readonly groups: readonly { readonly name: string; readonly raters: number }[] | null;
  readonly items: readonly StoredSpread[];
  readonly questions: Readonly<Record<Question, StoredQuestion>>;
  readonly settings: DiagnosisSettings;
  readonly seed: number;
}

export interface StoredComplexity {
  readonly level: number;
  readonly plainLevel: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

export interface StoredSpread {
  readonly id: string;
  readonly text: string;
  readonly n: number;
  readonly cantSay: number;
  readonly median: number | null;
  /** Ratings from 1 to 5. */
  readonly counts: readonly number[];
  readonly agreement: number | null;
  /** The lines of chance around A. */
  readonly chance: { readonly low: number; readonly high: number } | null;
  readonly verdict: 'agreed' | 'split' | 'no_clearer_than_chance' | null;
  readonly sentences: readonly string[];
  readonly groups: readonly StoredGroup[] | null;
}

export interface StoredGroup {
  readonly name: string;
  readonly counts: readonly number[];
  readonly cantSay: number;
}

export interface StoredQuestion {
  readonly statements: readonly StoredSpread[];
  readonly disagreement: {
    readonly value: number;
    readonly statements: number;
    readonly low: number;
    readonly high: number;
    readonly label: DisagreementLabel;
  } | null;
  /** Where it sits; null where there is no disagreement to place. */
  readonly between: {
    readonly share: number;
    readonly expected: number;
    /** "p = 0.014", or null where too few people answered to test it. */
    readonly p: string | null;
    readonly raters: number;
  } | null;
  readonly perception: (Perception & { readonly n: number }) | null;
}

const LABELS = ['strongly disagree', 'disagree', 'neither', 'agree', 'strongly agree'];
const POOL = 'Other';

/** Takes some hundred milliseconds: only ever called in a worker thread, which finds it by its name. */
export function workOut({ round, statements, settings, seed, words }: WorkToDo): StoredResult {
  const diagnosis = diagnose(round, settings, { seed });
  const spoken: SentenceWords = { ...words, nameOf: (key) => words.names[key] ?? key };
  const groups = groupsOf(diagnosis, round, words);
  const facts = diagnosis.facts;
  const question = (name: Question): StoredQuestion => ({
    ...storedQuestion(diagnosis, name),
    statements: diagnosis.questions[name].statements.map((result, index) =>
      storedSpread(
        { id: '', text: '', ...statements[name][index], result },
        (rater) => rater.statements[name]?.[index],
        { groups, settings, seed },
      ),
    ),
  });
  return {
    method: METHOD,
    reading: diagnosis.reading,
    notes: diagnosis.notes,
    raters: round.raters.length,
    counted: facts.raters,
    organisations: facts.organisations,
    organisationWords: { one: words.organisation, many: words.organisations },
    sentences: diagnosisSentences(diagnosis, spoken),
    advice: adviceOn(diagnosis, words),
    contested: facts.contested,
    complexity: storedComplexity(diagnosis),
    groups: groups?.map(({ name, raters }) => ({ name, raters: raters.length })) ?? null,
    items: ITEMS.map((item) =>
      storedSpread(
        { id: item, text: WORDING[item], result: diagnosis.items[item] },
        (rater) => rater.answers[item],
        { groups, settings, seed },
      ),
    ),
    questions: { wrong: question('wrong'), do: question('do'), works: question('works') },
    settings,
    seed,
  };
}

type Rater = Round['raters'][number];

interface Group {
  readonly name: string;
  readonly raters: readonly Rater[];
}

function groupsOf(
  { shown }: Diagnosis,
  { raters }: Round,
  { names, organisations }: WorkToDo['words'],
): readonly Group[] | null {
  if (shown === null) return null;
  const of = (keys: readonly string[]) => raters.filter(({ organisation }) => keys.includes(organisation));
  const named = shown.organisations
    .map((key) => ({ name: names[key] ?? key, raters: of([key]) }))
    .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  if (shown.pool === null) return named;
  return [...named, { name: `${POOL} ${organisations}`, raters: of(shown.pool) }];
}

function storedComplexity({ complexity }: Diagnosis): StoredComplexity | null {
  if (isNoResult(complexity)) return null;
  const { level, plainLevel, interval } = complexity;
  return {
    level,
    plainLevel,
    interval: isNoResult(interval) ? null : { low: interval.low, high: interval.high },
  };
}

function storedSpread(
  about: { readonly id: string; readonly text: string; readonly result: ItemResult },
  answerOf: (rater: Rater) => Answer,
  options: {
    readonly groups: readonly Group[] | null;
    readonly settings: DiagnosisSettings;
    readonly seed: number;
  },
): StoredSpread {
  const { id, text, result } = about;
  const { groups, settings, seed } = options;
  const judged = 'verdict' in result.judged ? result.judged : null;
  const clause = `${text.charAt(0).toLowerCase()}${text.slice(1)}`.replace(/\.$/, '');
  const cantSay = statementSentences(result, clause, settings.cantSayShare).filter(
    ({ id }) => id === 'SAY-11',
  );
  const words = { answers: result.n, median: result.median === null ? null : result.median - 1 };
  return {
    id,
    text,
    n: result.n,
    cantSay: result.cantSay,
    median: result.median,
    counts: result.counts,
    agreement: judged?.agreement ?? null,
    chance: judged === null ? null : { low: judged.chance.low, high: judged.chance.high },
    verdict: judged?.verdict ?? null,
    sentences: [verdictSentence(result.judged, words, LABELS), ...cantSay.map((sentence) => sentence.text)],
    groups:
      groups?.map(({ name, raters }) => {
        const own = itemResult(raters.map(answerOf), { seed });
        return { name, counts: own.counts, cantSay: own.cantSay };
      }) ?? null,
  };
}

function storedQuestion(diagnosis: Diagnosis, question: Question): Omit<StoredQuestion, 'statements'> {
  const { disagreement, placement, perception, statements } = diagnosis.questions[question];
  const between = isNoResult(placement) || isNoResult(placement.between) ? null : placement.between;
  return {
    disagreement: isNoResult(disagreement)
      ? null
      : {
          value: disagreement.disagreement,
          statements: disagreement.statements,
          low: disagreement.band.low,
          high: disagreement.band.high,
          label: disagreement.label,
        },
    between:
      between === null
        ? null
        : {
            share: between.share,
            expected: between.expected,
            p:
              'status' in between.test
                ? null
                : formatP(between.test.p, { isAbout: between.test.method === 'random labelings' }),
            raters: Math.max(0, ...statements.map(({ n }) => n)),
          },
    perception: isNoResult(perception)
      ? null
      : { ...perception, n: diagnosis.items[PERCEPTION_ITEMS[question]].n },
  };
}
