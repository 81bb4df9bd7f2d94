import { sql } from 'kysely';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { FORMER_MEMBER } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { Thread, ThreadId } from '../thread.ts';

export type ExportedThread = Pick<
  Thread,
  'id' | 'kind' | 'state' | 'title' | 'posts' | 'createdAt' | 'lastPostAt' | 'carried' | 'reviewOn'
> & {
  readonly space: string;
  readonly author: string;
  readonly organisation: string | null;
  readonly summary: string | null;
  readonly tags: readonly string[];
};

function exported(db: Queryable) {
  return db
    .selectFrom('thread')
    .innerJoin('space', 'space.id', 'thread.spaceId')
    .leftJoin('person', 'person.id', 'thread.authorId')
    .leftJoin('organisation', 'organisation.id', 'thread.organisationId')
    .leftJoin('threadSummary', 'threadSummary.threadId', 'thread.id')
    .select([
      'thread.id',
      'thread.kind',
      'thread.state',
      'thread.title',
      'thread.posts',
      'thread.createdAt',
      'thread.lastPostAt',
      'thread.carried',
      'thread.reviewOn',
      'space.name as space',
      'organisation.name as organisation',
      'threadSummary.text as summary',
      sql<readonly string[]>`array(
        select distinct kept.name from thread_tag join tag on tag.id = thread_tag.tag_id
          join tag kept on kept.id = tag.known_as
        where thread_tag.thread_id = thread.id and kept.space_id = thread.space_id
          and kept.accepted_at is not null and kept.removed_at is null
        order by 1)`.as('tags'),
      sql<string>`coalesce(thread.shown_author, nullif(person.name, ''), ${FORMER_MEMBER})`.as('author'),
    ]);
}

/** Threads of a space that every reader of it sees, in the order in which they began, after one of them. */
export async function listExported(
  db: Queryable,
  spaceId: SpaceId,
  after: Pick<ExportedThread, 'id' | 'createdAt'> | undefined,
  limit: number,
): Promise<ExportedThread[]> {
  let query = exported(db)
    .where('thread.spaceId', '=', spaceId)
    .where('thread.mergedInto', 'is', null)
    .where('thread.hiddenAt', 'is', null)
    .where('thread.heldAt', 'is', null);
  if (after !== undefined) {
    const { createdAt, id } = after;
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('thread.createdAt', 'thread.id'), '>', tuple(createdAt, id)),
    );
  }
  const rows = await query.orderBy('thread.createdAt').orderBy('thread.id').limit(limit).execute();
  return rows as ExportedThread[];
}

export async function findExported(db: Queryable, id: ThreadId): Promise<ExportedThread | undefined> {
  const row = await exported(db).where('thread.id', '=', id).executeTakeFirst();
  return row as ExportedThread | undefined;
}

/** Of these posts and threads, those that an export of the space holds. */
export async function heldBySpace(
  db: Queryable,
  spaceId: SpaceId,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select named.id from unnest(${[...ids]}::text[]) as named (id)
      left join post on post.id = named.id
      join thread on thread.id = coalesce(post.thread_id, named.id)
    where thread.space_id = ${spaceId} and thread.merged_into is null
      and thread.hidden_at is null and thread.held_at is null
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}
