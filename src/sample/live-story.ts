import { liveEarly } from './live-early.ts';
import { liveLate } from './live-late.ts';
import { liveComments, livePolls } from './live-polls.ts';
import { MODERATION_RULES, type Story } from './story.ts';

/** A plenary that is live when the sample is loaded, for trying everything out at once. */
export const liveStory: Story = {
  title: 'Leading across systems: the first 72 hours',
  description:
    'A person leaves prison on Friday. By Monday it is often decided how things will go. What will each of us do differently, and what will we stop?',
  moderationRules: MODERATION_RULES,
  repliesAllowed: true,
  minutes: 90,
  began: 38,
  delegates: {
    probation: 26,
    prison: 7,
    council: 6,
    housing: 4,
    health: 4,
    recovery: 3,
    lived: 3,
    employers: 2,
    police: 2,
  },
  parts: [
    {
      title: 'Welcome',
      description: 'What came of the last session, and how this one works.',
      at: 0,
      speakers: [],
      takesQuestions: false,
    },
    {
      title: 'What a person meets',
      description: 'The first 72 hours, told by people who know them.',
      at: 5,
      speakers: ['ruth', 'dana', 'sofia'],
      takesQuestions: true,
    },
    {
      title: 'What we will do differently',
      description: 'Every speaker names one thing to start and one thing to stop.',
      at: 40,
      speakers: ['dana', 'marcus', 'sofia', 'kwame', 'ruth'],
      takesQuestions: true,
    },
    {
      title: 'Who does what by when',
      description: 'What we write down before we leave.',
      at: 80,
      speakers: [],
      takesQuestions: false,
    },
  ],
  questions: [...liveEarly, ...liveLate],
  polls: livePolls,
  comments: liveComments,
  shownAtOnce: 37.95,
  joinedAt: -1430,
  lookedAt: 37.9,
  messages: [
    { at: 30, by: 'tom', text: 'Three new ones wait for a look.' },
    { at: 37, by: 'joss', text: 'Two more minutes for this question, then the phones.' },
  ],
  blocked: { at: 36.5, from: 'prison', delegate: 4, reason: 'Insulted other people twice, after a warning' },
  moves: [
    { at: -1600, to: 'announced', by: 'amina' },
    { at: -1440, to: 'open', by: 'amina' },
    { at: 0, to: 'live', by: 'joss' },
  ],
};
