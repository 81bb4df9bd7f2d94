import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });
const cai = await app.signInAs('cai@hull.example', { name: 'Cai Jones' });
const dee = await app.signInAs('dee@hull.example', { name: 'Dee Brown' });

const start = async (by: typeof ann, spaceId: SpaceId, title: string): Promise<ThreadId> => {
  app.clock.advance({ minutes: 2 });
  return (await startThread(app, by.person, { spaceId, title, text: title, kind: 'discussion' })).threadId;
};
const join = (spaceId: SpaceId, who: typeof ann, role: 'member' | 'moderator' = 'member') =>
  app.database.kysely
    .insertInto('spaceMember')
    .values({ spaceId, personId: who.person.id, role, addedBy: ann.person.id, addedAt: app.clock.now() })
    .execute();
const textsOf = async (threadId: ThreadId): Promise<string[]> =>
  (
    await db.selectFrom('post').select('text').where('threadId', '=', threadId).orderBy('number').execute()
  ).map(({ text }) => text);
const arrange = (threadId: ThreadId) => forumUrls.threadAct(threadId, 'arrange');
const merge = async (threadId: ThreadId, into: ThreadId, by = ann) =>
  by.agent.submit(
    (await by.agent.get(arrange(threadId)))
      .form('Merge')
      .fill({ into: forumUrls.thread(into), reason: 'They ask the same' }),
    'Merge',
  );
const told = async (who: typeof ann): Promise<string> => (await who.agent.get('/notices')).text;
const log = async (who: typeof ann, spaceId: SpaceId): Promise<string> =>
  (await who.agent.get(forumUrls.spaceAct(spaceId, 'log'))).text;
const follows = (threadId: ThreadId) =>
  db
    .selectFrom('threadFollow')
    .select('personId')
    .where('threadId', '=', threadId)
    .orderBy('personId')
    .execute();

// Ben reads both spaces, Cai only the one the posts come from, Dee only the one they go to.
const closed = await makeSpace(app, ann.person, { kind: 'private', name: 'Inner circle' });
const other = await makeSpace(app, ann.person, { kind: 'private', name: 'Wider circle' });
await join(closed, ben);
await join(closed, cai);
await join(other, ben);
await join(other, dee);

test('FOR-11: threads of two spaces are merged once the moderator was told who will read the posts, and it is undone', async () => {
  const keys = await start(cai, closed, 'Keys');
  app.clock.advance({ minutes: 2 });
  const said = await reply(app, ben.person, keys, 'Ben on keys');
  const gate = await start(dee, other, 'Gate');
  const before = await follows(gate);
  await ben.agent.get(forumUrls.thread(keys));
  for (const who of [ben, cai]) {
    const form = (await who.agent.get(forumUrls.thread(keys))).form('Save draft');
    await who.agent.submit(form.fill({ text: `Begun by ${who.person.name}` }), 'Save draft');
  }

  const asked = await merge(keys, gate);
  assert.equal(asked.status, 200);
  assert.match(
    asked.text,
    /2 posts of “Keys” with their files go from “Inner circle” into “Gate” in “Wider circle”/,
  );
  assert.match(asked.text, /The 3 members of “Wider circle” will be able to read them. 1 of them cannot/);
  assert.match(
    asked.text,
    /Who reads “Inner circle” but not “Wider circle” will not find them.*That is 1 member/,
  );
  assert.deepEqual(await textsOf(gate), ['Gate'], 'nothing moves before it is confirmed');
  assert.equal((await dee.agent.get(forumUrls.post(said.postId))).status, 404);

  const merged = await ann.agent.submit(asked.form('Merge them'), 'Merge them');
  assert.equal(merged.path.split('?')[0], forumUrls.thread(gate));
  assert.deepEqual(await textsOf(gate), ['Gate', 'Keys', 'Ben on keys']);
  for (const who of [ben, dee]) {
    assert.equal((await who.agent.get(forumUrls.post(said.postId))).path, forumUrls.thread(gate));
  }
  for (const who of [ben, dee]) {
    assert.equal((await who.agent.get(forumUrls.thread(keys))).path, forumUrls.thread(gate));
  }
  assert.equal((await cai.agent.get(forumUrls.thread(keys))).status, 404);
  assert.match(await told(ben), /Keys was merged into Gate/);
  assert.match(await told(dee), /Keys was merged into Gate/);
  const toCai = await told(cai);
  assert.match(toCai, /Keys was merged into a thread of a space that you do not read/);
  assert.doesNotMatch(toCai, /Gate|Wider circle/);
  for (const [who, spaceId] of [
    [cai, closed],
    [dee, other],
  ] as const)
    assert.match(await log(who, spaceId), /Merged a thread into another: They ask the same/);
  assert.match(
    (await ben.agent.get(forumUrls.threadAct(gate, 'reply'))).form('Post reply').values('text')[0] ?? '',
    /Begun by Ben/,
  );
  assert.doesNotMatch((await cai.agent.get(forumUrls.drafts)).text, /Gate|Wider circle/);
  assert.ok((await follows(gate)).some(({ personId }) => personId === ben.person.id));
  assert.ok((await follows(gate)).every(({ personId }) => personId !== cai.person.id));

  const form = (await ann.agent.get(arrange(gate))).form('Take it out again: Keys');
  const back = await ann.agent.submit(form, 'Take it out again: Keys');
  assert.equal(back.path.split('?')[0], forumUrls.thread(keys));
  assert.deepEqual([await textsOf(keys), await textsOf(gate)], [['Keys', 'Ben on keys'], ['Gate']]);
  assert.deepEqual(await follows(gate), before);
  assert.equal((await dee.agent.get(forumUrls.thread(keys))).status, 404);
  const draftOfBen = async (threadId: ThreadId) =>
    (await ben.agent.get(forumUrls.thread(threadId))).form('Post reply').values('text')[0];
  assert.equal(await draftOfBen(keys), 'Begun by Ben Jones', 'his draft comes back with the thread');
  assert.equal(await draftOfBen(gate), '');
  assert.equal((await cai.agent.get(forumUrls.post(said.postId))).path, forumUrls.thread(keys));
  assert.equal((await dee.agent.get(forumUrls.post(said.postId))).status, 404);
  assert.match(await told(cai), /Keys is a thread of its own again/);
  assert.match(await told(dee), /Keys was taken out of Gate again/);
  assert.match(await log(dee, other), /Took a merged thread out again/);
});

test('FOR-11: who follows the other thread since then of their own choice goes on doing so', async () => {
  const [from, to] = [await start(ben, closed, 'From'), await start(ann, other, 'To')];
  const asked = await merge(from, to);
  await ann.agent.submit(asked.form('Merge them'), 'Merge them');
  const page = await ben.agent.get(forumUrls.thread(to));
  await ben.agent.submit(page.form('Save').fill({ level: 'mute' }), 'Save');
  const form = (await ann.agent.get(arrange(to))).form('Take it out again: From');
  await ann.agent.submit(form, 'Take it out again: From');
  const kept = await db
    .selectFrom('threadFollow')
    .select('level')
    .where('personId', '=', ben.person.id)
    .where('threadId', '=', to)
    .execute();
  assert.deepEqual(kept, [{ level: 'mute' }]);
});

test('FOR-11, FOR-9: of a poll the draft goes along and back; what was saved again since stays where it was', async () => {
  const [from, to] = [await start(ben, closed, 'Here'), await start(ann, other, 'There')];
  const places = async () => {
    const drafts = db.selectFrom('forumDraft').select('place').where('personId', '=', ben.person.id);
    return (await drafts.where('place', 'like', `%${to}%`).execute()).map(({ place }) => place).toSorted();
  };
  await db
    .deleteFrom('threadFollow')
    .where('personId', '=', ben.person.id)
    .where('threadId', '=', from)
    .execute();
  const poll = forumUrls.beginPoll(from, 'one');
  const begun = (await ben.agent.get(poll)).form('Save draft').fill({ question: 'Which form?' });
  await ben.agent.submit(begun, 'Save draft');
  const save = async (threadId: ThreadId, text: string) =>
    ben.agent.submit(
      (await ben.agent.get(forumUrls.thread(threadId))).form('Save draft').fill({ text }),
      'Save draft',
    );
  await save(from, 'Before');
  const asked = await merge(from, to);
  await ann.agent.submit(asked.form('Merge them'), 'Merge them');
  assert.deepEqual(await places(), [`poll:${to}:one`, `thread:${to}`]);
  await save(to, 'Since');
  const form = (await ann.agent.get(arrange(to))).form('Take it out again: Here');
  await ann.agent.submit(form, 'Take it out again: Here');
  assert.deepEqual(await places(), [`thread:${to}`]);
  assert.equal((await ben.agent.get(poll)).form('Save draft').values('question')[0], 'Which form?');
});

test('FOR-11: it is said who reads a space that is open, and said again where that has changed since', async () => {
  const open = await makeSpace(app, ann.person, { name: 'Open house' });
  const [from, to] = [await start(ann, closed, 'Confidential'), await start(ann, open, 'Welcome')];
  const asked = await merge(from, to);
  assert.match(asked.text, /Everybody who is signed in will be able to read them/);
  await db.updateTable('space').set({ openToWorld: true }).where('id', '=', open).execute();
  const again = await ann.agent.submit(asked.form('Merge them'), 'Merge them');
  assert.match(again.text, /Anybody will be able to read them, also without an account/);
  assert.deepEqual(await textsOf(to), ['Welcome']);
  await ann.agent.submit(again.form('Merge them'), 'Merge them');
  assert.deepEqual(await textsOf(to), ['Welcome', 'Confidential']);
});

test('FOR-11, FOR-54: wrong choices are answered with what is wrong, and what was typed stays', async () => {
  const mine = await start(ann, closed, 'Mine');
  const hers = await makeSpace(app, dee.person, { kind: 'private', name: 'Secret garden' });
  const shelf = await makeSpace(app, ann.person, { name: 'Old shelf' });
  const kept = await makeSpace(app, ben.person, { name: 'Kept by Ben' });
  const [secret, old, notMine] = [
    await start(dee, hers, 'Secret'),
    await start(ann, shelf, 'Old'),
    await start(ben, kept, 'Not mine'),
  ];
  await db.updateTable('space').set({ archivedAt: app.clock.now() }).where('id', '=', shelf).execute();
  for (const [into, message] of [
    [mine, /This is the same thread/],
    [secret, /There is no thread of this address, or you may not read it/],
    [old, /“Old shelf” is archived/],
    [notMine, /You do not look after “Kept by Ben”/],
  ] as const) {
    const refused = await merge(mine, into);
    assert.equal(refused.status, 422);
    assert.match(refused.text, message);
    assert.doesNotMatch(refused.text, /Secret/);
    assert.equal(refused.form('Merge').values('into')[0], forumUrls.thread(into));
    assert.equal(refused.form('Merge').values('reason')[0], 'They ask the same');
  }
});

test('FOR-11: only who looks after both spaces takes the posts out again, and a thread that holds others stays', async () => {
  const [from, to] = [await start(ann, closed, 'Lent'), await start(ann, other, 'Borrowed')];
  await ann.agent.submit((await merge(from, to)).form('Merge them'), 'Merge them');
  const third = await start(ann, other, 'Third');
  assert.match((await merge(to, third)).text, /Other threads were merged into this one/);
  const eve = await app.signInAs('eve@hull.example', { name: 'Eve Green' });
  await join(other, eve, 'moderator');
  const page = await eve.agent.get(arrange(to));
  assert.match(page.text, /Lent: whoever also looks after the space it came from takes it out/);
  assert.throws(() => page.form('Take it out again: Lent'));
  await join(closed, eve, 'moderator');
  await db
    .deleteFrom('spaceMember')
    .where('spaceId', '=', other)
    .where('personId', '=', eve.person.id)
    .execute();
  const here = await eve.agent.get(arrange(from));
  const refused = await eve.agent.submit(here.form('Take it out again: Lent'), 'Take it out again: Lent');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /There is no thread of this address, or you may not read it/);
  assert.deepEqual(await textsOf(to), ['Borrowed', 'Lent']);
});
