import type { FastifyInstance } from 'fastify';
import type { Access } from '../../platform/http/access.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Forum } from '../forum/index.ts';
import type { Sessions } from '../sessions/index.ts';
import type { ArchiveReader } from './read-archive.ts';

/** What the pages of the archive share. */
export interface ArchivePages {
  readonly app: FastifyInstance;
  readonly access: Access;
  readonly reader: ArchiveReader;
  readonly db: Queryable;
  /** What goes on from a session elsewhere. */
  readonly onward: Sessions['onward'];
  readonly forum: Pick<Forum, 'ofSession' | 'linking'>;
}
