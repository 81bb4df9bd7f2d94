import type { ToldComment } from './told-comments.ts';
import type { ToldAnswer, ToldPoll } from './told-polls.ts';

/** Every eighth stays away, and one in nineteen prefers not to say. */
function most(delegate: number, answer: ToldAnswer): ToldAnswer {
  if (delegate % 8 === 5) return null;
  return delegate % 19 === 7 ? 'none' : answer;
}

const ORDERS = [
  [0, 2, 1, 3],
  [2, 0, 1, 3],
  [0, 1, 2, 3],
  [3, 0, 2, 1],
] as const;
const WORDS = [
  'Trust',
  'Time',
  'trust',
  'Targets',
  'Fear of blame',
  'Data rules',
  'Time ',
  'Habit',
  'Trust',
  'Money',
];

/** One poll of each kind. */
export const closedPolls: readonly ToldPoll[] = [
  {
    draft: {
      kind: 'one',
      question: 'What would help most in the first week after release?',
      options: ['A room of one’s own', 'A phone that works', 'One person to call', 'Medicine without a gap'],
    },
    opens: 8,
    closes: 12,
    // The first twelve are of the largest organisation, which sees it differently.
    answers: (delegate) =>
      most(delegate, {
        choose: [delegate < 12 ? ([0, 0, 2][delegate % 3] ?? 0) : ([2, 1, 2, 3][delegate % 4] ?? 2)],
      }),
  },
  {
    draft: {
      kind: 'scale',
      question: 'Could your organisation change something on Monday?',
      scale: { min: 1, max: 5, minLabel: 'Not without being told to', maxLabel: 'At once' },
    },
    opens: 32,
    closes: 34,
    answers: (delegate) => most(delegate, { scale: [2, 3, 4, 2, 5, 3, 1][delegate % 7] ?? 3 }),
  },
  {
    draft: {
      kind: 'several',
      question: 'Who is missing in this room?',
      hint: 'Choose two at most.',
      options: ['People who left prison lately', 'Families', 'Family doctors', 'Landlords', 'The job centre'],
      maxChoices: 2,
    },
    opens: 45,
    closes: 48,
    answers: (delegate) =>
      most(delegate, {
        choose:
          delegate % 3 === 0
            ? [0, 2]
            : [delegate % 5, 4].filter((each, index, all) => all.indexOf(each) === index),
      }),
  },
  {
    draft: {
      kind: 'ranking',
      question: 'What should we try first?',
      options: [
        'One list a week',
        'The gate opens at nine',
        'A letter as proof of address',
        'A number for families',
      ],
      resultsWhen: 'closed',
    },
    opens: 55,
    closes: 60,
    answers: (delegate) => most(delegate, { choose: ORDERS[delegate % ORDERS.length] ?? [] }),
  },
  {
    draft: { kind: 'text', question: 'In a word or two: what holds us back?' },
    opens: 64,
    closes: 70,
    answers: (delegate) =>
      delegate % 2 === 0 ? { text: (WORDS[(delegate / 2) % WORDS.length] ?? 'Time').trim() } : null,
  },
];

export const closedComments: readonly ToldComment[] = [
  {
    at: 9,
    from: 'recovery',
    text: 'We have a van that could wait at the gate on Tuesdays and Thursdays.',
    reactions: [4, 2, 0],
  },
  {
    at: 21,
    from: 'lived',
    text: 'I told my story nine times in my first week. After the fourth time I left things out.',
    reactions: [2, 5, 3],
  },
  {
    at: 29,
    from: 'housing',
    text: 'Please say “home”, not “placement”.',
    naming: 'organisation',
    reactions: [3, 0, 1],
  },
  {
    at: 37,
    from: 'council',
    text: 'Our lawyers say no before they have read the question. Does anybody have better ones?',
    naming: 'not-shown',
    reactions: [2, 0, 3],
  },
  { at: 50, from: 'employers', text: 'Our app does this, ask me for a free month.', declined: 'commercial' },
  {
    at: 58,
    from: 'police',
    text: 'We should meet like this every month, without slides.',
    reactions: [4, 1, 0],
  },
];
