import type { CastKey } from './cast.ts';
import { KEEP_THE_FORM, type ToldPoll, WHERE_PROMISES_STAND } from './forum-polls.ts';

/** Something that was said in the forum of the sample. */
interface ToldReply {
  readonly by: CastKey;
  readonly text: string;
  /** Answers the post with this number. */
  readonly to?: number;
  /** The asker accepts it. */
  readonly isAnswer?: boolean;
  /** Asks everybody; the text is the question. */
  readonly asks?: ToldPoll;
}

export interface ToldThread {
  readonly space: 'gate' | 'together' | 'talk';
  readonly kind: 'discussion' | 'question' | 'example' | 'decision' | 'announcement';
  readonly by: CastKey;
  /** How long ago it was begun; each reply came some hours after the one before. */
  readonly hoursAgo: number;
  readonly title: string;
  readonly tags: readonly string[];
  readonly text: string;
  /** Of a decision note: when it is looked at again, from when it is told. */
  readonly reviewInDays?: number;
  readonly replies?: readonly ToldReply[];
}

export const TOLD_SPACES = {
  gate: {
    name: 'The first week out',
    purpose: 'What meets people in the week after prison, and what each of us can change about it.',
  },
  together: {
    name: 'Working together',
    purpose: 'How we share information, decide and keep promises across organisations.',
  },
} as const;

export const TOLD_THREADS: readonly ToldThread[] = [
  {
    space: 'gate',
    kind: 'example',
    by: 'marcus',
    hoursAgo: 45,
    title: 'A room held from the day before release',
    tags: ['housing', 'first night'],
    text: '## Where, and at what level\n\nOne wing and 14 rooms in Eastmoor; front-line staff, with one manager who could say yes.\n\n## What we tried\n\nWe paid for the room from the day **before** release, so that the key was there at noon.\n\n## What to do\n\n* Ask for the release date in writing\n* Name one person who holds the key\n\n## What not to do\n\nDo not wait for the benefit claim: it comes later.\n\n## The moment it turned\n\nThe first Friday on which nobody phoned us at five.\n\n## What came of it\n\n11 of 14 people were still in their room after a month. With so few it may be luck.',
    replies: [
      {
        by: 'sofia',
        text: 'Who paid for the night before? With us that is the question on which it fails.',
        to: 1,
      },
      { by: 'marcus', text: 'We did, from repairs. It came to less than one empty week.', to: 2 },
      {
        by: 'ruth',
        text: 'From the other side: **knowing** that the key is there is why people come at all.',
      },
    ],
  },
  {
    space: 'gate',
    kind: 'question',
    by: 'ruth',
    hoursAgo: 40,
    title: 'Who has a phone ready at the gate?',
    tags: ['first night', 'phones'],
    text: 'People come out without a number on which anybody can reach them. Who hands out phones, and who pays?',
    replies: [
      {
        by: 'dana',
        text: 'We hand out a basic phone with 30 days on it. It has to be asked for two weeks before.',
        isAnswer: true,
      },
      { by: 'tom', text: 'Could the form be sent to all of us? We have never seen it.', to: 2 },
    ],
  },
  {
    space: 'gate',
    kind: 'question',
    by: 'priya',
    hoursAgo: 36,
    title: 'Can a tenancy be signed before release?',
    tags: ['housing'],
    text: 'Our lawyers say that it cannot be signed inside. Has anybody done it?',
    replies: [{ by: 'sofia', text: 'I know of one. I will ask how they did it and come back here.' }],
  },
  {
    space: 'gate',
    kind: 'discussion',
    by: 'dana',
    hoursAgo: 33,
    title: 'Friday releases: what would it take to stop them?',
    tags: ['release dates'],
    text: 'A third of our releases fall on a Friday. Everything is shut by the time people are in town.\n\n1. What can be moved without a change in the law?\n2. What would you have to do on a Thursday that you do not do now?',
    replies: [
      { by: 'marcus', text: 'On a Thursday we would need the list by Tuesday. That is all.' },
      {
        by: 'sofia',
        text: '> On a Thursday we would need the list by Tuesday.\n\nWe can send that from next month.',
        to: 2,
      },
      {
        by: 'kwame',
        text: 'Two days either way are possible for people at risk. Few governors use it; tell me what stands in the way.',
      },
      { by: 'dana', text: 'Two signatures, and one of the two is on leave in August.', to: 4 },
    ],
  },
  {
    space: 'gate',
    kind: 'question',
    by: 'tom',
    hoursAgo: 28,
    title: 'Which doctor takes people without an address?',
    tags: ['health'],
    text: 'We keep a list for Eastmoor and it is a year old. Who keeps a better one?',
  },
  {
    space: 'gate',
    kind: 'announcement',
    by: 'amina',
    hoursAgo: 24,
    title: 'Notes of the plenary are in its archive',
    tags: [],
    text: 'Every question is there, with its answer or the reason why it has none. The open ones go on as threads: please look at those that were put to you.',
  },
  {
    space: 'together',
    kind: 'decision',
    by: 'joss',
    hoursAgo: 42,
    title: 'One release form for all of us, on trial',
    tags: ['sharing information'],
    text: '## What was decided\n\nOne form for housing, health and probation, for three months.\n\n## Who decided\n\nThe five of us who met on Tuesday.\n\n## Who disagreed, and why\n\nRiverside wants the health page kept apart. It is kept apart.',
    reviewInDays: 90,
    replies: [
      {
        by: 'ruth',
        text: 'Was anybody asked who has had to fill it in? I can find three people for next week.',
      },
      { by: 'joss', text: 'Half way: shall we keep the form after the trial?', asks: KEEP_THE_FORM },
    ],
  },
  {
    space: 'together',
    kind: 'question',
    by: 'sofia',
    hoursAgo: 38,
    title: 'May probation tell a landlord why somebody is late?',
    tags: ['sharing information', 'housing'],
    text: 'Our guidance says no; theirs asks for it. What do you do?',
    replies: [
      {
        by: 'priya',
        text: 'We ask the person, in writing, on the first day: then there is no question.',
        isAnswer: true,
      },
      { by: 'sofia', text: 'That is simple. May I use your wording?', to: 2 },
    ],
  },
  {
    space: 'together',
    kind: 'example',
    by: 'ruth',
    hoursAgo: 31,
    title: 'Paying people for what they know',
    tags: ['lived experience'],
    text: '## Where, and at what level\n\nOur group, with two departments.\n\n## What we tried\n\nThe same day rate for everybody round the table.\n\n## What not to do\n\nVouchers. They say what you think of us.\n\n## What came of it\n\nPeople came a second time.',
    replies: [{ by: 'kwame', text: 'What did your finance people say at first?' }],
  },
  {
    space: 'together',
    kind: 'discussion',
    by: 'kwame',
    hoursAgo: 26,
    title: 'What do you wish a department would stop doing?',
    tags: [],
    text: 'I am asking seriously. One thing each, please, and what it costs you.',
    replies: [
      { by: 'tom', text: 'Three returns a quarter that ask for the same eleven numbers.' },
      { by: 'marcus', text: 'Money that must be spent by March and is told of in January.' },
      { by: 'dana', text: 'Visits that are called support.' },
    ],
  },
  {
    space: 'together',
    kind: 'question',
    by: 'joss',
    hoursAgo: 20,
    title: 'How do you keep a promise when the person who made it moves on?',
    tags: ['handing on'],
    text: 'Half of the people who agreed to something last year are in another job. What has worked?',
  },
  {
    space: 'together',
    kind: 'discussion',
    by: 'priya',
    hoursAgo: 8,
    title: 'A table of who shares what with whom',
    tags: ['sharing information'],
    text: 'A first try. Please correct it.\n\n| From | To | What | On what basis |\n| --- | --- | --- | --- |\n| Prison | Probation | Release date | Duty |\n| Probation | Housing | Release date | Consent |\n| Housing | Health | Address | Consent |',
    replies: [
      { by: 'tom', text: 'Police to council is missing: we get it, but nobody knows on what basis.' },
      {
        by: 'priya',
        text: 'Where does what we agree across organisations stand today?',
        asks: WHERE_PROMISES_STAND,
      },
    ],
  },
];
