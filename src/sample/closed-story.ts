import { closedEarly } from './closed-early.ts';
import { closedLate } from './closed-late.ts';
import { closedComments, closedPolls } from './closed-polls.ts';
import { MODERATION_RULES, type Story } from './story.ts';

/** A plenary of three days ago: closed, with an archive in which some answers came later and some are still missing. */
export const closedStory: Story = {
  title: 'Leading across systems: who goes first?',
  description:
    'Seven organisations meet a person in the week after prison, and none of them owns what happens. What could each of us let go of, so that it works?',
  moderationRules: MODERATION_RULES,
  minutes: 75,
  began: 3 * 24 * 60 + 90,
  delegates: {
    probation: 12,
    prison: 5,
    council: 5,
    housing: 4,
    health: 3,
    recovery: 3,
    lived: 3,
    employers: 2,
    police: 1,
  },
  parts: [
    {
      title: 'Welcome',
      description: 'Why we are here, and how this session works.',
      at: 0,
      speakers: [],
      takesQuestions: false,
    },
    {
      title: 'The first week after release',
      description: 'What a person meets on the way, seen from three places.',
      at: 5,
      speakers: ['dana', 'marcus', 'ruth'],
      takesQuestions: true,
    },
    {
      title: 'What each of us could let go of',
      description: 'Money, rules and credit that one organisation could give up for the whole.',
      at: 35,
      speakers: ['marcus', 'sofia', 'kwame'],
      takesQuestions: true,
    },
  ],
  questions: [...closedEarly, ...closedLate],
  polls: closedPolls,
  comments: closedComments,
  joinedAt: -1430,
  lookedAt: 60,
  moves: [
    { at: -1500, to: 'announced', by: 'amina' },
    { at: -1440, to: 'open', by: 'amina' },
    { at: 0, to: 'live', by: 'joss' },
    { at: 72, to: 'closing', by: 'joss' },
    { at: 75, to: 'closed', by: 'joss' },
  ],
};
