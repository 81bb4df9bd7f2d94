import { startPostgres } from '../postgres.ts';
import { startValkey } from '../valkey.ts';
import type { Running } from '../processes.ts';
import type { Service } from './suites.ts';
import { findTools } from './tools.ts';

export interface Services {
  /** What the tests are told about them, as environment variables. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Finds or installs the programs that the services need, and starts the servers among them. */
export async function startServices(needed: ReadonlySet<Service>): Promise<Services> {
  const tools = findTools(needed);
  const env: Record<string, string> = {};
  const running: Running[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((service) => service.stop()));
  };
  try {
    if (tools.chromium !== undefined) env['CHROMIUM_PATH'] = tools.chromium;
    if (tools.postgres !== undefined) {
      const postgres = await startPostgres(tools.postgres);
      running.push(postgres);
      env['TEST_POSTGRES_URL'] = postgres.url;
    }
    if (tools.valkey !== undefined) {
      const valkey = await startValkey(tools.valkey);
      running.push(valkey);
      env['TEST_VALKEY_URL'] = valkey.url;
      env['REDIS_SERVER'] = tools.valkey;
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, stop };
}
