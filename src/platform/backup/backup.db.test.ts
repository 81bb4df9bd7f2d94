import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { openTestDatabase } from '../../../test/database.ts';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { migrate } from '../database/migrate.ts';
import { type Database, openDatabase } from '../database/open.ts';
import { inTransaction, type Queryable } from '../database/transaction.ts';
import { writeRecord } from '../record/record.ts';
import { UnusableBackup } from './format.ts';
import { restoreBackup } from './restore-backup.ts';
import { listTables } from './tables.ts';
import { writeBackup } from './write-backup.ts';

const folder = temporaryFolder('backup').path;
const now = new Date('2026-11-23T10:02:11.123Z');
let files = 0;
const newFile = (): string => `${folder}/${(files += 1)}.ndjson.gz`;

const NASTY = ['', 'line\nbreak', 'quote " and \\ and {braces}', "o'clock", 'NULL', 'ä 漢 🌲', ' , ', '\t'];

const full = await openTestDatabase();
await fill(full.kysely);

/** Rows of every kind of column: times, flags, lists, documents, enums, numbers, links to the own table. */
async function fill(db: Queryable): Promise<void> {
  await db
    .insertInto('organisation')
    .values(
      Array.from({ length: 1234 }, (_, index) => ({
        id: `o${index}`,
        name: NASTY[index] ?? `Organisation ${index}`,
        nameKey: `${index}`,
        createdAt: now,
      })),
    )
    .execute();
  await db.insertInto('person').values({ id: 'p', email: 'p@example.org', createdAt: now }).execute();
  const session = {
    title: 'T',
    state: 'live' as const,
    zone: 'Europe/London',
    startsAt: now,
    endsAt: now,
    createdAt: now,
  };
  await db
    .insertInto('session')
    .values([
      {
        ...session,
        id: 's1',
        code: 'aaaaaa',
        allowedDomains: ['a.example', 'b "quoted", c'],
        createdBy: 'p',
      },
      { ...session, id: 's2', code: 'bbbbbb', continues: 's1' },
    ])
    .execute();
  await sql`update session set rehearsal_of = 's2' where id = 's1'`.execute(db);
  await db
    .insertInto('space')
    .values({ id: 'space', kind: 'public', name: 'Space', createdAt: now })
    .execute();
  const thread = {
    spaceId: 'space',
    kind: 'discussion',
    title: 'T',
    createdAt: now,
    lastPostAt: now,
  } as const;
  await db
    .insertInto('thread')
    .values([
      { ...thread, id: 't1' },
      { ...thread, id: 't2', mergedInto: 't1' },
    ])
    .execute();
  await inTransaction(db, (tx) =>
    writeRecord(tx, now, { scope: 's', kind: 'k', personId: 'p', data: { a: 'x "y"', n: 1, none: null } }),
  );
}

/** Everything that a database holds, as text, in an order of its own. */
async function contentOf(db: Queryable): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const { name } of await listTables(db)) {
    const { rows } =
      await sql`select to_jsonb(entry)::text as line from ${sql.id(name)} as entry order by 1`.execute(db);
    content[name] = rows;
  }
  return content;
}

test('tables stand after those they point at', async () => {
  const names = (await listTables(full.kysely)).map(({ name }) => name);
  const place = (name: string): number => names.indexOf(name);
  assert.ok(place('person') > place('organisation'));
  assert.ok(place('vote') > place('question') && place('vote') > place('seat'));
  assert.ok(!names.some((name) => name.startsWith('kysely')));
  assert.equal(new Set(names).size, names.length);
});

test('a backup comes back as it was, value by value', async () => {
  const file = newFile();
  const written = await writeBackup(full.kysely, file, { now });
  const empty = await openTestDatabase();
  const restored = await restoreBackup(empty.kysely, file);
  assert.deepEqual(restored, written);
  assert.ok(written.rows > 1234);
  assert.deepEqual(await contentOf(empty.kysely), await contentOf(full.kysely));
  for (const text of NASTY) {
    const row = await empty.kysely.selectFrom('organisation').select('id').where('name', '=', text).execute();
    assert.equal(row.length, 1, JSON.stringify(text));
  }
});

test('what numbers itself goes on where it stopped', async () => {
  const file = newFile();
  await writeBackup(full.kysely, file, { now });
  const empty = await openTestDatabase();
  await restoreBackup(empty.kysely, file);
  const highest = await empty.kysely
    .selectFrom('record')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  await inTransaction(empty.kysely, (tx) =>
    writeRecord(tx, now, { scope: 's', kind: 'next', personId: null }),
  );
  const next = await empty.kysely
    .selectFrom('record')
    .select('id')
    .where('kind', '=', 'next')
    .executeTakeFirst();
  assert.equal(next?.id, (highest?.id ?? 0) + 1);
});

if (full.kind === 'postgres') {
  test('a backup of PostgreSQL is restored into the embedded database, and back', async () => {
    const embedded = await openDatabase({ kind: 'memory' });
    try {
      await migrate(embedded.kysely);
      const there = newFile();
      await writeBackup(full.kysely, there, { now });
      await restoreBackup(embedded.kysely, there);
      assert.deepEqual(await contentOf(embedded.kysely), await contentOf(full.kysely));
      const back = newFile();
      await writeBackup(embedded.kysely, back, { now });
      const again = await openTestDatabase();
      await restoreBackup(again.kysely, back);
      assert.deepEqual(await contentOf(again.kysely), await contentOf(full.kysely));
    } finally {
      await embedded.close();
    }
  });

  test('a backup shows one moment, whatever is written meanwhile', async () => {
    const file = newFile();
    const source = await openTestDatabase();
    await fill(source.kysely);
    const backup = writeBackup(source.kysely, file, { now });
    for (let index = 0; index < 50; index += 1) {
      const id = `later${index}`;
      await source.kysely
        .insertInto('organisation')
        .values({ id, name: id, nameKey: id, createdAt: now })
        .execute();
      await source.kysely.insertInto('person').values({ id, organisationId: id, createdAt: now }).execute();
    }
    await backup;
    const empty = await openTestDatabase();
    await restoreBackup(empty.kysely, file);
  });
}

async function refusal(file: string, database: Database = full): Promise<string> {
  const error: unknown = await restoreBackup(database.kysely, file).catch((reason: unknown) => reason);
  assert.ok(error instanceof UnusableBackup, String(error));
  return error.message;
}

test('a database that is not empty is left alone', async () => {
  const file = newFile();
  await writeBackup(full.kysely, file, { now });
  assert.match(await refusal(file), /not empty/);
});

test('a file that was cut off, changed, or is something else leaves the database empty', async () => {
  const file = newFile();
  await writeBackup(full.kysely, file, { now });
  const empty = await openTestDatabase();
  const lines = gunzipSync(readFileSync(file)).toString();
  const write = (content: Buffer | string): string => {
    const path = newFile();
    writeFileSync(path, content);
    return path;
  };
  const cut = readFileSync(file).subarray(0, 900);
  assert.match(await refusal(write(cut), empty), /its end is missing/);
  const withoutEnd = lines.slice(0, lines.trimEnd().lastIndexOf('\n') + 1);
  assert.match(await refusal(write(gzipSync(withoutEnd)), empty), /its end is missing/);
  const withoutRow = lines.replace(/\["o5",.*\n/, '');
  assert.match(await refusal(write(gzipSync(withoutRow)), empty), /organisation should have 1234 rows/);
  const other = lines.replace('"0001_people"', '"0000_older"');
  assert.match(await refusal(write(gzipSync(other)), empty), /made by another version/);
  assert.match(await refusal(write('not a backup'), empty), /not a backup/);
  assert.match(await refusal(write(gzipSync('{"a":1}\n')), empty), /not a backup/);
  assert.match(await refusal(`${folder}/nothing`, empty), /There is no file/);
  assert.equal((await restoreBackup(empty.kysely, file)).tables.length > 20, true);
});

test('a backup never overwrites a file, and only its maker can read it', async () => {
  const file = newFile();
  await writeBackup(full.kysely, file, { now });
  await assert.rejects(writeBackup(full.kysely, file, { now }), { code: 'EEXIST' });
  assert.ok(gunzipSync(readFileSync(file)).length > 1000);
});
