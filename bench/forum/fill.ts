import { sql } from 'kysely';
import { type RandomSource, seededRandom } from '../../src/analysis/random/seeded-random.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import type { Database } from '../../src/platform/database/open.ts';
import type { Queryable } from '../../src/platform/database/transaction.ts';
import { newId } from '../../src/platform/ids.ts';
import { signIn } from '../../test/sign-in.ts';
import type { Options } from './options.ts';
import { someWords } from './words.ts';

const BATCH = 2_000;
const SPACES = 10;
const ORGANISATIONS = 200;
const WORDS_IN_A_POST = 40;
const MINUTE_MS = 60_000;

export interface Filled {
  readonly spaces: readonly string[];
  /** The threads with `options.long` posts. */
  readonly long: readonly string[];
  /** All others. */
  readonly threads: readonly string[];
  readonly readers: readonly Reader[];
}

export interface Reader {
  readonly id: string;
  readonly cookie: string;
}

/**
 * Fills an empty database in batches: people of organisations, public spaces, threads and posts a minute apart. The
 * readers have read half of the first hundred threads, and half of every long one.
 */
export async function fillForum(database: Database, options: Options): Promise<Filled> {
  const db = database.kysely;
  await migrate(db);
  const random = seededRandom(1);
  const organisations = ids(ORGANISATIONS);
  const people = ids(options.people);
  const spaces = ids(SPACES);
  const threads = ids(options.threads);
  const counts = postsOfEach(options);
  const from = Date.now() - (options.posts + 1) * MINUTE_MS;
  await sql`insert into organisation (id, name, name_key, created_at)
    select id, 'Organisation ' || n, 'organisation ' || n, now()
    from unnest(${organisations}::text[]) with ordinality as each(id, n)`.execute(db);
  await sql`insert into person (id, email, name, organisation_id, created_at)
    select id, 'person-' || n || '@bench.example', 'Person ' || n, (${organisations}::text[])[1 + n % ${ORGANISATIONS}::int],
      ${new Date(from)}
    from unnest(${people}::text[]) with ordinality as each(id, n)`.execute(db);
  await sql`insert into space (id, kind, name, created_at)
    select id, 'public', 'Space ' || n, now() from unnest(${spaces}::text[]) with ordinality as each(id, n)`.execute(
    db,
  );
  const titles = threads.map(() => someWords(random, 6));
  await sql`insert into thread (id, space_id, kind, title, author_id, posts, created_at, last_post_at)
    select id, (${spaces}::text[])[1 + n % ${SPACES}::int],
      (case when n % 4 = 0 then 'question' else 'discussion' end)::thread_kind, title,
      (${people}::text[])[1 + n % ${options.people}::int], posts, ${new Date(from)}, ${new Date(from)}
    from unnest(${threads}::text[], ${titles}::text[], ${counts}::int[]) with ordinality as each(id, title, posts, n)
  `.execute(db);
  await fillPosts(db, options, { threads, counts, people, from, random });
  await sql`update thread set created_at = times.first, last_post_at = times.last, last_author_id = author_id
    from (select thread_id, min(created_at) as first, max(created_at) as last from post group by 1) as times
    where times.thread_id = thread.id`.execute(db);
  const readers = await signInReaders(database, options, new Date(from));
  const half = threads.slice(0, options.long.length + 100);
  await sql`insert into thread_read (person_id, thread_id, number)
    select reader, id, greatest(1, posts / 2) from thread, unnest(${readers.map(({ id }) => id)}::text[]) as reader
    where id = any(${half}::text[])`.execute(db);
  await sql`vacuum analyze`.execute(db);
  const { length } = options.long;
  return { spaces, long: threads.slice(0, length), threads: threads.slice(length), readers };
}

function ids(count: number): readonly string[] {
  return Array.from({ length: count }, () => newId());
}

function postsOfEach({ posts, threads, long }: Options): readonly number[] {
  const left = posts - long.reduce((sum, count) => sum + count, 0);
  const others = threads - long.length;
  return Array.from({ length: threads }, (_, index) => {
    const other = index - long.length;
    return long[index] ?? Math.floor(left / others) + (other < left % others ? 1 : 0);
  });
}

/** Posts in the order of time, so that what was written last in each thread is scattered over all of them. */
async function fillPosts(
  db: Queryable,
  { posts }: Options,
  into: {
    readonly threads: readonly string[];
    readonly counts: readonly number[];
    readonly people: readonly string[];
    readonly from: number;
    readonly random: RandomSource;
  },
): Promise<void> {
  const { threads, counts, people, from, random } = into;
  const threadOf = Int32Array.from(
    counts.flatMap((count, thread) => Array.from({ length: count }, () => thread)),
  );
  random.shuffle(threadOf);
  const numbers = new Int32Array(threads.length);
  for (let first = 0; first < posts; first += BATCH) {
    const batch = Array.from(threadOf.subarray(first, first + BATCH), (thread, offset) => ({
      id: newId(),
      thread: threads[thread] ?? '',
      number: (numbers[thread] = (numbers[thread] ?? 0) + 1),
      author: people[random.below(people.length)] ?? '',
      text: someWords(random, WORDS_IN_A_POST),
      at: new Date(from + (first + offset) * MINUTE_MS),
    }));
    const column = <Name extends keyof (typeof batch)[number]>(name: Name) => batch.map((post) => post[name]);
    await sql`insert into post (id, thread_id, number, author_id, organisation_id, text, html, key, created_at)
      select each.id, thread, number, author, person.organisation_id, text, '<p>' || text || '</p>', each.id, at
      from unnest(${column('id')}::text[], ${column('thread')}::text[], ${column('number')}::int[],
        ${column('author')}::text[], ${column('text')}::text[], ${column('at')}::timestamptz[])
        as each(id, thread, number, author, text, at)
      join person on person.id = author`.execute(db);
  }
}

async function signInReaders(
  database: Database,
  { connections }: Options,
  since: Date,
): Promise<readonly Reader[]> {
  const readers: Reader[] = [];
  const services = { database, clock: { now: () => new Date() }, baseUrl: new URL('http://127.0.0.1') };
  for (let number = 0; number < connections; number++) {
    const { person, cookie } = await signIn(services, `reader-${number}@bench.example`, {
      name: `Reader ${number}`,
      organisation: 'Organisation 1',
    });
    readers.push({ id: person.id, cookie: `${cookie.name}=${cookie.value}` });
  }
  const email = 'reader-%@bench.example';
  await database.kysely
    .updateTable('person')
    .set({ createdAt: since })
    .where('email', 'like', email)
    .execute();
  return readers;
}
