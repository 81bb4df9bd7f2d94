/** What a reading advises (SHAPE-17). */
import type { Reading } from './reading.ts';

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

export const ADVICE: Readonly<Record<Reading, string>> = {
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

/** Added to the advice on a complicated problem with a high complexity level. */
export const HIGH_UNCERTAINTY_ADVICE = 'Make small, safe-to-fail probes before any programme.';

export type Pattern =
  'between organisations' | 'inside every organisation' | 'false conflict' | 'false consensus';

/** What to do about a pattern in the answers to one question. */
export const PATTERN_ADVICE: Readonly<Record<Pattern, string>> = {
  'between organisations':
    'Exchange framings between organisations: each states the other’s case so that the other accepts it.',
  'inside every organisation': 'There is real uncertainty inside every organisation: learn by probing.',
  'false conflict': 'Start with the action you agree about.',
  'false consensus': 'Read the statements out before agreeing anything.',
};
