import type { PollKind } from '../../poll.ts';
import type { PublicPoll } from '../../public-poll.ts';

export interface DraftLine {
  readonly id: string;
  readonly kind: PollKind;
  readonly question: string;
  /** What can be chosen, or the ends of the scale, in one line. */
  readonly answers: string;
}

export interface RunLine {
  readonly poll: PublicPoll;
  /** Texts that wait for a moderator. */
  readonly waiting: number;
}

/** What the people see who prepare and run polls. Plain JSON, asked for again at every change. */
export interface RunModel {
  readonly code: string;
  readonly version: number;
  readonly eventsUrl: string;
  readonly stateWords: string;
  /** The session takes poll answers now. */
  readonly isLive: boolean;
  /** Chairs open, stop and close; organisers only prepare. */
  readonly canRun: boolean;
  /** The session still takes new polls. */
  readonly canPrepare: boolean;
  readonly canModerate: boolean;
  readonly running: readonly RunLine[];
  readonly drafts: readonly DraftLine[];
  readonly closed: readonly RunLine[];
  readonly csrf: string;
  readonly updatedAt: string;
}
