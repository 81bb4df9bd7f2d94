import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase } from '../../../../test/database.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import type { PostId } from '../post.ts';
import type { ThreadId } from '../thread.ts';
import { findThreadVisit } from '../threads/threads.repository.ts';
import { createPageReader } from './page-of-posts.ts';

const { kysely: db } = await openTestDatabase();
const READER = 'reader';
const readPage = createPageReader();

const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(db);

await run(
  `insert into organisation (id, name, name_key, created_at) values ('leeds', 'Leeds', 'leeds', now())`,
);
await run(`insert into person (id, email, name, created_at)
  select id, id || '@leeds.example', id, now() from unnest(array['${READER}', 'ann', 'ben', 'silent']) as id`);
await run(`insert into space (id, kind, name, created_at) values ('gate', 'public', 'Gate', now())`);
await run(`insert into thread (id, space_id, kind, title, posts, created_at, last_post_at)
  select id, 'gate', 'discussion', id, 2, now(), now() from unnest(array['keys', 'doors']) as id`);

const insertPost = (id: string, number: number, author: string | null, replyTo: string | null = null) => {
  const text = (value: string | null): string => (value === null ? 'null' : `'${value}'`);
  return `insert into post (id, thread_id, number, author_id, organisation_id, text, html, key, reply_to, created_at)
    values ('${id}', '${id.split('-')[0]}', ${number}, ${text(author)}, 'leeds', '${id}', '${id}', '${id}',
      ${text(replyTo)}, now())`;
};

await run(insertPost('keys-1', 1, 'ann'));
await run(insertPost('keys-2', 2, null));
await run(insertPost('doors-1', 1, 'ben'));
await run(insertPost('doors-2', 2, 'ben', 'keys-1'));

async function read(id: string, person: string | null = READER, reader = readPage) {
  const visit = await findThreadVisit(db, { thread: id }, person);
  return reader(db, { thread: id as ThreadId, from: 1, to: 20, shownAs: visit?.shownAs ?? '' }, person);
}

/** What changes, in which thread it shows, and how. */
const changes: readonly (readonly [string, 'keys' | 'doors', string])[] = [
  ['new words', 'keys', `update post set text = 'New', html = 'New', edited_at = now() where id = 'keys-1'`],
  ['thanks', 'keys', `update post set thanks = 4 where id = 'keys-1'`],
  ['that a post is hidden', 'keys', `update post set hidden_at = now() where id = 'keys-2'`],
  [
    'a new number of what is answered from elsewhere',
    'doors',
    `update post set number = 9 where id = 'keys-1'`,
  ],
  ['an answer', 'keys', insertPost('keys-3', 3, 'ben', 'keys-1')],
  ['that a post has gone elsewhere', 'keys', `update post set thread_id = 'doors' where id = 'keys-3'`],
  ['a post that comes from elsewhere', 'keys', `update post set thread_id = 'keys' where id = 'keys-3'`],
  ['a new name', 'doors', `update person set name = 'Ben Jones' where id = 'ben'`],
  ['the new name of an organisation', 'keys', `update organisation set name = 'City of Leeds'`],
  [
    'that an organisation is verified',
    'keys',
    `insert into organisation_domain (domain, organisation_id, added_at) values ('leeds.example', 'leeds', now())`,
  ],
  ['that an address is another', 'doors', `update person set email = 'ben@york.example' where id = 'ben'`],
  ['that an organisation is not verified any more', 'keys', `delete from organisation_domain`],
  ['a poll', 'keys', `insert into post_poll (post_id, kind, question) values ('keys-1', 'text', 'When?')`],
  ['that a poll is gone', 'keys', `delete from post_poll`],
  ['that its author is gone', 'keys', `update post set author_id = null where id = 'keys-1'`],
  ['that a post is gone', 'keys', `delete from post where id = 'keys-3'`],
];

for (const [what, thread, change] of changes) {
  test(`a page that is kept shows ${what} at once`, async () => {
    const before = await read(thread);
    assert.equal((await read(thread)).answersTo, before.answersTo, 'it was not kept');
    await run(change);
    const after = await read(thread);
    assert.notDeepEqual(after, before);
    assert.deepEqual(after, await read(thread, READER, createPageReader()));
  });
}

test('a page stays kept where nothing of it has changed', async () => {
  const { answersTo } = await read('keys');
  await run(`update person set name = 'Sam Silent' where id = 'silent'`);
  await run(`update person set name = name where id = 'ann'`);
  await run(`update thread set pinned_at = now() where id = 'keys'`);
  await run(`update post set thanks = 1 where id = 'doors-1'`);
  assert.equal((await read('keys')).answersTo, answersTo);
});

test('what a person has done with posts and their authors is theirs alone, and asked each time', async () => {
  const marks = async (person: string | null) =>
    (await read('doors', person)).posts.map((post) => [post.hasThanked, post.isBookmarked, post.isMuted]);
  assert.deepEqual(await marks(READER), [
    [false, false, false],
    [false, false, false],
  ]);
  await run(`insert into post_thanks (post_id, person_id, at) values ('doors-1', '${READER}', now())`);
  await run(`insert into bookmark (post_id, person_id, at) values ('doors-2', '${READER}', now())`);
  await run(`insert into person_mute (person_id, muted_id) values ('${READER}', 'ben')`);
  assert.deepEqual(await marks(READER), [
    [true, false, true],
    [false, true, true],
  ]);
  assert.deepEqual(await marks('ann'), [
    [false, false, false],
    [false, false, false],
  ]);
  assert.deepEqual(await marks(null), await marks('ann'));
});

test('FOR-61: who wrote without a name finds it as theirs, and nobody else does', async () => {
  await run(`insert into nameless_post (post_id, person_id, key) values ('keys-2', 'ben', 'k')`);
  const author = async (person: string) =>
    (await read('keys', person)).posts.find(({ id }) => id === ('keys-2' as PostId))?.authorId;
  assert.equal(await author('ben'), 'ben');
  assert.equal(await author(READER), null);
});

test('what has changed is noted as the transaction ends, so that none holds up another meanwhile', async () => {
  await inTransaction(db, async (tx) => {
    await tx.updateTable('post').set({ thanks: 7 }).where('id', '=', 'doors-1').execute();
    const held = await sql`select from pg_locks where relation = 'thread_shown'::regclass`.execute(tx);
    assert.deepEqual(held.rows, []);
  });
});
