import type { ToldPoll } from './forum-polls.ts';
import type { ToldThread } from './forum-threads.ts';

const SIX_ROOMS: ToldPoll = {
  kind: 'sense',
  options: [],
  answers: [
    ['dana', 0, 'I can name them by Wednesday, if somebody takes the list.'],
    ['marcus', 0],
    ['amina', 0],
    ['sofia', 1, 'On Thursdays we have nobody on duty after four.'],
    ['ruth', 3, 'Not if the sixth room goes back to the market when nobody comes on one Friday.'],
  ],
  isClosed: true,
};

const WHO_CALLS: ToldPoll = {
  kind: 'one',
  options: [
    'The prison, on the day before',
    'Probation, at nine',
    'The housing trust, when the key is ready',
  ],
  answers: [
    ['dana', 0],
    ['marcus', 2],
    ['sofia', 0],
    ['joss', 0],
    ['kwame', 1],
  ],
  isClosed: false,
};

/** What the seats of the endeavour said among themselves. */
export const TALK_THREADS: readonly ToldThread[] = [
  {
    space: 'talk',
    kind: 'decision',
    by: 'ruth',
    hoursAgo: 30,
    title: 'Six rooms are kept for Fridays, whoever comes',
    tags: ['housing'],
    text: '## What was decided\n\nThe six rooms of Harbour Housing Trust are kept for people released on a Friday until four in the afternoon. Dana names who comes, by Wednesday. Marcus holds the keys.\n\n## Who decided\n\nThe seats of the prison, probation, housing, the council and lived experience. Health could not come.\n\n## Who disagreed, and why\n\nEastmoor Council would rather pay deposits. They went unpaid for months.',
    reviewInDays: 28,
    replies: [
      {
        by: 'joss',
        text: 'Good. Could the list come to us too? Then prescriptions go to the right door.',
        to: 1,
      },
      { by: 'ruth', text: 'Shall we keep the rooms empty when nobody is named?', asks: SIX_ROOMS },
    ],
  },
  {
    space: 'talk',
    kind: 'discussion',
    by: 'marcus',
    hoursAgo: 12,
    title: 'Who calls the person on the day before?',
    tags: ['first night'],
    text: 'Last week two people came to our door who had not known that there was a room. Somebody has to tell them, once.',
    replies: [
      { by: 'ruth', text: 'By phone it is forgotten at the gate. **On paper**, with a name.', to: 1 },
      { by: 'marcus', text: 'Who tells people where their room is?', asks: WHO_CALLS },
    ],
  },
];

export const TALK_SPACE = { name: 'Leaving prison', purpose: 'For all seats of this endeavour' } as const;
