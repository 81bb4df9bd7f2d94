import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Accepting } from './posts/accepting.ts';
import type { Writing } from './posts/writing.ts';
import type { SpaceRights } from './spaces/access.ts';
import type { Spaces } from './spaces/spaces.ts';

/** What the pages of the forum share. */
export interface ForumPages {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly rights: SpaceRights;
  readonly spaces: Spaces;
  readonly writing: Writing;
  readonly accepting: Accepting;
  isAdministrator(email: string | null): boolean;
}
