import { readdir, readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { projectFolder } from '../project-folder.ts';
import type { Queryable } from './transaction.ts';

/**
 * Brings the database up to the newest file of `migrations/`, each in name order and once, and returns the names of
 * those it ran. A statement ends with a semicolon at the end of a line that is followed by an empty line.
 */
export async function migrate<Schema>(kysely: Kysely<Schema>): Promise<string[]> {
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: readMigrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    if (failed === undefined && error instanceof Error) throw error;
    throw new Error(`The migration ${failed ?? ''} failed.`, { cause: error });
  }
  return (results ?? []).map((result) => result.migrationName);
}

/** Says which of these files share a number: which of them comes first would follow from their names alone. */
export function whyNotInOrder(files: readonly string[]): string | undefined {
  const ofNumber = Map.groupBy(files, (file) => /^\d+/.exec(file)?.[0] ?? '');
  const same = [...ofNumber.values()].find((each) => each.length > 1);
  return same && `The migrations ${same.join(' and ')} have the same number. Give the newer one the next.`;
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const folder = `${projectFolder}/migrations`;
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted();
  const wrong = whyNotInOrder(files);
  if (wrong !== undefined) throw new Error(wrong);
  const entries = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(`${folder}/${file}`, 'utf8');
      return [file.replace(/\.sql$/, ''), { up: (db: Kysely<unknown>) => runStatements(db, text) }] as const;
    }),
  );
  return Object.fromEntries(entries);
}

async function runStatements(db: Kysely<unknown>, text: string): Promise<void> {
  for (const statement of text.split(/;\s*\n\s*\n|;\s*$/).filter((part) => part.trim() !== '')) {
    await sql.raw(statement).execute(db);
  }
}

/** The migrations that a database has had, in order. None where it has never been migrated. */
export async function appliedMigrations(db: Queryable): Promise<string[]> {
  const { rows: found } = await sql<{ exists: boolean }>`
    select to_regclass('public.kysely_migration') is not null as "exists"
  `.execute(db);
  if (found[0]?.exists !== true) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
