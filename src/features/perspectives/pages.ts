import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Endeavours } from '../endeavours/index.ts';
import type { Forum } from '../forum/index.ts';
import type { createAdding } from './adding.ts';
import type { Calculation } from './calculation/calculation.ts';
import type { CarryingOn } from './carrying-on.ts';
import type { Convening } from './convening.ts';
import type { Erasing } from './erasing.ts';
import type { Impressions } from './impressions.ts';
import type { Importing } from './importing.ts';
import type { Moderating } from './moderating.ts';
import type { Purpose } from './purpose/purpose.ts';
import type { ReportLive } from './report/live.ts';
import type { TakingPart } from './taking-part.ts';
import type { Visits } from './visits.ts';
import type { createVoting } from './voting.ts';

/** What the pages of perspectives work with. */
export interface PerspectivesPages {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly baseUrl: URL;
  readonly visits: Visits;
  readonly endeavours: Endeavours;
  readonly convening: Convening;
  readonly takingPart: TakingPart;
  readonly vote: ReturnType<typeof createVoting>;
  readonly add: ReturnType<typeof createAdding>;
  readonly moderating: Moderating;
  readonly erasing: Erasing;
  readonly linking: Forum['linking'];
  readonly calculation: Calculation;
  readonly importing: Importing;
  readonly impressions: Impressions;
  readonly reportLive: ReportLive;
  readonly carryingOn: CarryingOn;
  readonly purpose: Purpose;
}
