import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Notices } from '../notices/index.ts';
import type { Sessions } from '../sessions/index.ts';
import type { Swapping } from './swapping/swapping.ts';
import type { Drawing } from './drawing/drawing.ts';

/** What the pages share. */
export interface MeetingPages {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly drawing: Drawing;
  readonly swapping: Swapping;
  readonly notices: Pick<Notices, 'markRead'>;
  readonly visits: Sessions['visits'];
}
