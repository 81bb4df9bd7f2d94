import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Asking } from './asking.ts';

/** What the pages of introductions share. */
export interface IntroductionPages {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly asking: Asking;
}
