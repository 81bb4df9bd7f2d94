import { startTestApp, type TestApp, type TestAppOptions } from './app.ts';
import type { FakeClock } from './clock.ts';
import { openDatabase } from '../src/platform/database/open.ts';
import { createPostgresDatabase } from './database/postgres-template.ts';
import { after } from 'node:test';

/**
 * Several nodes of one installation, each listening on a port of its own, on one PostgreSQL database and one Valkey.
 * They share a clock.
 */
export async function startNodes(
  count: number,
  options: Pick<TestAppOptions, 'settings' | 'jobs'> = {},
): Promise<readonly TestApp[]> {
  const valkey = process.env['TEST_VALKEY_URL'];
  if (valkey === undefined) {
    throw new Error('Several nodes need Valkey: set TEST_VALKEY_URL, or let npm test -- nodes start one.');
  }
  const { url, drop } = await createPostgresDatabase();
  const nodes: TestApp[] = [];
  let clock: FakeClock | undefined;
  for (let index = 0; index < count; index += 1) {
    const node = await startTestApp({
      ...options,
      settings: { VALKEY_URL: valkey, DATABASE_URL: url, ...options.settings },
      database: await openDatabase({ kind: 'postgres', url, poolSize: 5 }),
      listen: true,
      ...(clock === undefined ? {} : { clock }),
    });
    clock = node.clock;
    nodes.push(node);
  }
  after(drop);
  return nodes;
}
