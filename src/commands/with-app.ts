import { type App, createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { openUpToDate } from '../open-installation.ts';
import type { Database } from '../platform/database/open.ts';
import { StoryClock } from '../sample/story-clock.ts';

/**
 * Opens the installation without serving anybody, does some work with it and closes it.
 *
 * @param options `jobs`: also starts the jobs, without which none can be queued; `before`: is done with the database
 *   before anything else uses it
 */
export async function withApp<Result>(
  config: Config,
  options: { readonly jobs: boolean; readonly before?: (database: Database) => Promise<void> },
  work: (app: App, clock: StoryClock) => Promise<Result>,
): Promise<Result> {
  const database = await openUpToDate(config, () => undefined);
  const clock = new StoryClock();
  const app = await prepared(database, options.before).then(() => createApp(config, database, clock));
  try {
    if (options.jobs) await app.startJobs();
    return await work(app, clock);
  } finally {
    await app.close();
  }
}

async function prepared(
  database: Database,
  before: ((database: Database) => Promise<void>) | undefined,
): Promise<void> {
  try {
    await before?.(database);
  } catch (error) {
    await database.close();
    throw error;
  }
}
