import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { openStream } from '../../../../test/event-stream.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { waitFor } from '../../../../test/wait-for.ts';
import type { ThreadId } from '../thread.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ listen: true });
const person = (name: string) =>
  app.signInAs(`${name.toLowerCase().replaceAll(' ', '.')}@example.org`, { name });
const [ann, ben, cai, dee] = [
  await person('Ann Smith'),
  await person('Ben Okafor'),
  await person('Cai Jones'),
  await person('Dee Patel'),
];
type Who = typeof ann;

async function begin(title = 'Phones at the gate'): Promise<ThreadId> {
  app.clock.advance({ minutes: 10 });
  const form = (await ann.agent.get(forumUrls.newPrivate)).form('Begin thread');
  const filled = form.fill({ people: 'Ben Okafor', title, text: 'Walnuts, between us' });
  const page = await ann.agent.submit(filled, 'Begin thread');
  assert.equal(page.status, 200, page.text);
  return page.path.split(/[/?]/)[3] as ThreadId;
}

const add = async (by: Who, thread: ThreadId, name: string, from: 'first' | 'next') =>
  by.agent.submit(
    (await by.agent.get(forumUrls.threadAct(thread, 'people'))).form('Add').fill({ name, from }),
    'Add',
  );

const newest = async (who: Who): Promise<string> =>
  ((await who.agent.get('/notices')).texts('.se-notices__title')[0] ?? '').replace(/^New: /, '');

test('FOR-55: a private thread is there for the people it names, and nowhere for anybody else', async () => {
  const thread = await begin();
  assert.equal(await newest(ben), 'Ann Smith began a private thread with you: Phones at the gate');
  assert.match((await ben.agent.get(forumUrls.thread(thread))).text, /A private thread.*Walnuts/);
  for (const act of ['people', 'print', 'text', 'reply', 'events']) {
    assert.equal((await cai.agent.get(forumUrls.threadAct(thread, act))).status, 404, act);
  }
  assert.equal((await cai.agent.get(forumUrls.thread(thread))).status, 404);
  for (const path of [forumUrls.home, forumUrls.unread, '/search?q=walnuts']) {
    assert.doesNotMatch((await cai.agent.get(path)).text, /Phones at the gate|Walnuts/, path);
  }
  assert.match((await ben.agent.get(forumUrls.home)).text, /Phones at the gate/);
});

test('FOR-55: whoever is added from now on reads nothing before, anywhere; everybody is told from which post on', async () => {
  const thread = await begin('Keys');
  const old = await reply(app, ben.person, thread, 'An older walnut');
  await add(ben, thread, 'Cai Jones', 'next');
  const what = 'the private thread Keys, and read';
  assert.equal(await newest(cai), `You were added to ${what} it from post 3 on`);
  assert.equal(await newest(ann), `Cai Jones was added to ${what}s it from post 3 on`);
  assert.match(
    (await ann.agent.get(forumUrls.threadAct(thread, 'people'))).text,
    /Cai Jones .* from post 3 on/,
  );
  await reply(app, ann.person, thread, 'A newer walnut');

  const seen = await cai.agent.get(forumUrls.thread(thread));
  assert.match(seen.text, /You read it from post 3 on/);
  assert.match(seen.text, /A newer walnut/);
  for (const path of [
    forumUrls.thread(thread),
    forumUrls.threadAct(thread, 'print'),
    forumUrls.threadAct(thread, 'text'),
    '/search?q=walnut',
  ]) {
    assert.doesNotMatch((await cai.agent.get(path)).text, /older walnut|between us/, path);
  }
  assert.match((await cai.agent.get('/search?q=walnut')).text, /newer walnut/);
  for (const path of [
    forumUrls.post(old.postId),
    forumUrls.postAct(old.postId, 'report'),
    forumUrls.postAct(old.postId, 'versions'),
  ]) {
    assert.equal((await cai.agent.get(path)).status, 404, path);
    assert.notEqual((await ben.agent.get(path)).status, 404, path);
  }
  const quote = `${forumUrls.threadAct(thread, 'reply')}?to=${old.postId}&quote=yes`;
  assert.doesNotMatch((await cai.agent.get(quote)).body, /older walnut/);
});

test('FOR-55: whoever is added from the first post on reads all of it', async () => {
  const thread = await begin();
  await add(ann, thread, 'Cai Jones', 'first');
  assert.match((await cai.agent.get(forumUrls.thread(thread))).text, /Walnuts, between us/);
  assert.match((await add(ann, thread, 'Cai Jones', 'first')).text, /reads this thread already/);
  assert.equal((await add(ann, thread, 'Nobody At All', 'first')).status, 422);
});

test('FOR-55: the open page of somebody who is taken out hears no more', async () => {
  const thread = await begin();
  const events = new URL(`${forumUrls.threadAct(thread, 'events')}?since=1`, app.baseUrl);
  const [hers, his] = [
    await openStream(events, ann.agent.cookies),
    await openStream(events, ben.agent.cookies),
  ];
  const page = await ann.agent.get(forumUrls.threadAct(thread, 'people'));
  await ann.agent.submit(page.form('Take out: Ben Okafor'), 'Take out: Ben Okafor');
  await waitFor('the end of his stream', () => !his.isOpen);
  assert.equal(hers.isOpen, true);
  await reply(app, ann.person, thread, 'Without him');
  await hers.until(({ numbers }) => (numbers as number[]).includes(2));
  assert.deepEqual(his.events, []);
  hers.close();
  assert.equal((await ben.agent.get(forumUrls.thread(thread))).status, 404);
  assert.equal(await newest(ben), 'You no longer read the private thread Phones at the gate');
});

test('the open page of somebody who is removed from a space, or blocked from it, hears no more', async () => {
  const spaceId = await makeSpace(app, ann.person, { kind: 'private' });
  const { threadId } = await startThread(app, ann.person, { spaceId });
  await app.features.forum.spaces.addMember(ann.person.id, spaceId, 'dee.patel@example.org', 'member');
  const events = new URL(`${forumUrls.threadAct(threadId, 'events')}?since=1`, app.baseUrl);
  const stream = await openStream(events, dee.agent.cookies);
  await app.features.forum.spaces.removeMember(ann.person.id, spaceId, dee.person.id);
  await waitFor('the end of the stream', () => !stream.isOpen);

  const open = await startThread(app, ann.person);
  const hers = await reply(app, dee.person, open.threadId, 'Buy my book');
  const inOpen = new URL(`${forumUrls.threadAct(open.threadId, 'events')}?since=2`, app.baseUrl);
  const other = await openStream(inOpen, dee.agent.cookies);
  const form = (await ann.agent.get(forumUrls.postAct(hers.postId, 'moderate'))).form('Decide');
  await ann.agent.submit(form.fill({ act: 'block', reason: 'Advertising' }), 'Decide');
  await waitFor('the end of the other stream', () => !other.isOpen);
});

test('only whoever began it takes others out; each leaves by themselves', async () => {
  const thread = await begin();
  await add(ann, thread, 'Cai Jones', 'first');
  const page = await cai.agent.get(forumUrls.threadAct(thread, 'people'));
  assert.doesNotMatch(page.text, /Take out/);
  const mine = page.form('Leave this thread');
  await cai.agent.submit(mine, 'Leave this thread');
  assert.equal((await cai.agent.get(forumUrls.thread(thread))).status, 404);
});

test('where whoever began it has left, whoever has read it longest takes others out', async () => {
  const thread = await begin();
  app.clock.advance({ minutes: 1 });
  await add(ann, thread, 'Cai Jones', 'first');
  const people = forumUrls.threadAct(thread, 'people');
  const mine = (await ann.agent.get(people)).form('Leave this thread');
  await ann.agent.submit(mine, 'Leave this thread');
  assert.equal((await ann.agent.get(people)).status, 404);
  assert.match((await ben.agent.get(people)).text, /Take out/);
  assert.doesNotMatch((await cai.agent.get(people)).text, /Take out/);
});

test('a private thread is not a space: nothing else is begun in it, and nobody comes in by the back', async () => {
  const thread = await begin();
  const row = await app.database.kysely
    .selectFrom('thread')
    .select('spaceId')
    .where('id', '=', thread)
    .executeTakeFirstOrThrow();
  const space = row.spaceId;
  assert.match((await ann.agent.get(forumUrls.space(space))).path, new RegExp(thread));
  for (const path of [
    forumUrls.newThread(space),
    forumUrls.spaceAct(space, 'members'),
    forumUrls.spaceAct(space, 'change'),
    forumUrls.spaceAct(space, 'export'),
  ]) {
    assert.equal((await ann.agent.get(path)).status, 404, path);
  }
  const forced = await app.features.forum.writing.start(ann.person, {
    spaceId: space as never,
    kind: 'discussion',
    title: 'More',
    text: 'More',
    key: 'another',
  });
  assert.equal(forced.ok, false);
});

test('sending the form of a private thread twice makes one; what is missing is said and kept', async () => {
  const page = await ann.agent.get(forumUrls.newPrivate);
  const form = page.form('Begin thread');
  const bad = await ann.agent.submit(form.fill({ people: 'Nobody At All', text: 'Kept' }), 'Begin thread');
  assert.equal(bad.status, 422);
  assert.match(bad.text, /Nobody At All: Nobody of that name is here/);
  assert.match(bad.text, /Enter a title/);
  assert.equal(bad.form('Begin thread').values('text')[0], 'Kept');
  const count = async () =>
    (await app.database.kysely.selectFrom('space').select('id').where('isThread', '=', true).execute())
      .length;
  const before = await count();
  const good = form.fill({ people: 'Ben Okafor\nCai Jones', title: 'Once', text: 'Once' });
  const first = await ann.agent.submit(good, 'Begin thread');
  const second = await ann.agent.submit(good, 'Begin thread');
  assert.equal(first.path, second.path);
  assert.equal(await count(), before + 1);
});
