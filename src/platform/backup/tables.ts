import { sql } from 'kysely';
import type { Queryable } from '../database/transaction.ts';

export interface BackupColumn {
  readonly name: string;
  /** As SQL writes it in a cast, for example `timestamp with time zone` or `question_state`. */
  readonly type: string;
  /** Numbers itself: what counts on must be told where to go on. */
  readonly isIdentity: boolean;
}

export interface BackupTable {
  readonly name: string;
  readonly columns: readonly BackupColumn[];
  readonly primaryKey: readonly string[];
  /** Columns that point at rows of this same table. */
  readonly selfReferences: readonly string[];
}

/** What migrations keep about themselves, and which transactions were the last: each database has its own. */
const OWN_TABLES = ['kysely_migration', 'kysely_migration_lock', 'thread_shown', 'names_shown'];

/**
 * Every table of the schema `public`, those first at which others point. What other schemas hold, such as the queue of
 * jobs, is not among them. Throws where tables point at each other in a circle.
 */
export async function listTables(db: Queryable): Promise<BackupTable[]> {
  const columns = await readColumns(db);
  const keys = await readPrimaryKeys(db);
  const references = await readReferences(db);
  const byTable = Map.groupBy(columns, ({ table }) => table);
  const tables = [...byTable].map(([name, own]): BackupTable => ({
    name,
    columns: own.map(({ column, type, isIdentity }) => ({ name: column, type, isIdentity })),
    primaryKey: keys.filter(({ table }) => table === name).map(({ column }) => column),
    selfReferences: references
      .filter(({ from, to }) => from === name && to === name)
      .map(({ column }) => column),
  }));
  return inOrder(tables, references);
}

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isIdentity: boolean;
}

async function readColumns(db: Queryable): Promise<readonly ColumnRow[]> {
  const { rows } = await sql<ColumnRow>`
    select relation.relname as "table", attribute.attname as "column",
      format_type(attribute.atttypid, attribute.atttypmod) as "type", attribute.attidentity <> '' as "isIdentity"
    from pg_attribute attribute
    join pg_class relation on relation.oid = attribute.attrelid
    where relation.relnamespace = 'public'::regnamespace and relation.relkind = 'r' and attribute.attnum > 0
      and not attribute.attisdropped and attribute.attgenerated = ''
      and relation.relname <> all(${OWN_TABLES}::text[])
    order by relation.relname, attribute.attnum
  `.execute(db);
  return rows;
}

interface KeyRow {
  readonly table: string;
  readonly column: string;
}

async function readPrimaryKeys(db: Queryable): Promise<readonly KeyRow[]> {
  const { rows } = await sql<KeyRow>`
    select relation.relname as "table", attribute.attname as "column"
    from pg_constraint, unnest(conkey) with ordinality as key (number, position), pg_class relation, pg_attribute attribute
    where contype = 'p' and connamespace = 'public'::regnamespace and relation.oid = conrelid
      and attribute.attrelid = conrelid and attribute.attnum = key.number
    order by relation.relname, key.position
  `.execute(db);
  return rows;
}

interface Reference {
  readonly from: string;
  readonly column: string;
  readonly to: string;
}

async function readReferences(db: Queryable): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select relation.relname as "from", attribute.attname as "column", target.relname as "to"
    from pg_constraint, unnest(conkey) as key (number), pg_class relation, pg_class target, pg_attribute attribute
    where contype = 'f' and connamespace = 'public'::regnamespace and relation.oid = conrelid
      and target.oid = confrelid and attribute.attrelid = conrelid and attribute.attnum = key.number
  `.execute(db);
  return rows;
}

function inOrder(tables: readonly BackupTable[], references: readonly Reference[]): BackupTable[] {
  const ordered: BackupTable[] = [];
  const waiting = new Map(tables.map((table) => [table.name, table]));
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ name }) =>
      references.every(({ from, to }) => from !== name || to === name || !waiting.has(to)),
    );
    if (ready.length === 0) {
      throw new Error(`These tables point at each other in a circle: ${[...waiting.keys()].join(', ')}`);
    }
    for (const table of ready) waiting.delete(table.name);
    ordered.push(...ready);
  }
  return ordered;
}
