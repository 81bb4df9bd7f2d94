/** What a diagnosis advises: by its reading, and by the pattern in the answers to each question (SHAPE-17). */
import { isNoResult } from '../status.ts';
import type { Diagnosis } from './diagnose.ts';
import { QUESTIONS, type Question } from './instrument.ts';
import { placementPattern, type PatternKind } from './placement-pattern.ts';
import type { Reading } from './reading.ts';
import type { SentenceWords } from './sentence.ts';

export const READING_NAMES: Readonly<Record<Reading, string>> = {
  critical: 'Critical',
  not_enough_voices: 'Not enough voices',
  contested: 'Contested',
  simple: 'Simple',
  agreement_problem: 'Agreement problem',
  complicated: 'Complicated',
  wicked: 'Wicked',
  mixed: 'Mixed',
};

const BY_READING: Readonly<Record<Reading, string>> = {
  critical: 'Act under command now. Set a date to run this again.',
  not_enough_voices: 'Invite the organisations, places and levels that have not been heard.',
  contested:
    "Hold a dialogue on the item you are split on first: both camps' reasons, and one example each. Then run that item again.",
  simple: 'Good programme management will do. Print a one-page brief and stop.',
  agreement_problem: 'Negotiate, mediate, or let those entitled to decide make a decision.',
  complicated: 'Bring in expertise, model it, and run a pilot with an evaluation.',
  wicked:
    'Take the systems-leadership route: a shared purpose, a map, probes and learning cycles. Start with the question you disagree about most.',
  mixed: 'Split the problem into parts with different shapes, and run a round on each.',
};

const HIGH_UNCERTAINTY = 'Make small, safe-to-fail probes before any programme.';

type Words = Pick<SentenceWords, 'organisation' | 'organisations'>;

const BY_PATTERN: Readonly<Record<PatternKind, ((words: Words) => string) | null>> = {
  'almost all between': exchangeFramings,
  'most between': exchangeFramings,
  'some between': learnByProbing,
  inside: learnByProbing,
  'cannot tell': null,
};

function exchangeFramings({ organisations }: Words): string {
  return `Exchange framings between ${organisations}: each states another's case until the other accepts the statement.`;
}

function learnByProbing({ organisation }: Words): string {
  return `There is real uncertainty inside every ${organisation}: learn by probing.`;
}

const BY_PERCEPTION = {
  'false conflict': 'Start with the action you agree about.',
  'false consensus': 'Read the statements out before agreeing anything.',
};

export interface Advice {
  readonly main: readonly string[];
  /** The question whose D is highest, where the reading says to start with it. */
  readonly startWith: Question | null;
  readonly byQuestion: Readonly<Record<Question, readonly string[]>>;
}

export function adviceOn(diagnosis: Diagnosis, words: Words): Advice {
  const { reading, notes } = diagnosis;
  return {
    main: [BY_READING[reading], ...(notes.includes('high_uncertainty') ? [HIGH_UNCERTAINTY] : [])],
    startWith: reading === 'wicked' ? mostDisputed(diagnosis) : null,
    byQuestion: {
      wrong: adviceOnQuestion(diagnosis, 'wrong', words),
      do: adviceOnQuestion(diagnosis, 'do', words),
      works: adviceOnQuestion(diagnosis, 'works', words),
    },
  };
}

function adviceOnQuestion(diagnosis: Diagnosis, question: Question, words: Words): readonly string[] {
  const pattern = placementPattern(diagnosis, question);
  const byPattern = pattern === null ? null : (BY_PATTERN[pattern.kind]?.(words) ?? null);
  const { perception } = diagnosis.questions[question];
  const finding = isNoResult(perception) ? null : perception.finding;
  return [byPattern, finding === null ? null : BY_PERCEPTION[finding]].filter((advice) => advice !== null);
}

function mostDisputed({ facts }: Diagnosis): Question {
  const disagreementOn = (question: Question) => facts.disagreement[question] ?? 0;
  return QUESTIONS.reduce((most, question) =>
    disagreementOn(question) > disagreementOn(most) ? question : most,
  );
}
