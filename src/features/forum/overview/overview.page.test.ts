import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const person = (name: string, organisation: string) =>
  app.signInAs(`${name.toLowerCase()}@example.org`, { name, organisation });
const [ann, ben, cai] = [
  await person('Ann', 'Probation'),
  await person('Ben', 'Housing'),
  await person('Cai', 'Health'),
];

test('FOR-28: a thread shows which organisations of its space have spoken and which could still be heard', async () => {
  const spaceId = await makeSpace(app, ann.person, { kind: 'private' });
  for (const email of ['ben@example.org', 'cai@example.org']) {
    await app.features.forum.spaces.addMember(ann.person.id, spaceId, email, 'member');
  }
  const { threadId } = await startThread(app, ann.person, { spaceId });
  await reply(app, ben.person, threadId, 'We have one');
  const thread = await cai.agent.get(forumUrls.thread(threadId));
  const page = await cai.agent.get(thread.link('Organisations in this thread'));
  assert.match(page.text, /2 posts by 2 people of 2 organisations/);
  assert.match(page.text, /Have spoken Housing ?Probation Could still be heard .* Health Ask one of them/);
  await reply(app, cai.person, threadId, 'So have we');
  assert.match(
    (await cai.agent.get(forumUrls.threadAct(threadId, 'organisations'))).text,
    /Every organisation that we know of here has spoken/,
  );
});

test('FOR-28: in a space for everybody, those that have spoken elsewhere in it could be heard', async () => {
  const { spaceId, threadId } = await startThread(app, ann.person);
  await startThread(app, ben.person, { spaceId });
  const { text } = await cai.agent.get(forumUrls.threadAct(threadId, 'organisations'));
  assert.match(text, /Have spoken Probation Could still be heard .* Housing/);
  assert.doesNotMatch(text, /Health/);
});

test('FOR-27: a moderator writes a summary at the head of a thread, with name, date and facts; others cannot', async () => {
  const { threadId, postId } = await startThread(app, ann.person);
  await reply(app, ben.person, threadId, 'We have one');
  const path = forumUrls.threadAct(threadId, 'summary');
  assert.equal((await ben.agent.get(path)).status, 403);
  const empty = await ann.agent.get(path);
  assert.equal((await ann.agent.submit(empty.form('Save'), 'Save')).status, 422);
  const text = `**One** has it, see [the question](/forum/posts/${postId}). Asked by [@Ben](person:${ben.person.id}).`;
  await ann.agent.submit(empty.form('Save').fill({ text }), 'Save');
  const { body, text: words } = await cai.agent.get(forumUrls.thread(threadId));
  assert.match(words, /Summary One has it.* By Ann, .*, up to post 2: 2 people of 2 organisations/);
  assert.match(body, new RegExp(`<strong>One</strong>.*href="/forum/posts/${postId}"`, 's'));

  await app.database.kysely
    .transaction()
    .execute((tx) => app.features.people.erasePerson(tx, ben.person.id, 'keep'));
  assert.doesNotMatch((await cai.agent.get(forumUrls.thread(threadId))).body, /@Ben/);
  const again = await ann.agent.get(path);
  assert.doesNotMatch(again.form('Save').values('text')[0] ?? '', /Ben/);
  await ann.agent.submit(again.form('Save').fill({ text: '' }), 'Save');
  assert.doesNotMatch((await cai.agent.get(forumUrls.thread(threadId))).text, /Summary/);
});
