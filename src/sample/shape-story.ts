import type { Question } from '../analysis/diagnosis/instrument.ts';

/**
 * Nine people of three departments say twice what kind of problem they have. The second time is the picture of ROUND-9:
 * most of the disagreement about what is wrong lies between departments.
 */
export const SHAPE_ENDEAVOUR = {
  title: 'The first month after prison',
  issue:
    'People leave prison without money, papers or work for the first month, and three departments each hold a part of it.',
  forWhom: 'People leaving prison and their families',
  aim: 'Nobody goes back to prison for want of a first month.',
};

const LEARNING = 'Department for Learning and Skills';
const TAX = 'Tax and Benefits Office';
const JUSTICE = 'Department for Justice';

/** Who answers, in the order of the answers. Everybody in the sample is named after a tree or another plant. */
export const SEATS = [
  { holder: 'Amina Rowan', name: 'Policy lead', organisation: LEARNING, kind: 'policy' },
  { holder: 'Nell Bramble', name: 'Colleges lead', organisation: LEARNING, kind: 'delivery' },
  { holder: 'Osman Yarrow', name: 'Analyst', organisation: LEARNING, kind: 'policy' },
  { holder: 'Freya Sorrel', name: 'Policy lead', organisation: TAX, kind: 'policy' },
  { holder: 'Idris Clover', name: 'Claims lead', organisation: TAX, kind: 'delivery' },
  { holder: 'Petra Larch', name: 'Debt lead', organisation: TAX, kind: 'delivery' },
  { holder: 'Hugo Teasel', name: 'Policy lead', organisation: JUSTICE, kind: 'policy' },
  { holder: 'Mina Fern', name: 'Release lead', organisation: JUSTICE, kind: 'delivery' },
  { holder: 'Caleb Thorn', name: 'Probation lead', organisation: JUSTICE, kind: 'delivery' },
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
