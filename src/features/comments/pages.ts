import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Visits } from '../sessions/index.ts';
import type { CommentReader } from './reading.ts';
import type { Moderating } from './moderating.ts';
import type { Pace } from './pace/pace.ts';
import type { Reacting } from './reacting.ts';
import type { StaffMessages } from './staff-messages/messages.ts';
import type { Writing } from './writing.ts';

/** What the pages of comments share. */
export interface CommentPages {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly visits: Visits;
  readonly reading: CommentReader;
  readonly writing: Writing;
  readonly reacting: Reacting;
  readonly moderating: Moderating;
  readonly pace: Pace;
  readonly staffMessages: StaffMessages;
}
