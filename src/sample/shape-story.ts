import type { Question } from '../analysis/diagnosis/instrument.ts';

/**
 * Who answers the rounds of *Leaving prison*, by the name they are shown under, in the order of the answers: three
 * people of each of three organisations. The second time is the picture of ROUND-9: most of the disagreement about
 * what is wrong lies between organisations.
 */
export const RATERS = [
  'Kwame Aspen',
  'Ines Cedar',
  'Orla Hawthorn',
  'Ruth Maple',
  'Robin',
  'Cal Kelp',
  'Sofia Laurel',
  'Ada Bramble',
  'Ben Clover',
] as const;

/** The statements in the order in which ROUND-9 rates them; each is the sentence of one person. */
export const SAID: Readonly<Record<Question, readonly string[]>> = {
  wrong: [
    'People come out without skills that employers pay for.',
    'Nobody can see a person’s whole case.',
    'The first benefit payment arrives weeks after release.',
    'Old debts and fines fall due on the first day.',
    'There are too few probation officers.',
  ],
  do: [
    'Give each person one named worker from sentence to settled.',
    'Begin the benefit claim before the gate.',
    'Hand over bank account and identity papers at release.',
    'Build more prison places.',
  ],
  works: [
    'Friday releases lead to missed appointments.',
    'Separate targets lead each department to pass people on.',
    'Short sentences lead to lost tenancies.',
  ],
};

/** One more said what somebody else had said. */
export const SAID_AGAIN = {
  rater: 8,
  question: 'do',
  text: 'Begin the benefit claim before the gate!',
} as const;

export const CHANGE_MINDS: Readonly<Record<number, string>> = {
  1: 'Seeing that people with a job offer still come back.',
  6: 'A pilot in which money on the first day made no difference.',
};

/** In the first round people still differed on what should be done. */
export const FIRST_DO = [
  [5, 2, 1, 4],
  [4, 1, 4, 5],
  [5, 5, 2, 2],
  [2, 4, 5, 1],
  [1, 5, 4, 4],
  [4, 2, 1, 5],
  [5, 1, 5, 2],
  [1, 4, 2, 5],
  [2, 5, 4, 1],
] as const;

export const DIALOGUE_NOTES = [
  {
    isNamed: true,
    text: 'Each organisation said another’s case. Probation had not known that a claim cannot begin before the gate.',
  },
  {
    isNamed: false,
    text: 'We talked about prison places for an hour and found that nobody in the room wanted them.',
  },
] as const;
