import { explainConnecting, explainFolder } from './cannot-start.ts';
import type { Config } from './config.ts';
import { migrate } from './platform/database/migrate.ts';
import { type Database, type DatabaseLocation, openDatabase } from './platform/database/open.ts';

/** Where the settings say that the data is. */
export function databaseLocation(config: Config): DatabaseLocation {
  return config.databaseUrl === undefined
    ? { kind: 'folder', path: config.dataDir }
    : { kind: 'postgres', url: config.databaseUrl };
}

/** Opens the database, does some work with it, and closes it. Throws `CannotStart` or `FolderInUse`. */
export async function withDatabase<Result>(
  config: Config,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openExplained(config);
  try {
    return await work(database);
  } catch (error) {
    throw explainOpening(error, config);
  } finally {
    await database.close();
  }
}

/** Opens the database and brings it up to date, telling `say` so. Throws `CannotStart` or `FolderInUse`. */
export async function openUpToDate(config: Config, say: (line: string) => void): Promise<Database> {
  const { databaseUrl, dataDir } = config;
  say(databaseUrl === undefined ? `Opening the database in ${dataDir} …` : 'Connecting to PostgreSQL …');
  const database = await openExplained(config);
  try {
    const migrated = await migrate(database.kysely);
    if (migrated.length > 0) say(`Brought the database up to date (${migrated.length} steps).`);
    return database;
  } catch (error) {
    await database.close();
    throw explainOpening(error, config);
  }
}

async function openExplained(config: Config): Promise<Database> {
  return openDatabase(databaseLocation(config)).catch((error: unknown) => {
    throw explainFolder(error, config);
  });
}

/** PostgreSQL is first spoken to when something is asked of it. */
function explainOpening(error: unknown, { databaseUrl }: Config): unknown {
  return databaseUrl === undefined ? error : explainConnecting(error, new URL(databaseUrl));
}
