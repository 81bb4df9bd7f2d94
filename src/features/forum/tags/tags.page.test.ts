import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';
import { forumUrls } from '../urls.ts';
import { tagNames } from './tag.ts';

const app = await startTestApp();
const { forum } = app.features;
const db = app.database.kysely;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });
const cai = await app.signInAs('cai@bath.example', { name: 'Cai Rees', organisation: 'Bath' });

async function tagsOf(thread: ThreadId): Promise<readonly string[]> {
  const page = await ben.agent.get(forumUrls.thread(thread));
  const [line] = page.texts('p').filter((text) => text.startsWith('Tags:'));
  return line === undefined ? [] : line.replace('Tags: ', '').split(', ');
}

async function addressOfTag(space: SpaceId, name: string): Promise<string> {
  const row = await db
    .selectFrom('tag')
    .select('id')
    .where('spaceId', '=', space)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return forumUrls.tag(space, row.id);
}

async function decide(space: SpaceId, name: string, button: string, fields: Record<string, string> = {}) {
  const page = await ann.agent.get(`${await addressOfTag(space, name)}/change`);
  return ann.agent.submit(page.form(button).fill(fields), button);
}

/** A space that Ann looks after, with some tags. */
async function spaceWith(...tags: readonly string[]): Promise<SpaceId> {
  // People may post so often in some minutes.
  app.clock.advance({ minutes: 6 });
  const space = await makeSpace(app, ann.person);
  if (tags.length > 0) {
    const list = await ann.agent.get(forumUrls.tags(space));
    await ann.agent.submit(list.form('Add').fill({ name: tags.join(', ') }), 'Add');
  }
  return space;
}

test('names are read from what people type', () => {
  assert.deepEqual(tagNames(' #Housing, housing ,  first   night,,', 'Health'), [
    'housing',
    'first night',
    'Health',
  ]);
});

test('FOR-10: a member proposes a tag with a thread; it shows once a moderator has accepted it', async () => {
  const space = await spaceWith('housing');
  const form = (await ben.agent.get(`${forumUrls.newThread(space)}?kind=discussion`)).form('Start thread');
  const thread = await ben.agent.submit(
    form.fill({ title: 'Keys', text: 'Who has them?', tag: 'housing', tags: 'first night' }),
    'Start thread',
  );
  assert.match(thread.text, /Tags: first night \(proposed\), housing/);
  const seen = await cai.agent.get(thread.path);
  assert.match(seen.text, /Tags: housing/);
  assert.doesNotMatch(seen.text, /first night/);
  assert.match((await cai.agent.get(forumUrls.tags(space))).text, /1 proposed tag waits for a moderator/);
  assert.match((await ann.agent.get('/waiting')).text, /1 proposed tag in Prison leavers/);
  const list = await ann.agent.get(forumUrls.tags(space));
  await ann.agent.submit(list.form('Accept first night'), 'Accept first night');
  assert.match((await cai.agent.get(thread.path)).text, /Tags: first night, housing/);
  assert.match((await ben.agent.get('/notices')).text, /“first night” that you proposed is on the list/);
  assert.match((await cai.agent.get(forumUrls.spaceAct(space, 'log'))).text, /Accepted a tag, “first night”/);
});

test('FOR-10: a tag that is declined shows nowhere, its proposer reads why, and nobody proposes it again', async () => {
  const space = await spaceWith();
  const list = await ben.agent.get(forumUrls.tags(space));
  await ben.agent.submit(list.form('Propose').fill({ name: 'misc' }), 'Propose');
  await decide(space, 'misc', 'Decline', { reason: 'It says nothing' });
  assert.match((await ben.agent.get('/notices')).text, /“misc” that you proposed was not taken up/);
  const again = await ben.agent.submit(list.form('Propose').fill({ name: 'Misc' }), 'Propose');
  assert.equal(again.status, 422);
  assert.match(again.text, /A moderator took the tag “Misc” off the list/);
  assert.equal(again.form('Propose').values('name')[0], 'Misc');
  await decide(space, 'misc', 'Put on the list');
  assert.match((await cai.agent.get(forumUrls.tags(space))).text, /misc, 0 threads/);
});

test('FOR-10: stewards merge tags and take it back; threads, names and filters follow', async () => {
  const space = await spaceWith('housing', 'homes', 'roofs');
  const { threadId: keys } = await startThread(app, ben.person, {
    spaceId: space,
    title: 'Keys',
    tags: ['homes'],
  });
  const { threadId: rent } = await startThread(app, ben.person, {
    spaceId: space,
    title: 'Rent',
    tags: ['housing'],
  });
  await decide(space, 'homes', 'Merge', { name: 'Roofs' });
  await decide(space, 'roofs', 'Merge', { name: 'housing' });
  assert.deepEqual(await tagsOf(keys), ['housing']);
  const page = await ben.agent.get(await addressOfTag(space, 'homes'));
  assert.equal(page.path, await addressOfTag(space, 'housing'));
  assert.match(page.text, /Also called homes, roofs/);
  assert.equal(page.link('Keys'), forumUrls.thread(keys));
  assert.equal(page.link('Rent'), forumUrls.thread(rent));
  const { threadId: later } = await startThread(app, ben.person, {
    spaceId: space,
    tags: ['Homes', 'HOUSING'],
  });
  assert.deepEqual(await tagsOf(later), ['housing']);
  const circle = await decide(space, 'housing', 'Merge', { name: 'homes' }).catch((error: unknown) => error);
  assert.ok(circle instanceof Error, 'there is no other tag to merge it into');
  await decide(space, 'roofs', 'Take out');
  assert.deepEqual(await tagsOf(keys), ['roofs']);
  assert.deepEqual(await tagsOf(rent), ['housing']);
  assert.match(
    (await cai.agent.get(forumUrls.spaceAct(space, 'log'))).text,
    /Merged a tag into another, “roofs”, now “housing”/,
  );
});

test('a tag is renamed everywhere, but not to the name of another', async () => {
  const space = await spaceWith('hosing', 'health');
  const { threadId } = await startThread(app, ben.person, { spaceId: space, tags: ['hosing'] });
  const refused = await decide(space, 'hosing', 'Rename', { name: 'Health' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /There is a tag “health” already. Merge this one into it instead/);
  assert.equal(refused.form('Rename').values('name')[0], 'Health');
  await decide(space, 'hosing', 'Rename', { name: 'housing' });
  assert.deepEqual(await tagsOf(threadId), ['housing']);
});

test('FOR-10: a thread carries up to five tags, which its author and moderators choose', async () => {
  const space = await spaceWith('one', 'two', 'three', 'four', 'five');
  const { threadId } = await startThread(app, ben.person, { spaceId: space });
  const path = forumUrls.threadAct(threadId, 'tags');
  assert.equal((await cai.agent.get(path)).status, 403);
  const page = await ben.agent.get(path);
  const boxes = page.form('Save').fill({ tag: ['one', 'two', 'three', 'four', 'five'], tags: 'six' });
  const refused = await ben.agent.submit(boxes, 'Save');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Choose up to 5 tags. You have chosen 6/);
  assert.equal(refused.form('Save').values('tags')[0], 'six');
  assert.equal(refused.form('Save').values('tag').length, 5);
  await ben.agent.submit(refused.form('Save').fill({ tags: '' }), 'Save');
  assert.equal((await tagsOf(threadId)).length, 5);
  await ann.agent.submit((await ann.agent.get(path)).form('Save').fill({ tag: ['two'] }), 'Save');
  assert.deepEqual(await tagsOf(threadId), ['two']);
  const tooLong = await ben.agent.submit(page.form('Save').fill({ tags: 'x'.repeat(41) }), 'Save');
  assert.match(tooLong.text, /A tag must be 40 characters or less/);
});

test('a space is filtered by a tag, by its address; a long list of tags is filtered by a word', async () => {
  const many = Array.from({ length: 25 }, (_, index) => `tag ${index + 1}`);
  const space = await spaceWith();
  for (let from = 0; from < many.length; from += 5) {
    const list = await ann.agent.get(forumUrls.tags(space));
    await ann.agent.submit(list.form('Add').fill({ name: many.slice(from, from + 5).join(',') }), 'Add');
  }
  await startThread(app, ben.person, { spaceId: space, title: 'Keys', tags: ['tag 7'] });
  await startThread(app, ben.person, { spaceId: space, title: 'Rent', tags: ['tag 8'] });
  const [, id] = /tags\/(\w+)/.exec(await addressOfTag(space, 'tag 7')) ?? [];
  const page = await ben.agent.get(forumUrls.space(space));
  const found = await ben.agent.submit(page.form('Show').fill({ tag: id ?? '' }), 'Show');
  assert.match(found.path, new RegExp(`tag=${id}`));
  assert.match(found.text, /Keys/);
  assert.doesNotMatch(found.text, /Rent/);
  const list = await ben.agent.submit(
    (await ben.agent.get(forumUrls.tags(space))).form('Find').fill({ named: 'TAG 1' }),
    'Find',
  );
  assert.equal(list.texts('li').filter((text) => text.startsWith('tag ')).length, 11);
  const none = await ben.agent.get(`${forumUrls.tags(space)}?named=nothing`);
  assert.match(none.text, /No tag has “nothing” in its name/);
  assert.match(
    (await ben.agent.get(`${forumUrls.newThread(space)}?kind=question`)).body,
    /<datalist id="tag-list">/,
  );
});

test('FOR-23: a search is narrowed to a tag, by the name it has or had, in spaces that one may read', async () => {
  const space = await spaceWith('housing', 'homes');
  await startThread(app, ben.person, { spaceId: space, title: 'Lanterns', tags: ['homes'] });
  await startThread(app, ben.person, { spaceId: space, title: 'Lanterns too' });
  await decide(space, 'homes', 'Merge', { name: 'housing' });
  const found = async (tag: string) =>
    (await cai.agent.get(`/search?q=lanterns&kind=threads&tag=${tag}`)).texts('.se-found li').length;
  assert.deepEqual(
    [await found(''), await found('Housing'), await found('homes'), await found('other')],
    [2, 1, 1, 0],
  );
});

test('FOR-31: watching a tag tells of its threads, and muting one wins over watching', async () => {
  const space = await spaceWith('housing', 'health');
  const level = async (who: typeof cai, name: string, to: string) => {
    const page = await who.agent.get(await addressOfTag(space, name));
    await who.agent.submit(page.form('Save').fill({ level: to }), 'Save');
  };
  const told = async () => (await cai.agent.get('/notices')).text;
  await level(cai, 'housing', 'watch');
  await startThread(app, ben.person, { spaceId: space, title: 'Roofs at night', tags: ['housing'] });
  assert.match(await told(), /Roofs at night/);
  await level(cai, 'health', 'mute');
  const { threadId } = await startThread(app, ben.person, {
    spaceId: space,
    title: 'Doctors at night',
    tags: ['housing', 'health'],
  });
  assert.doesNotMatch(await told(), /Doctors at night/);
  await reply(app, ben.person, threadId, `Ask [@Cai Rees](person:${cai.person.id})`);
  assert.match(await told(), /Doctors at night/);
  assert.match((await cai.agent.get(await addressOfTag(space, 'health'))).text, /You have muted this/);
});

test('FOR-30: threads that share tags are related, those that share the most first', async () => {
  const space = await spaceWith('a', 'b', 'c');
  const { threadId } = await startThread(app, ben.person, { spaceId: space, tags: ['a', 'b'] });
  await startThread(app, ben.person, { spaceId: space, title: 'Both', tags: ['a', 'b'] });
  await startThread(app, ben.person, { spaceId: space, title: 'One', tags: ['b', 'c'] });
  await startThread(app, ben.person, { spaceId: space, title: 'None', tags: ['c'] });
  const page = await cai.agent.get(forumUrls.thread(threadId));
  const related = await cai.agent.get(page.link('Related threads'));
  assert.deepEqual(related.texts('.se-thread__title'), ['Both', 'One']);
  assert.deepEqual(related.texts('.se-thread__facts'), ['Both: a, b', 'Both: b']);
});

test('a thread that is moved has the tags of that name there, and its own again when it comes back', async () => {
  const [here, there] = [await spaceWith('housing', 'gate'), await spaceWith('Housing')];
  const { threadId } = await startThread(app, ben.person, { spaceId: here, tags: ['housing', 'gate'] });
  const move = async (space: SpaceId) => {
    const page = await ann.agent.get(forumUrls.threadAct(threadId, 'moderate'));
    await ann.agent.submit(page.form('Save').fill({ act: 'move', space }), 'Save');
  };
  await move(there);
  assert.deepEqual(await tagsOf(threadId), ['Housing']);
  await move(here);
  assert.deepEqual(await tagsOf(threadId), ['gate', 'housing']);
});

test('FOR-42: a space that is open to the world has a feed for each tag; other spaces have none', async () => {
  const space = await spaceWith('housing');
  await startThread(app, ben.person, { spaceId: space, title: 'Keys', tags: ['housing'] });
  await startThread(app, ben.person, { spaceId: space, title: 'Rent' });
  const feed = `${await addressOfTag(space, 'housing')}/feed.atom`;
  const visitor = app.agent();
  assert.equal((await visitor.get(feed)).status, 404);
  await forum.spaces.change(ann.person.id, space, { openToWorld: true });
  const { body } = await visitor.get(feed);
  assert.match(body, /<title type="text">Prison leavers: housing|Prison leavers: housing<\/title>/);
  assert.match(body, /Keys/);
  assert.doesNotMatch(body, /Rent/);
  const page = await visitor.get(await addressOfTag(space, 'housing'));
  assert.match(page.body, /rel="alternate" type="application\/atom\+xml"/);
  assert.equal((await visitor.get(`${forumUrls.tags(space)}/none/feed.atom`)).status, 404);
});

test('FOR-54: tags of a private space are there for its members alone, and not in a private thread', async () => {
  const space = await makeSpace(app, ann.person, { kind: 'private' });
  const list = await ann.agent.get(forumUrls.tags(space));
  await ann.agent.submit(list.form('Add').fill({ name: 'secret' }), 'Add');
  for (const path of [forumUrls.tags(space), await addressOfTag(space, 'secret')]) {
    assert.equal((await ben.agent.get(path)).status, 404);
  }
  const other = await spaceWith('open');
  const [, id] = /tags\/(\w+)/.exec(await addressOfTag(space, 'secret')) ?? [];
  assert.equal((await ben.agent.get(forumUrls.tag(other, id ?? ''))).status, 404);
  assert.equal((await ben.agent.get(`${await addressOfTag(other, 'open')}/change`)).status, 403);
});
