/** Writes src/platform/database/schema.ts from a freshly migrated database: run it after adding a migration. */
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { generate, PostgresDialect } from 'kysely-codegen';
import { migrate } from '../src/platform/database/migrate.ts';

const pglite = await PGlite.create();
const db = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
await migrate(db);
await generate({
  db,
  camelCase: true,
  dialect: new PostgresDialect({ dateParser: 'string', numericParser: 'number' }),
  excludePattern: 'kysely_*',
  typeMapping: { int8: 'number' },
  outFile: 'src/platform/database/schema.ts',
  verify: process.argv.includes('--verify'),
});
await db.destroy();
