import { sql } from 'kysely';
import type { Transaction } from '../database/transaction.ts';
import type { BackupRow } from './format.ts';
import type { BackupTable } from './tables.ts';

const ROWS_AT_A_TIME = 500;

export interface TableFiller {
  add(row: BackupRow): Promise<void>;
  /** Writes the rest and returns how many rows there were. */
  finish(): Promise<number>;
}

/**
 * Fills a table with rows whose values stand in the order of `columns`. Links between rows of the table itself are put
 * aside until {@link linkRows}: the row they point at may come later.
 */
export async function fillTable(
  tx: Transaction,
  table: BackupTable,
  columns: readonly string[],
): Promise<TableFiller> {
  const typeOf = new Map(table.columns.map(({ name, type }) => [name, type]));
  const unknown = columns.find((name) => !typeOf.has(name));
  if (unknown !== undefined) throw new Error(`The table ${table.name} has no column ${unknown}.`);
  if (table.selfReferences.length > 0) await prepareLinks(tx, table);
  let waiting: BackupRow[] = [];
  let total = 0;

  async function write(): Promise<void> {
    if (waiting.length === 0) return;
    const items = sql.join(
      columns.map((_, index) => sql`${waiting.map((row) => row[index] ?? null)}::text[]`),
    );
    const names = columns.map((name) => sql.id(name));
    const values = columns.map((name) =>
      table.selfReferences.includes(name)
        ? sql`null`
        : sql`item.${sql.id(name)}::${sql.raw(typeOf.get(name) ?? 'text')}`,
    );
    await sql`
      insert into ${sql.id(table.name)} (${sql.join(names)}) overriding system value
      select ${sql.join(values)} from unnest(${items}) as item (${sql.join(names)})
    `.execute(tx);
    await putLinksAside(tx, table, columns, waiting);
    waiting = [];
  }

  return {
    async add(row) {
      waiting.push(row);
      total += 1;
      if (waiting.length === ROWS_AT_A_TIME) await write();
    },
    async finish() {
      await write();
      return total;
    },
  };
}

function linksOf({ name }: BackupTable) {
  return sql.id(`restored_links_${name}`);
}

async function prepareLinks(tx: Transaction, table: BackupTable): Promise<void> {
  if (table.primaryKey.length !== 1) {
    throw new Error(`${table.name} points at itself and has no key of one column.`);
  }
  await sql`
    create temporary table ${linksOf(table)} (id text not null, field text not null, target text not null) on commit drop
  `.execute(tx);
}

async function putLinksAside(
  tx: Transaction,
  table: BackupTable,
  columns: readonly string[],
  rows: readonly BackupRow[],
): Promise<void> {
  const key = columns.indexOf(table.primaryKey[0] ?? '');
  for (const field of table.selfReferences) {
    const at = columns.indexOf(field);
    const linked = rows.filter((row) => (row[at] ?? null) !== null);
    if (linked.length === 0) continue;
    await sql`
      insert into ${linksOf(table)} (id, field, target)
      select item.id, ${field}, item.target
      from unnest(${linked.map((row) => row[key])}::text[], ${linked.map((row) => row[at])}::text[]) as item (id, target)
    `.execute(tx);
  }
}

/** Sets the links between rows of the table itself, now that all rows are there. */
export async function linkRows(tx: Transaction, table: BackupTable): Promise<void> {
  const [key = ''] = table.primaryKey;
  for (const field of table.selfReferences) {
    const type = table.columns.find(({ name }) => name === field)?.type ?? 'text';
    await sql`
      update ${sql.id(table.name)} as entry set ${sql.id(field)} = link.target::${sql.raw(type)}
      from ${linksOf(table)} as link where link.field = ${field} and entry.${sql.id(key)}::text = link.id
    `.execute(tx);
  }
}

/** Has columns that number themselves go on after the highest number restored. */
export async function goOnCounting(tx: Transaction, table: BackupTable): Promise<void> {
  for (const { name } of table.columns.filter(({ isIdentity }) => isIdentity)) {
    await sql`
      select setval(pg_get_serial_sequence(${table.name}, ${name}), max(${sql.id(name)}))
      from ${sql.id(table.name)} having max(${sql.id(name)}) is not null
    `.execute(tx);
  }
}
