import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { Id } from '../../../platform/ids.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';
import type { Source } from './source.ts';

export type ImportId = Id<'import'>;

/** What a moderator selected, and what became of it. */
export interface ThreadImport {
  readonly id: ImportId;
  readonly spaceId: SpaceId;
  readonly source: Source;
  /** Who selected it; empty where the account is gone. */
  readonly by: string;
  readonly selectedAt: Date;
  readonly broughtInAt: Date | null;
  readonly threads: number;
  readonly posts: number;
  readonly undoneAt: Date | null;
}

const MOST_LISTED = 50;

function imports(db: Queryable) {
  return db
    .selectFrom('threadImport')
    .leftJoin('person', 'person.id', 'threadImport.broughtBy')
    .select([
      'threadImport.id',
      'threadImport.spaceId',
      'threadImport.source',
      'threadImport.selectedAt',
      'threadImport.broughtInAt',
      'threadImport.threads',
      'threadImport.posts',
      'threadImport.undoneAt',
    ])
    .select((eb) => eb.fn.coalesce('person.name', eb.val('')).as('by'));
}

/** What was brought into a space, the last first. */
export async function listImports(db: Queryable, space: SpaceId): Promise<ThreadImport[]> {
  const rows = await imports(db)
    .where('spaceId', '=', space)
    .where('broughtInAt', 'is not', null)
    .orderBy('broughtInAt', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows as ThreadImport[];
}

export async function findImport(
  db: Queryable,
  space: SpaceId,
  id: ImportId,
): Promise<ThreadImport | undefined> {
  const row = await imports(db)
    .where('threadImport.id', '=', id)
    .where('spaceId', '=', space)
    .executeTakeFirst();
  return row as ThreadImport | undefined;
}

/** What was read of a file, while it waits; and nobody else brings it in, or takes it out, until the transaction ends. */
export async function lockImport(tx: Transaction, id: ImportId): Promise<string | null> {
  const row = await tx
    .selectFrom('threadImport')
    .select('waiting')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.waiting ?? null;
}

export async function findWaiting(db: Queryable, id: ImportId): Promise<string | null> {
  const row = await db.selectFrom('threadImport').select('waiting').where('id', '=', id).executeTakeFirst();
  return row?.waiting ?? null;
}

/** Keeps what was read of a file until somebody has looked at it, in place of what they selected before. */
export async function insertImport(
  tx: Transaction,
  row: {
    readonly id: ImportId;
    readonly spaceId: SpaceId;
    readonly source: Source;
    readonly broughtBy: string;
    readonly selectedAt: Date;
    readonly waiting: string;
  },
): Promise<void> {
  await tx
    .deleteFrom('threadImport')
    .where('spaceId', '=', row.spaceId)
    .where('broughtBy', '=', row.broughtBy)
    .where('broughtInAt', 'is', null)
    .execute();
  await tx.insertInto('threadImport').values(row).execute();
}

export async function setBroughtIn(
  tx: Transaction,
  id: ImportId,
  set: { readonly broughtInAt: Date; readonly threads: number; readonly posts: number },
): Promise<void> {
  await tx
    .updateTable('threadImport')
    .set({ ...set, waiting: null })
    .where('id', '=', id)
    .execute();
}

export async function setUndone(tx: Transaction, id: ImportId, at: Date): Promise<void> {
  await tx.updateTable('threadImport').set({ undoneAt: at }).where('id', '=', id).execute();
}

/** Of these threads of a source, those that were brought into the space before. */
export async function findKnown(
  db: Queryable,
  space: SpaceId,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select source_key as key from thread_brought_in where space_id = ${space} and source_key = any(${keys})`.execute(
    db,
  );
  return new Set(rows.map(({ key }) => key));
}

export async function insertBroughtIn(
  tx: Transaction,
  of: { readonly importId: ImportId; readonly spaceId: SpaceId },
  threads: readonly { readonly threadId: ThreadId; readonly sourceKey: string; readonly posts: number }[],
): Promise<void> {
  if (threads.length === 0) return;
  await tx
    .insertInto('threadBroughtIn')
    .values(threads.map((thread) => ({ ...of, ...thread })))
    .execute();
}

/** The threads of an import in which nobody wrote since, and which were neither moved nor merged nor split. */
const UNTOUCHED = (id: ImportId) => sql`
  select thread.id from thread
  join thread_brought_in brought on brought.thread_id = thread.id
  where brought.import_id = ${id} and thread.space_id = brought.space_id and thread.merged_into is null
    and thread.posts = brought.posts
    and not exists (select from post where post.thread_id = thread.id and post.from_thread is not null)
    and not exists (select from thread other where other.merged_into = thread.id)`;

/** How many threads of an import are still here, and how many of them nobody has touched. */
export async function countBroughtIn(
  db: Queryable,
  id: ImportId,
): Promise<{ readonly here: number; readonly untouched: number }> {
  const { rows } = await sql<{ here: number; untouched: number }>`
    select (select count(*)::int from thread_brought_in where import_id = ${id}) as here,
      (select count(*)::int from (${UNTOUCHED(id)}) as found) as untouched`.execute(db);
  return rows[0] ?? { here: 0, untouched: 0 };
}

/** Takes the threads away that nobody has touched, and says how many there were. */
export async function deleteUntouched(tx: Transaction, id: ImportId): Promise<number> {
  await sql`select id from thread where id in (
    select thread_id from thread_brought_in where import_id = ${id}) order by id for update`.execute(tx);
  const { numAffectedRows } = await sql`delete from thread where id in (${UNTOUCHED(id)})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Where a thread was brought in from, and when. */
export async function findOrigin(
  db: Queryable,
  thread: ThreadId,
): Promise<{ readonly source: Source; readonly at: Date } | undefined> {
  const row = await db
    .selectFrom('threadBroughtIn')
    .innerJoin('threadImport', 'threadImport.id', 'threadBroughtIn.importId')
    .select(['threadImport.source', 'threadImport.broughtInAt as at'])
    .where('threadBroughtIn.threadId', '=', thread)
    .executeTakeFirst();
  return row as { source: Source; at: Date } | undefined;
}

/** Forgets what was selected and never brought in. */
export async function deleteWaiting(db: Queryable, before: Date): Promise<void> {
  await db
    .deleteFrom('threadImport')
    .where('broughtInAt', 'is', null)
    .where('selectedAt', '<', before)
    .execute();
}
