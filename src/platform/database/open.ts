import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { CamelCasePlugin, Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type ConstructorOptions, fromPglite } from 'pg-boss';
import { lockFolder } from './folder-lock.ts';
import type { DB } from './schema.ts';
import { oneStepPglite } from './one-step-pglite.ts';
import { isPrepared } from './prepared.ts';
import { keepUp } from './upkeep.ts';

/** Where the data is: a folder, memory (tests), or a PostgreSQL server of version 15 or later. */
export type DatabaseLocation =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'memory'; readonly image?: Blob }
  | { readonly kind: 'postgres'; readonly url: string; readonly poolSize?: number };

export interface Database {
  readonly kind: 'pglite' | 'postgres';
  readonly kysely: Kysely<DB>;
  /** What the job queue needs to work on the same database. */
  readonly jobs: Pick<ConstructorOptions, 'db' | 'backend'>;
  /** The embedded database itself, for a dump of its folder; undefined on PostgreSQL. */
  readonly pglite: PGlite | undefined;
  close(): Promise<void>;
}

const INT8 = 20;
const DATE = 1082;
const INTERVAL = 1186;
const NUMERIC = 1700;

/** One reading of each type, whichever driver delivers it: int8 and numeric as number, the rest as text. */
const parsers: Record<number, (value: string) => unknown> = {
  [INT8]: Number,
  [NUMERIC]: Number,
  [DATE]: (value) => value,
  [INTERVAL]: (value) => value,
};

/** Opens the database. Throws `FolderInUse` when another process holds the folder. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  return location.kind === 'postgres' ? openPostgres(location.url, location.poolSize) : openPglite(location);
}

async function openPglite(location: Exclude<DatabaseLocation, { kind: 'postgres' }>): Promise<Database> {
  let unlock = (): void => undefined;
  let dataDir = 'memory://';
  if (location.kind === 'folder') {
    await mkdir(location.path, { recursive: true });
    unlock = lockFolder(location.path);
    dataDir = `${location.path}/database`;
  }
  const pglite = await PGlite.create({
    dataDir,
    parsers,
    ...(location.kind === 'memory' && location.image ? { loadDataDir: location.image } : {}),
  });
  const kysely = new Kysely<DB>({
    dialect: new PGliteDialect({ pglite: oneStepPglite(pglite) }),
    plugins: [new CamelCasePlugin()],
  });
  // What fails here, such as for a disk that is full, fails for whoever writes next, who is told.
  const stopUpkeep = location.kind === 'folder' ? keepUp(kysely, () => undefined) : async () => undefined;
  return {
    kind: 'pglite',
    kysely,
    jobs: { db: fromPglite(pglite), backend: 'pglite' },
    pglite,
    async close() {
      await stopUpkeep();
      await pglite.close();
      unlock();
    },
  };
}

/** Names the queries that are marked as prepared, at which the driver prepares each once on its connection. */
class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const ask = this.query.bind(this) as (query: unknown, values?: unknown, done?: unknown) => never;
    this.query = (query: unknown, values?: unknown, done?: unknown) => {
      if (typeof query !== 'string' || !isPrepared(query)) return ask(query, values, done);
      const name = createHash('sha1').update(query).digest('base64');
      return ask({ name, text: query, values }, done);
    };
  }
}

function openPostgres(url: string, poolSize = 10): Database {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    // Notices a server that is gone without a word, as after a failover.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        parsers[oid] ?? (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
    },
  });
  // A connection that breaks is replaced at the next query, and whoever uses it is told by their query. Without
  // listeners, on those in use too, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    kind: 'postgres',
    kysely: new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] }),
    jobs: {
      db: { executeSql: async (text: string, values?: unknown[]) => pool.query(text, values) },
    },
    pglite: undefined,
    close: () => pool.end(),
  };
}
