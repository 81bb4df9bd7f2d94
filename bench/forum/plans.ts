import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { listPosts } from '../../src/features/forum/posts/shown-posts.repository.ts';
import type { SpaceId } from '../../src/features/forum/space.ts';
import type { ThreadId } from '../../src/features/forum/thread.ts';
import { countThreads, listThreads } from '../../src/features/forum/threads/lists.repository.ts';
import { latestOfSpaces } from '../../src/features/forum/threads/latest.repository.ts';
import { unreadBySpace } from '../../src/features/forum/threads/space-counts.repository.ts';
import { findThreadVisit } from '../../src/features/forum/threads/threads.repository.ts';
import { readQuery } from '../../src/features/search/query.ts';
import { findWritten } from '../../src/features/search/repository.ts';
import type { Database } from '../../src/platform/database/open.ts';
import type { DB } from '../../src/platform/database/schema.ts';
import type { Queryable } from '../../src/platform/database/transaction.ts';
import type { Filled } from './fill.ts';
import type { Options } from './options.ts';
import { RARE_WORD, USUAL_WORD } from './words.ts';

/** How the database answers the main queries of the pages, as `explain analyze` says it. */
export async function explainPages(
  database: Database,
  filled: Filled,
  { long }: Pick<Options, 'long'>,
): Promise<readonly { readonly page: string; readonly plan: readonly string[] }[]> {
  const [reader] = filled.readers;
  const thread = filled.long.at(-1) as ThreadId;
  const last = long.at(-1) ?? 1;
  const personId = reader?.id ?? null;
  const spaceIds = filled.spaces as readonly SpaceId[];
  const lists = { spaceIds, personId, order: 'latest' } as const;
  const unread = { ...lists, unreadSince: new Date(0) };
  const ofSpace = { ...lists, spaceIds: spaceIds.slice(0, 1), pinnedFirst: true };
  const paging = { limit: 20, offset: 0 };
  const search = (text: string) => (db: Queryable) =>
    findWritten(db, {
      ...readQuery({ q: text }),
      spaces: spaceIds,
      personId: reader?.id ?? '',
      since: null,
      limit: 21,
      offset: 0,
    });
  const asked: readonly (readonly [string, (db: Queryable) => Promise<unknown>])[] = [
    ['latest', (db) => latestOfSpaces(db, spaceIds)],
    ['latest, second page', (db) => listThreads(db, lists, { ...paging, offset: 20 })],
    ['a space', (db) => listThreads(db, ofSpace, paging)],
    ['unread', (db) => listThreads(db, unread, paging)],
    ['unread, counted', (db) => countThreads(db, unread, 1_000)],
    [
      'unread of each space, counted',
      (db) => unreadBySpace(db, spaceIds, { id: personId ?? '', since: new Date(0) }),
    ],
    ['thread and first unread', (db) => findThreadVisit(db, { thread }, personId)],
    ['thread, first page', (db) => listPosts(db, thread, 1, 20, personId)],
    ['thread, last page', (db) => listPosts(db, thread, last - 19, last, personId)],
    ['search for a usual word', search(USUAL_WORD)],
    ['search for a rare word', search(RARE_WORD)],
    ['search for two words', search(`${USUAL_WORD} ${RARE_WORD}`)],
  ];
  const plans = [];
  for (const [page, ask] of asked) {
    for (const { sql, parameters } of await queriesOf(database, ask)) {
      const { rows } = await database.kysely.executeQuery<Record<string, string>>(
        CompiledQuery.raw(`explain (analyze, costs off) ${sql}`, [...parameters]),
      );
      plans.push({ page, plan: rows.flatMap((row) => Object.values(row)) });
    }
  }
  return plans;
}

/** The queries that a repository asks the database, one after the other. */
async function queriesOf(
  { kysely }: Database,
  ask: (db: Queryable) => Promise<unknown>,
): Promise<readonly CompiledQuery[]> {
  const seen: CompiledQuery[] = [];
  class Watching extends DummyDriver {
    override async acquireConnection(): Promise<DatabaseConnection> {
      const connection = await super.acquireConnection();
      connection.executeQuery = async <Row>(query: CompiledQuery) => {
        seen.push(query);
        return kysely.executeQuery<Row>(CompiledQuery.raw(query.sql, [...query.parameters]));
      };
      return connection;
    }
  }
  const db = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new Watching(),
      createIntrospector: (each) => new PostgresIntrospector(each),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [new CamelCasePlugin()],
  });
  await ask(db);
  return seen;
}
