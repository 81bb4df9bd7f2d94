import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { ActSentences } from './acts.ts';
import type { Beginnings } from './beginnings.ts';
import type { EndeavourFrame } from './frame.ts';
import type { createHome } from './home.ts';
import type { Memberships } from './membership.ts';
import type { Starting } from './starting.ts';

/** What the pages of endeavours share. */
export interface EndeavourPages {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly memberships: Memberships;
  readonly frame: EndeavourFrame;
  readonly home: ReturnType<typeof createHome>;
  readonly record: ActSentences;
  readonly starting: Starting;
  readonly beginnings: Beginnings;
}
