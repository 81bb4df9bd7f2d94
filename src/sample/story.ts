import type { Naming, SessionState } from '../features/sessions/index.ts';
import type { CastKey, OrganisationKey, SpeakerKey } from './cast.ts';
import type { Minute } from './stage.ts';
import type { Step } from './steps.ts';
import type { ToldComment } from './told-comments.ts';
import type { ToldPoll } from './told-polls.ts';

/** A session as it happened, for playing it through the services. */
export interface Story {
  readonly title: string;
  readonly description: string;
  readonly moderationRules: string;
  /** People may reply to questions before it closes. */
  readonly repliesAllowed?: boolean;
  readonly parts: readonly ToldPart[];
  /** How long it was meant to last. */
  readonly minutes: number;
  /** When it went live, in minutes before the loading of the sample. */
  readonly began: number;
  /** People of each organisation who joined. */
  readonly delegates: Readonly<Record<OrganisationKey, number>>;
  readonly questions: readonly ToldQuestion[];
  readonly polls: readonly ToldPoll[];
  readonly comments: readonly ToldComment[];
  /** When the delegates joined. */
  readonly joinedAt: Minute;
  /** When people had read the list. */
  readonly lookedAt: Minute;
  /** What the people running it told each other. */
  readonly messages?: readonly { readonly at: Minute; readonly by: CastKey; readonly text: string }[];
  /** Whoever was blocked: the delegate of an organisation with that number, from 0. */
  readonly blocked?: {
    readonly at: Minute;
    readonly from: OrganisationKey;
    readonly delegate: number;
    readonly reason: string;
  };
  readonly moves: readonly ToldMove[];
  /** When questions began to appear at once; until then moderators looked first. */
  readonly shownAtOnce?: Minute;
}

export interface ToldPart {
  readonly title: string;
  readonly description: string;
  readonly at: Minute;
  readonly speakers: readonly SpeakerKey[];
  readonly takesQuestions: boolean;
}

export interface ToldMove {
  readonly at: Minute;
  readonly to: SessionState;
  readonly by: CastKey;
}

export interface ToldQuestion {
  /** Unique in its story; steps of other questions speak of it. */
  readonly name: string;
  readonly at: Minute;
  readonly from: OrganisationKey | 'floor';
  readonly text: string;
  readonly naming?: Naming;
  /** All speakers unless given. */
  readonly to?: readonly SpeakerKey[];
  /** The number of the part, from 0. */
  readonly part?: number;
  readonly label?: Lens;
  /** Which share of the delegates vote for it: of all alike, or by organisation, those not named being 0. */
  readonly wanted?: Wanted;
  /** Which share have seen it; nearly all unless given. */
  readonly seen?: number;
  /** What became of it. The first moderator publishes it within a minute unless `waits`. */
  readonly became?: readonly (readonly [Minute, Step])[];
  readonly waits?: boolean;
}

export type Wanted = number | Readonly<Partial<Record<OrganisationKey, number>>>;

/** The labels of the sample: the three lenses. */
export const LENSES = ['What is wrong', 'What should be done', 'How things work'] as const;
export type Lens = (typeof LENSES)[number];

export const MODERATION_RULES = `Ask about the topic, in your own words. Hard questions are welcome: no question is turned down for being critical.

We do not show what is abusive, what names a private person, what has nothing to do with the topic, what sells something, and what the law forbids. You are told the reason, you may reword once, and you may ask for a second look.`;
