import type { Config } from './config.ts';
import { type App, createApp } from './app.ts';
import { systemClock } from './platform/clock.ts';
import { migrate } from './platform/database/migrate.ts';
import { type DatabaseLocation, openDatabase } from './platform/database/open.ts';

/** Where the settings say that the data is. */
export function databaseLocation(config: Config): DatabaseLocation {
  return config.databaseUrl === undefined
    ? { kind: 'folder', path: config.dataDir }
    : { kind: 'postgres', url: config.databaseUrl };
}

/** Starts the service, telling `say` what it does, and serves until `close` or a signal. */
export async function start(config: Config, say: (line: string) => void): Promise<App> {
  say(
    config.databaseUrl === undefined
      ? `Opening the database in ${config.dataDir} …`
      : 'Connecting to PostgreSQL …',
  );
  const database = await openDatabase(databaseLocation(config));
  const migrated = await migrate(database.kysely);
  if (migrated.length > 0) say(`Brought the database up to date (${migrated.length} steps).`);
  const app = await createApp(config, database, systemClock);
  await app.startJobs();
  await app.app.listen({ port: config.port, host: config.host });
  say(`Shared Endeavour is ready: ${config.baseUrl.href}`);
  closeOnSignal(app);
  return app;
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
