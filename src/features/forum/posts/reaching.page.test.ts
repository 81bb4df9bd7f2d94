import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, startThread } from '../../../../test/forum.ts';
import { newId } from '../../../platform/ids.ts';
import { forumUrls } from '../urls.ts';
import { MOST_REACHED } from './reaching.ts';

const app = await startTestApp();
const { forum } = app.features;
const db = app.database.kysely;
const person = (name: string, organisation: string) =>
  app.signInAs(`${name.toLowerCase()}@example.org`, { name, organisation });
const mo = await person('Mo', 'York');
const ben = await person('Ben', 'York');
const cai = await person('Cai', 'Leeds of the North');
await person('Dee', 'Leeds of the North');
for (let each = 0; each <= MOST_REACHED; each++) await person(`Many${each}`, 'Large Council');

const toldOf = async (postId: string): Promise<number> => {
  const rows = await db
    .selectFrom('told')
    .select('personId')
    .where('about', '=', `post:${postId}`)
    .where('reason', '=', 'organisation-mention')
    .execute();
  return rows.length;
};
const lastPost = async (threadId: string) =>
  db
    .selectFrom('post')
    .select(['id', 'html'])
    .where('threadId', '=', threadId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();

test('FOR-33: a mention of an organisation says first how many people it reaches, and tells those who read the space', async () => {
  const { threadId } = await startThread(app, mo.person);
  const form = (await ben.agent.get(forumUrls.thread(threadId))).form('Post reply');
  const asked = await ben.agent.submit(form.fill({ text: 'What says @Leeds of the North?' }), 'Post reply');
  assert.match(asked.text, /This tells 2 people who can read this space/);
  assert.match(asked.text, /Leeds of the North: 2 people/);
  assert.equal(asked.form('Post reply').values('text')[0], 'What says @Leeds of the North?');
  assert.equal((await ben.agent.get(forumUrls.thread(threadId))).text.includes('What says'), false);
  const posted = await ben.agent.submit(asked.form('Post reply'), 'Post reply');
  assert.match(posted.text, /What says @Leeds of the North/);
  const { id, html } = await lastPost(threadId);
  assert.match(html, new RegExp(`href="/organisations/${cai.person.organisationId ?? ''}"`));
  assert.equal(await toldOf(id), 2);
  assert.match((await cai.agent.get('/notices')).text, /mention of your organisation by Ben/);
});

test('FOR-33: whoever would reach more people than they have seen is asked again; in a private space only its readers count', async () => {
  const spaceId = await makeSpace(app, mo.person, { kind: 'private' });
  await forum.spaces.addMember(mo.person.id, spaceId, 'cai@example.org', 'member');
  const { threadId } = await startThread(app, mo.person, { spaceId });
  const form = (await mo.agent.get(forumUrls.thread(threadId))).form('Post reply');
  const asked = await mo.agent.submit(form.fill({ text: '@Leeds of the North?' }), 'Post reply');
  assert.match(asked.text, /This tells 1 person/);
  await forum.spaces.addMember(mo.person.id, spaceId, 'dee@example.org', 'member');
  const again = await mo.agent.submit(asked.form('Post reply'), 'Post reply');
  assert.match(again.text, /This tells 2 people/);
});

test('FOR-33: a large organisation is mentioned by whoever looks after the space alone, in new posts and in changes', async () => {
  const { threadId, postId } = await startThread(app, mo.person);
  const text = 'All of @Large Council, please';
  const form = (await ben.agent.get(forumUrls.thread(threadId))).form('Post reply');
  const refused = await ben.agent.submit(form.fill({ text }), 'Post reply');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /@Large Council would reach 11 people\. Only those who look after this space/);
  assert.equal(refused.form('Post reply').values('text')[0], text);
  const own = await forum.writing.reply(ben.person, { threadId, text: 'Nothing yet', key: newId() });
  assert.ok(own.ok);
  const edit = (await ben.agent.get(forumUrls.postAct(own.postId, 'edit'))).form('Save');
  assert.equal((await ben.agent.submit(edit.fill({ text }), 'Save')).status, 422);
  const asked = await mo.agent.submit(
    (await mo.agent.get(forumUrls.thread(threadId))).form('Post reply').fill({ text }),
    'Post reply',
  );
  assert.match(asked.text, /This tells 11 people/);
  await mo.agent.submit(asked.form('Post reply'), 'Post reply');
  assert.equal(await toldOf((await lastPost(threadId)).id), 11);
  assert.equal(await toldOf(postId), 0);
});
