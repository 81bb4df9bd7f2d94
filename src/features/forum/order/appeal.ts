import type { PersonId } from '../../people/index.ts';
import type { SpaceId } from '../space.ts';
import type { SanctionKind } from './sanction.ts';

/** What an appeal can be against: a hidden post, a locked thread, words taken away, or what was done to the person. */
export const APPEAL_TARGETS = ['post', 'thread', 'words', 'sanction'] as const;
export type AppealTarget = (typeof APPEAL_TARGETS)[number];

export const APPEAL_OUTCOMES = ['upheld', 'reversed'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

export const MAX_APPEAL_LENGTH = 2_000;

/** Something that a moderator decided about a person or what they wrote. */
export interface DecisionAbout {
  readonly target: AppealTarget;
  /** Of the post, the thread, the answer with the words, or the sanction. */
  readonly id: string;
  readonly what: 'hidden' | 'locked' | 'taken away' | SanctionKind;
  readonly spaceId: SpaceId;
  readonly space: string;
  readonly title: string | null;
  readonly personId: PersonId;
  readonly actedBy: PersonId | null;
  readonly reason: string;
  readonly at: Date;
  readonly until: Date | null;
  readonly liftedAt: Date | null;
  readonly appeal: {
    readonly id: string;
    readonly text: string;
    readonly at: Date;
    readonly outcome: AppealOutcome | null;
    readonly note: string;
  } | null;
}

/** What somebody says against a decision, for whoever decides on it. */
export interface Appeal {
  readonly id: string;
  readonly spaceId: SpaceId;
  readonly personId: PersonId | null;
  readonly name: string;
  readonly actedBy: PersonId | null;
  readonly target: AppealTarget;
  readonly targetId: string;
  readonly text: string;
  readonly at: Date;
  readonly outcome: AppealOutcome | null;
  readonly note: string;
}

/** Of a decision, as its own sentence to the person. */
export const DECISION_WORDS: Readonly<Record<DecisionAbout['what'], string>> = {
  hidden: 'Your post was hidden',
  locked: 'Your thread was locked',
  'taken away': 'What you wrote in an answer was taken away',
  warning: 'You were warned',
  suspension: 'You were stopped from writing',
  block: 'You were blocked',
};
