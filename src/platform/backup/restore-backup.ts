import { sql } from 'kysely';
import { appliedMigrations } from '../database/migrate.ts';
import type { Queryable, Transaction } from '../database/transaction.ts';
import {
  BACKUP_FORMAT,
  type BackupCounts,
  type BackupHead,
  type BackupLine,
  type BackupRow,
  UnusableBackup,
} from './format.ts';
import { fillTable, goOnCounting, linkRows, type TableFiller } from './fill-table.ts';
import { readLines } from './read-lines.ts';
import { type BackupTable, listTables } from './tables.ts';

/**
 * Restores a backup into an empty database with the same migrations, in one transaction: all of it or nothing, in
 * bounded memory, counted at the end. Throws {@link UnusableBackup} where the file or the database does not allow it.
 */
export async function restoreBackup(db: Queryable, path: string): Promise<BackupCounts> {
  return db.transaction().execute(async (tx) => {
    const tables = await listTables(tx);
    await demandEmpty(tx, tables);
    await letTriggers(tx, tables, 'disable');
    await sql`set local timezone = 'UTC'`.execute(tx);
    const counts = await readTables(tx, path, new Map(tables.map((table) => [table.name, table])));
    for (const table of tables) {
      await linkRows(tx, table);
      await goOnCounting(tx, table);
    }
    await letTriggers(tx, tables, 'enable');
    for (const { table, rows } of counts) {
      const stored = await countRows(tx, table);
      if (stored !== rows) throw new Error(`${table} holds ${stored} rows after the restore, not ${rows}.`);
    }
    return { tables: counts, rows: counts.reduce((sum, { rows }) => sum + rows, 0) };
  });
}

async function demandEmpty(tx: Transaction, tables: readonly BackupTable[]): Promise<void> {
  for (const { name } of tables) {
    if ((await countRows(tx, name)) === 0) continue;
    throw new UnusableBackup(
      'This database is not empty. A backup is restored into an empty one: set DATA_DIR to a new folder, or DATABASE_URL to a new database.',
    );
  }
}

/** What a trigger keeps, such as a count, is in the backup as it was: triggers must not do their work again. */
async function letTriggers(
  tx: Transaction,
  tables: readonly BackupTable[],
  act: 'enable' | 'disable',
): Promise<void> {
  for (const { name } of tables) {
    await sql`alter table ${sql.id(name)} ${sql.raw(act)} trigger user`.execute(tx);
  }
}

async function countRows(tx: Transaction, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.id(table)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

interface Counted {
  readonly table: string;
  readonly rows: number;
}

async function readTables(
  tx: Transaction,
  path: string,
  tables: ReadonlyMap<string, BackupTable>,
): Promise<Counted[]> {
  const counts: Counted[] = [];
  let filler: TableFiller | undefined;
  let isHeadRead = false;
  let isWhole = false;
  for await (const line of readLines(path)) {
    if (!isHeadRead) {
      await demandHead(tx, path, line);
      isHeadRead = true;
    } else if (isRow(line)) {
      if (filler === undefined) throw notABackup(path);
      await filler.add(line);
    } else if ('table' in line) {
      const table = tables.get(line.table);
      if (table === undefined) throw notABackup(path);
      filler = await fillTable(tx, table, line.columns);
    } else if ('end' in line) {
      const rows = (await filler?.finish()) ?? 0;
      if (rows !== line.rows)
        throw new UnusableBackup(`${path} was damaged: ${line.end} should have ${line.rows} rows.`);
      counts.push({ table: line.end, rows });
      filler = undefined;
    } else if ('tables' in line) {
      isWhole = line.tables === counts.length;
    }
  }
  if (!isWhole) throw new UnusableBackup(`${path} is not whole: its end is missing.`);
  return counts;
}

function isRow(line: BackupLine): line is BackupRow {
  return Array.isArray(line);
}

function notABackup(path: string): UnusableBackup {
  return new UnusableBackup(
    `${path} cannot be read. It is not a backup of Shared Endeavour, or it was damaged.`,
  );
}

async function demandHead(tx: Transaction, path: string, line: BackupLine): Promise<void> {
  if (isRow(line) || !('format' in line)) throw notABackup(path);
  const head: BackupHead = line;
  if (head.format !== BACKUP_FORMAT) {
    throw new UnusableBackup(
      `${path} has the format ${String(head.format)}, which this version does not know.`,
    );
  }
  const own = await appliedMigrations(tx);
  if (own.join() === head.migrations.join()) return;
  throw new UnusableBackup(
    `${path} was made by another version (its last migration is ${head.migrations.at(-1) ?? 'none'}, this version's is ${own.at(-1) ?? 'none'}). Restore it with the version that made it, and then upgrade.`,
  );
}
