import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { PersonId } from './person.ts';

/** One kind of thing that a person put in, with all there is of it. */
export interface OwnRows {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Columns that say whose a row is. Others that point at a person, such as who hid a post, do not make it theirs. */
const OWNERS = ['person_id', 'author_id', 'asker_id', 'seat_id', 'member_id', 'participant_id'];
/** Never given out: what could be used to sign in, or tells devices and addresses apart. */
const SECRET = /hash|secret|joined_?from|_?key$/i;
/** What a person may be as owner of rows: themselves, and their places in sessions, endeavours and perspectives. */
const HOLDERS = ['person', 'seat', 'endeavour_member', 'perspectives_participant'] as const;

/** What is kept apart from whose it is, or needed to understand it: rows of `table` that rows of `by` point at. */
const KEPT_APART = [
  { table: 'post', id: 'id', by: 'nameless_post', owner: 'person_id', column: 'post_id' },
  { table: 'thread', id: 'id', by: 'nameless_thread', owner: 'person_id', column: 'thread_id' },
  { table: 'post_poll', id: 'post_id', by: 'post', owner: 'author_id', column: 'id' },
  { table: 'post_poll', id: 'post_id', by: 'post_poll_answer', owner: 'person_id', column: 'post_id' },
] as const;

/**
 * Everything a person put in: of each table the rows that point at them, at one of their seats in a session, at their
 * membership of an endeavour, or at them as a participant of perspectives. What later features keep is found without
 * their doing.
 */
export async function readOwnData(db: Queryable, person: PersonId): Promise<readonly OwnRows[]> {
  const found: OwnRows[] = [];
  found.push(await rowsOf(db, { table: 'person', column: 'id', ids: [person] }));
  for (const holder of HOLDERS) {
    const ids = holder === 'person' ? [person] : await idsOf(db, holder, person);
    if (ids.length === 0) continue;
    for (const { table, column } of await columnsPointingAt(db, holder)) {
      const own = await rowsOf(db, { table, column, ids });
      if (own.rows.length > 0) found.push(own);
    }
  }
  for (const { table, id, by, owner, column } of KEPT_APART) {
    const { rows } = await sql<{ id: string }>`
      select ${sql.ref(column)} as id from ${sql.table(by)} where ${sql.ref(owner)} = ${person}`.execute(db);
    const own = await rowsOf(db, { table, column: id, ids: rows.map((row) => row.id) });
    if (own.rows.length > 0) found.push(own);
  }
  return found;
}

/** The names of the tables that may hold something that a person put in. */
export async function listOwnTables(db: Queryable): Promise<readonly string[]> {
  const pointers = await Promise.all(HOLDERS.map((holder) => columnsPointingAt(db, holder)));
  return [...new Set(['person', ...pointers.flat().map(({ table }) => table)])];
}

async function idsOf(
  db: Queryable,
  table: Exclude<(typeof HOLDERS)[number], 'person'>,
  person: PersonId,
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from ${sql.table(table)} where person_id = ${person}`.execute(db);
  return found.rows.map(({ id }) => id);
}

interface Pointer {
  readonly table: string;
  readonly column: string;
}

async function columnsPointingAt(
  db: Queryable,
  holder: (typeof HOLDERS)[number],
): Promise<readonly Pointer[]> {
  const found = await sql<Pointer>`
    select source.relname::text as "table", a.attname::text as "column"
    from pg_constraint c
      join pg_class source on source.oid = c.conrelid
      join pg_class target on target.oid = c.confrelid
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and target.relname = ${holder} and target.relnamespace = source.relnamespace
      and array_length(c.conkey, 1) = 1
    order by 1, 2`.execute(db);
  return found.rows.filter(({ column }) => OWNERS.includes(column));
}

async function rowsOf(db: Queryable, of: Pointer & { readonly ids: readonly string[] }): Promise<OwnRows> {
  const columns = (await columnsOf(db, of.table)).map((name) => sql.ref(name));
  const found = await sql<Record<string, unknown>>`
    select ${sql.join(columns)} from ${sql.table(of.table)} where ${sql.ref(of.column)} = any(${of.ids})`.execute(
    db,
  );
  const rows = found.rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !SECRET.test(name))),
  );
  return { table: of.table, rows };
}

/** The columns of a table in their order, without those that follow from others. */
async function columnsOf(db: Queryable, table: string): Promise<readonly string[]> {
  const found = await sql<{ name: string }>`
    select attname::text as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`.execute(db);
  return found.rows.map(({ name }) => name);
}
