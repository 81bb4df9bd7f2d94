import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { FindOnward, FindStartSection } from './pages/start/sections.ts';
import type { SeatService } from './seats.service.ts';
import type { Visits } from './visit.ts';

/** What the pages on joining and seats share. */
export interface SeatPages {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly baseUrl: URL;
  readonly visits: Visits;
  readonly seats: SeatService;
  readonly startSections: readonly FindStartSection[];
  readonly onward: readonly FindOnward[];
}
