import { open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { appliedMigrations } from '../database/migrate.ts';
import type { Queryable } from '../database/transaction.ts';
import { BACKUP_FORMAT, type BackupCounts, type BackupLine, type BackupRow } from './format.ts';
import { type BackupTable, listTables } from './tables.ts';

const ROWS_AT_A_TIME = 500;

/**
 * Writes every table into one new file, as they all were at one moment, in bounded memory. Only the user who makes it
 * can read the file. Throws `EEXIST` where there is one already.
 */
export async function writeBackup(
  db: Queryable,
  path: string,
  options: { readonly now: Date },
): Promise<BackupCounts> {
  const counts: { table: string; rows: number }[] = [];
  const file = await open(path, 'wx', 0o600);
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const lines = linesOf(tx, options.now, counts);
        await pipeline(Readable.from(jsonLines(lines)), createGzip(), file.createWriteStream());
      });
  } catch (error) {
    await rm(path);
    throw error;
  }
  return { tables: counts, rows: counts.reduce((sum, { rows }) => sum + rows, 0) };
}

async function* jsonLines(lines: AsyncIterable<BackupLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

async function* linesOf(
  tx: Queryable,
  now: Date,
  counts: { table: string; rows: number }[],
): AsyncGenerator<BackupLine> {
  await sql`set local timezone = 'UTC'`.execute(tx);
  await sql`set local datestyle = 'ISO'`.execute(tx);
  await sql`set local intervalstyle = 'postgres'`.execute(tx);
  yield { format: BACKUP_FORMAT, madeAt: now.toISOString(), migrations: await appliedMigrations(tx) };
  const tables = await listTables(tx);
  for (const table of tables) {
    yield { table: table.name, columns: table.columns.map(({ name }) => name) };
    let rows = 0;
    for await (const row of rowsOf(tx, table)) {
      rows += 1;
      yield row;
    }
    yield { end: table.name, rows };
    counts.push({ table: table.name, rows });
  }
  yield { tables: tables.length, rows: counts.reduce((sum, { rows }) => sum + rows, 0) };
}

/** Every row as one array of texts, some rows at a time. */
async function* rowsOf(tx: Queryable, { name, columns }: BackupTable): AsyncGenerator<BackupRow> {
  const values = sql.join(columns.map((column) => sql`${sql.id(column.name)}::text`));
  await sql`declare backup_rows no scroll cursor for select array[${values}] as line from ${sql.id(name)}`.execute(
    tx,
  );
  for (;;) {
    const { rows } = await sql<{
      line: BackupRow;
    }>`fetch forward ${sql.lit(ROWS_AT_A_TIME)} from backup_rows`.execute(tx);
    for (const { line } of rows) yield line;
    if (rows.length < ROWS_AT_A_TIME) break;
  }
  await sql`close backup_rows`.execute(tx);
}
