import type { ToldComment } from './told-comments.ts';
import type { ToldPoll } from './told-polls.ts';

export const livePolls: readonly ToldPoll[] = [
  {
    draft: {
      kind: 'scale',
      question: 'How well does Friday work today?',
      scale: { min: 1, max: 5, minLabel: 'Nobody is there', maxLabel: 'Everybody knows what to do' },
    },
    opens: 6,
    closes: 10,
    answers: (delegate) => (delegate % 6 === 4 ? null : { scale: [1, 2, 2, 3, 1, 4, 2][delegate % 7] ?? 2 }),
  },
  {
    draft: {
      kind: 'one',
      question: 'What will your organisation do first?',
      options: ['Open the gate at nine', 'Name one person to call', 'Share one list', 'We cannot say yet'],
    },
    opens: 33,
    answers: (delegate) =>
      delegate % 3 === 0 ? { choose: [[1, 2, 1, 0, 3][(delegate / 3) % 5] ?? 1] } : null,
  },
  {
    draft: { kind: 'text', question: 'What will you stop doing?', hint: 'A few words are enough.' },
    answers: () => null,
  },
];

export const liveComments: readonly ToldComment[] = [
  {
    at: 8,
    from: 'housing',
    text: 'Slides and the list from last time are on the reading list.',
    reactions: [1, 3, 0],
  },
  {
    at: 12,
    from: 'lived',
    text: 'On a Friday the last bus is gone before the papers are signed.',
    reactions: [4, 1, 3],
  },
  {
    at: 17,
    from: 'health',
    text: 'We could send the prescription a week earlier. Nobody has asked us to.',
    reactions: [6, 2, 0],
  },
  {
    at: 22,
    from: 'probation',
    text: 'Same story in our office, with other names for it.',
    naming: 'organisation',
    reactions: [1, 0, 2],
  },
  {
    at: 26,
    from: 'prison',
    text: 'Whoever wrote this plan is an idiot.',
    naming: 'not-shown',
    declined: 'abusive',
  },
  {
    at: 31,
    from: 'recovery',
    text: 'Nine o’clock works for us. Half past four does not.',
    reactions: [3, 0, 0],
  },
  { at: 36, from: 'council', text: 'Could the next one be on a Friday, at the gate?', waits: true },
];
