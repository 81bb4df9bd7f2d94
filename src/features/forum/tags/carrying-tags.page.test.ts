import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, startThread } from '../../../../test/forum.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { carriedThreads, writeThreads } from '../index.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const { forum } = app.features;
const db = app.database.kysely;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });

test('FOR-71: tags go out with a space, and come along into another installation', async () => {
  const space = await makeSpace(app, ann.person);
  await startThread(app, ann.person, { spaceId: space, title: 'Keys', tags: ['gate', 'housing'] });
  const visited = { id: space } as Parameters<typeof forum.readThreads>[0];
  const [carried] = carriedThreads.parse(JSON.parse(JSON.stringify(await forum.readThreads(visited))));
  assert.deepEqual(carried?.tags, ['gate', 'housing']);
  const there = await makeSpace(app, ann.person);
  await startThread(app, ann.person, { spaceId: there, tags: ['GATE'] });
  assert.ok(carried);
  const fresh = {
    ...carried,
    id: '0123456789abcdef',
    posts: carried.posts.map((post) => ({ ...post, id: '0123456789abcdeg' })),
  };
  await inTransaction(db, (tx) => writeThreads(tx, there, [fresh], app.clock.now()));
  const page = await ann.agent.get(forumUrls.thread('0123456789abcdef'));
  assert.match(page.text, /Tags: GATE, housing/);
});

test('FOR-72: who proposed a tag, and what somebody followed, is gone with them', async () => {
  const space = await makeSpace(app, ann.person);
  const dee = await app.signInAs('dee@example.org', { name: 'Dee' });
  await startThread(app, dee.person, { spaceId: space, tags: ['nights'] });
  await db
    .insertInto('tagFollow')
    .values((eb) => ({
      personId: dee.person.id,
      tagId: eb.selectFrom('tag').select('id').where('name', '=', 'nights'),
      level: 'watch' as const,
    }))
    .execute();
  await inTransaction(db, (tx) => app.features.people.erasePerson(tx, dee.person.id));
  const row = await db
    .selectFrom('tag')
    .select('authorId')
    .where('name', '=', 'nights')
    .executeTakeFirstOrThrow();
  assert.equal(row.authorId, null);
  assert.deepEqual(
    await db.selectFrom('tagFollow').selectAll().where('personId', '=', dee.person.id).execute(),
    [],
  );
});
