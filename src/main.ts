import type { Config } from './config.ts';
import { type App, createApp } from './app.ts';
import { explainConnecting, explainFolder, explainListening } from './cannot-start.ts';
import { migrate } from './platform/database/migrate.ts';
import { type Database, type DatabaseLocation, openDatabase } from './platform/database/open.ts';
import { loadSample } from './sample/load-sample.ts';
import { sampleLines, sampleLinks } from './sample/sample-links.ts';
import { StoryClock } from './sample/story-clock.ts';

/** Where the settings say that the data is. */
export function databaseLocation(config: Config): DatabaseLocation {
  return config.databaseUrl === undefined
    ? { kind: 'folder', path: config.dataDir }
    : { kind: 'postgres', url: config.databaseUrl };
}

/**
 * Starts the service, telling `say` what it does, and serves until `close` or a signal. Throws `CannotStart` where
 * something outside the program is in the way; then nothing of it is left running.
 */
export async function start(config: Config, say: (line: string) => void): Promise<App> {
  const database = await openUpToDate(config, say);
  const clock = new StoryClock();
  const app = await createApp(config, database, clock);
  try {
    await app.startJobs();
    const lines = config.sample ? await offerSample(app, clock, say) : [];
    await app.app.listen({ port: config.port, host: config.host });
    say(`Shared Endeavour is ready: ${config.baseUrl.href}`);
    lines.forEach(say);
  } catch (error) {
    await app.close();
    throw explainListening(error, config);
  }
  closeOnSignal(app);
  return app;
}

async function openUpToDate(config: Config, say: (line: string) => void): Promise<Database> {
  const { databaseUrl, dataDir } = config;
  say(databaseUrl === undefined ? `Opening the database in ${dataDir} …` : 'Connecting to PostgreSQL …');
  const database = await openDatabase(databaseLocation(config)).catch((error: unknown) => {
    throw explainFolder(error, config);
  });
  try {
    const migrated = await migrate(database.kysely);
    if (migrated.length > 0) say(`Brought the database up to date (${migrated.length} steps).`);
    return database;
  } catch (error) {
    await database.close();
    throw databaseUrl === undefined ? error : explainConnecting(error, new URL(databaseUrl));
  }
}

/** Loads the sample into a new installation. Returns what there is to say of it. */
async function offerSample(app: App, clock: StoryClock, say: (line: string) => void): Promise<string[]> {
  if (!(await loadSample(app, clock, say))) return [];
  const links = await sampleLinks(app);
  return links === undefined ? [] : sampleLines(links);
}

function closeOnSignal(app: App): void {
  const close = (): void => {
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', close);
  process.once('SIGINT', close);
}
