import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OnwardLink } from '../../design-system/patterns/onward-links.tsx';
import type { Thread } from './thread.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { ThreadLive } from './live.ts';
import type { AskingToJoin } from './joining/asking-to-join.ts';
import type { Inviting } from './joining/inviting.ts';
import type { AnswerDays } from './addressing/addressee.ts';
import type { Attaching } from './attachments/attaching.ts';
import type { Linking } from './linking/linking.ts';
import type { Accepting } from './posts/accepting.ts';
import type { Writing } from './posts/writing.ts';
import type { LeastShown } from './polls/least-shown.ts';
import type { Polling } from './polls/polling.ts';
import type { SpaceRights } from './spaces/access.ts';
import type { Spaces } from './spaces/spaces.ts';

/** What goes on from a thread elsewhere, as far as whoever asks may see it. */
export type FindOnward = (request: FastifyRequest, thread: Thread) => Promise<readonly OnwardLink[]>;

/** What the pages of the forum share. */
export interface ForumPages {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly rights: SpaceRights;
  readonly spaces: Spaces;
  readonly writing: Writing;
  readonly attaching: Attaching;
  readonly accepting: Accepting;
  /** What goes on from a thread elsewhere. */
  readonly onward: readonly FindOnward[];
  readonly linking: Linking;
  readonly leastShown: LeastShown;
  readonly live: ThreadLive;
  readonly baseUrl: URL;
  /** After how many days people are reminded of questions, where a space does not say others. */
  readonly answerDays: AnswerDays;
  isAdministrator(email: string | null): boolean;
}

/** What the pages share on which posts ask for answers. */
export interface PollingPages extends ForumPages {
  readonly polling: Polling;
}

/** What the pages of coming into a space share. */
export interface JoiningPages extends ForumPages {
  readonly inviting: Inviting;
  readonly asking: AskingToJoin;
}
