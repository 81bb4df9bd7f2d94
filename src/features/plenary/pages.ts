import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Comments } from '../comments/index.ts';
import type { Forum } from '../forum/index.ts';
import type { Polls } from '../polls/index.ts';
import type { Questions } from '../questions/index.ts';
import type { Sessions } from '../sessions/index.ts';

/** What the pages of this feature work with. */
export interface PlenaryPages {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  /** Where the service is reached from outside. */
  readonly baseUrl: URL;
  readonly sessions: Sessions;
  readonly questions: Questions;
  readonly polls: Polls;
  readonly comments: Comments;
  readonly forum: Pick<Forum, 'ofQuestion' | 'openForReplies' | 'countToFollow'>;
}
