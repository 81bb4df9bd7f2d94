import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../src/platform/database/migrate.ts';
import { openDatabase } from '../../src/platform/database/open.ts';
import { migrationsKey } from './migrations-key.ts';

/** One at a time may look for the template and make it. */
const LOCK = 7_201_946;

/** A migrated database of its own on the tests' PostgreSQL server. */
export interface PostgresDatabase {
  readonly url: string;
  /** Ends its connections and removes it. */
  readonly drop: () => Promise<void>;
}

/** Copies the migrated template, which the first to ask makes. */
export async function createPostgresDatabase(): Promise<PostgresDatabase> {
  const server = serverUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator(server, async (client) => {
    const template = await ensureTemplate(client, server);
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: withDatabase(server, name),
    drop: () =>
      asAdministrator(server, async (client) => {
        await client.query(`drop database ${name} with (force)`);
      }),
  };
}

function serverUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url !== undefined) return url;
  throw new Error(
    'TEST_DATABASE=postgres needs a server: set TEST_POSTGRES_URL to one where databases may be created ' +
      '(postgres://user:password@host:port/postgres), or let npm test -- postgres start one.',
  );
}

async function ensureTemplate(client: Client, server: string): Promise<string> {
  const name = `template_${migrationsKey()}`;
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await makeTemplate(client, server, name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
  return name;
}

async function makeTemplate(client: Client, server: string, name: string): Promise<void> {
  const draft = `${name}_draft`;
  await client.query(`drop database if exists ${draft}`);
  await client.query(`create database ${draft}`);
  const database = await openDatabase({ kind: 'postgres', url: withDatabase(server, draft), poolSize: 1 });
  try {
    await migrate(database.kysely);
  } finally {
    await database.close();
  }
  await client.query(`alter database ${draft} rename to ${name}`);
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function asAdministrator(server: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
