/** What sort of problem the round says this is (SHAPE-13, SHAPE-16): the first test in the table that holds. */
import type { ComplexityInterval } from './complexity.ts';
import type { DisagreementLabel } from './disagreement.ts';
import { QUESTIONS, type ComplexityItem, type Question } from './instrument.ts';
import { reaches, type DiagnosisSettings } from './settings.ts';

export type Reading =
  | 'critical'
  | 'not_enough_voices'
  | 'contested'
  | 'simple'
  | 'agreement_problem'
  | 'complicated'
  | 'wicked'
  | 'mixed';

export interface ReadingFacts {
  /** Raters who answered enough complexity items to be counted, and their organisations (SHAPE-6). */
  readonly raters: number;
  readonly organisations: number;
  /** Whether "serious harm will follow within days" is agreed to be true. */
  readonly isCritical: boolean;
  /** Complexity items on which people are in two camps. */
  readonly contested: readonly ComplexityItem[];
  /** Whether every question's statements have been merged and rated. */
  readonly isStatementRoundComplete: boolean;
  /** L; null if there is none. */
  readonly level: number | null;
  /** D of each question; null if there is none. */
  readonly disagreement: Readonly<Record<Question, number | null>>;
}

export function reading(facts: ReadingFacts, settings: DiagnosisSettings): Reading {
  const { raters, organisations, level } = facts;
  if (facts.isCritical) return 'critical';
  const values = QUESTIONS.map((question) => facts.disagreement[question]).filter((value) => value !== null);
  const enough = raters >= settings.minRaters && organisations >= settings.minOrganisations;
  const isMeasured = facts.isStatementRoundComplete && values.length === QUESTIONS.length;
  if (!enough || level === null || !isMeasured) return 'not_enough_voices';
  if (facts.contested.length > 0) return 'contested';
  return byThresholds(level, values, settings);
}

function byThresholds(level: number, values: readonly number[], settings: DiagnosisSettings): Reading {
  const high = values.filter((value) => reaches(value, settings.highDisagreement)).length;
  if (!reaches(level, settings.lowComplexity)) return high === 0 ? 'simple' : 'agreement_problem';
  if (high === 0) return 'complicated';
  return high >= 2 && reaches(level, settings.highComplexity) ? 'wicked' : 'mixed';
}

export type ReadingNote = 'borderline' | 'could_be_chance' | 'high_uncertainty' | 's2_conflict';

export interface NoteFacts extends ReadingFacts {
  readonly interval: ComplexityInterval | null;
  readonly labels: Readonly<Record<Question, DisagreementLabel | null>>;
  /** Whether "there is a tested solution, and it is accepted" is agreed to be true. S2 never decides a reading. */
  readonly isSolutionAgreed: boolean;
}

/** What must be said beside the reading. */
export function readingNotes(facts: NoteFacts, settings: DiagnosisSettings): readonly ReadingNote[] {
  const read = reading(facts, settings);
  const { level } = facts;
  const isComplex = level !== null && reaches(level, settings.lowComplexity);
  const isHigh = level !== null && reaches(level, settings.highComplexity);
  const notes: [ReadingNote, boolean][] = [
    ['borderline', isBorderline(facts, settings)],
    [
      'could_be_chance',
      decidingQuestions(read, facts, settings).some((q) => facts.labels[q] === 'could be chance'),
    ],
    ['high_uncertainty', read === 'complicated' && isHigh],
    ['s2_conflict', facts.isSolutionAgreed && isComplex],
  ];
  return notes.filter(([, holds]) => holds).map(([note]) => note);
}

/** Whether the interval of L holds a threshold on whose other side the reading would be another. */
function isBorderline(facts: NoteFacts, settings: DiagnosisSettings): boolean {
  const { level, interval } = facts;
  if (level === null || interval === null) return false;
  return [settings.lowComplexity, settings.highComplexity].some((threshold) => {
    if (threshold < interval.low || threshold > interval.high) return false;
    const otherSide = reaches(level, threshold) ? threshold - 1e-6 : threshold;
    return reading({ ...facts, level: otherSide }, settings) !== reading(facts, settings);
  });
}

/** The questions whose D a reading rests on: the high ones, or all where it is that none is high. */
function decidingQuestions(
  read: Reading,
  facts: ReadingFacts,
  settings: DiagnosisSettings,
): readonly Question[] {
  if (read === 'simple' || read === 'complicated') return QUESTIONS;
  if (read !== 'agreement_problem' && read !== 'wicked' && read !== 'mixed') return [];
  return QUESTIONS.filter((question) =>
    reaches(facts.disagreement[question] ?? 0, settings.highDisagreement),
  );
}
