import type { Config } from './config.ts';
import { type App, createApp } from './app.ts';
import { explainListening } from './cannot-start.ts';
import { openUpToDate } from './open-installation.ts';
import { loadSample } from './sample/load-sample.ts';
import { sampleLines, sampleLinks, sampleReminder } from './sample/sample-links.ts';
import { StoryClock } from './sample/story-clock.ts';

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
    await app.services.mailIn.listen();
    say(`Shared Endeavour is ready: ${config.baseUrl.href}`);
    lines.forEach(say);
  } catch (error) {
    await app.close();
    throw explainListening(error, config);
  }
  closeOnSignal(app);
  return app;
}

/** Loads the sample into a new installation. Returns what there is to say of it, now or at a later start. */
async function offerSample(app: App, clock: StoryClock, say: (line: string) => void): Promise<string[]> {
  if (!(await loadSample(app, clock, say))) return sampleReminder(app);
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
