import { after } from 'node:test';
import { openDatabase, type Database } from '../src/platform/database/open.ts';
import { pgliteImage } from './database/pglite-image.ts';
import { createPostgresDatabase } from './database/postgres-template.ts';

/**
 * A migrated, empty database for one test file, closed when its tests have run:
 *
 *     const database = await openTestDatabase();
 *     test('…', async () => { await database.kysely.selectFrom(…) });
 *
 * It is the embedded one, or PostgreSQL where TEST_DATABASE says so.
 */
export async function openTestDatabase(): Promise<Database> {
  const database = await createTestDatabase();
  after(() => database.close());
  return database;
}

/** The same, closed by whoever asked for it. */
export function createTestDatabase(): Promise<Database> {
  return isOnPostgres() ? openOnPostgres() : openEmbedded();
}

function isOnPostgres(): boolean {
  const kind = process.env['TEST_DATABASE'] ?? 'pglite';
  if (kind === 'pglite' || kind === 'postgres') return kind === 'postgres';
  throw new Error(`TEST_DATABASE must be pglite or postgres, not ${kind}.`);
}

async function openEmbedded(): Promise<Database> {
  return openDatabase({ kind: 'memory', image: await pgliteImage() });
}

async function openOnPostgres(): Promise<Database> {
  const created = await createPostgresDatabase();
  const database = await openDatabase({ kind: 'postgres', url: created.url, poolSize: 5 });
  return {
    ...database,
    async close() {
      await database.close();
      await created.drop();
    },
  };
}
