import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Topics } from '../../../platform/live/topics.ts';
import type { EventHub } from '../events.ts';
import type { SpaceRights } from '../spaces/access.ts';
import type { Release } from './hiding.ts';

/** What keeping order needs. */
export interface OrderingDeps {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly topics: Topics;
  readonly events: EventHub;
  readonly rights: SpaceRights;
  readonly release: Release;
}

export const NOT_A_MODERATOR = 'Only moderators of this space decide this.';
