import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { newId } from '../../../platform/ids.ts';
import type { PostId } from '../post.ts';
import type { SpaceId } from '../space.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ settings: { ADMINISTRATORS: 'ada@example.org' } });
const { forum } = app.features;
const person = (name: string) => app.signInAs(`${name.toLowerCase()}@example.org`, { name });
const [ada, mo, max, ben, cleo] = [
  await person('Ada'),
  await person('Mo'),
  await person('Max'),
  await person('Ben'),
  await person('Cleo'),
];
type Who = typeof mo;

/** A private space that Mo looks after, and Max where he is asked to, with a post of Ben's in it. */
async function setUp(moderators: 1 | 2 = 2): Promise<{ space: SpaceId; postId: PostId; thread: string }> {
  app.clock.advance({ minutes: 1 });
  const space = await forum.spaces.create(mo.person.id, { kind: 'private', name: 'Gate', purpose: '' });
  const add = (email: string, role: 'member' | 'moderator') =>
    forum.spaces.addMember(mo.person.id, space, email, role);
  if (moderators === 2) await add('max@example.org', 'moderator');
  await add('ben@example.org', 'member');
  await add('cleo@example.org', 'member');
  const started = await forum.writing.start(ben.person, {
    spaceId: space,
    kind: 'discussion',
    title: 'Phones',
    text: 'Buy my phones',
    key: newId(),
  });
  assert.ok(started.ok);
  return { space, postId: started.postId, thread: started.threadId };
}

async function submit(who: Who, path: string, button: string, filling: Readonly<Record<string, string>>) {
  return who.agent.submit((await who.agent.get(path)).form(button).fill(filling), button);
}

const decide = (who: Who, postId: string, filling: Readonly<Record<string, string>>) =>
  submit(who, forumUrls.postAct(postId, 'moderate'), 'Decide', filling);

/** The titles of what somebody was told, as the page of notices shows them; the newest first. */
const notices = async (who: Who): Promise<readonly string[]> =>
  (await who.agent.get('/notices')).texts('.se-notices__title').map((each) => each.replace(/^New: /, ''));

async function appealAgainstNewest(who: Who, text: string) {
  const page = await who.agent.get(forumUrls.decisions);
  const form = await who.agent.get(/[^"]+\/appeal(?=")/.exec(page.body)?.[0] ?? '');
  return { form, sent: await who.agent.submit(form.form('Send appeal').fill({ text }), 'Send appeal') };
}

test('FOR-57: somebody is stopped for as long as the moderator chose, is told why, and writes again afterwards', async () => {
  const { space, postId, thread } = await setUp();
  assert.equal((await decide(mo, postId, { act: 'suspend', days: '3' })).status, 422);
  const form = (await ben.agent.get(forumUrls.thread(thread))).form('Post reply').fill({ text: 'Again' });
  const reply = () => ben.agent.submit(form, 'Post reply');
  await decide(mo, postId, { act: 'suspend', days: '3', reason: 'Advertising' });
  const refused = await reply();
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Reason: Advertising\. You can appeal/);
  assert.match((await notices(ben))[0] ?? '', /^You cannot write in Gate until /);
  const reading = await ben.agent.get(forumUrls.thread(thread));
  assert.match(reading.text, /You can still read it\. Reason: Advertising Appeal to another moderator/);
  const starting = await ben.agent.get(forumUrls.newThread(space));
  assert.equal(starting.heading, 'Gate You cannot write here now');
  assert.match((await ben.agent.get(forumUrls.decisions)).text, /stopped from writing until .* Advertising/);
  app.clock.advance({ days: 2, hours: 23 });
  assert.equal((await reply()).status, 422);
  app.clock.advance({ hours: 2 });
  assert.equal((await reply()).status, 200);
});

test('FOR-57: a warning changes nothing but is told, logged and listed', async () => {
  const { space, postId, thread } = await setUp();
  await decide(mo, postId, { act: 'warn', reason: 'Not here, please' });
  assert.deepEqual((await notices(ben))[0], 'You were warned in Gate');
  assert.equal((await submit(ben, forumUrls.thread(thread), 'Post reply', { text: 'Sorry' })).status, 200);
  assert.match(
    (await cleo.agent.get(forumUrls.spaceAct(space, 'log'))).text,
    /Warned somebody: Not here, please/,
  );
  assert.match(
    (await max.agent.get(forumUrls.spaceAct(space, 'sanctions'))).text,
    /Ben Warned, by Mo .* Not here, please/,
  );
  for (const who of [ben, cleo]) {
    assert.equal((await who.agent.get(forumUrls.spaceAct(space, 'sanctions'))).status, 403);
  }
});

test('FOR-57, FOR-54: who is blocked finds the space nowhere until it is lifted', async () => {
  const { space, postId, thread } = await setUp();
  await decide(mo, postId, { act: 'block', reason: 'Threats' });
  for (const path of [forumUrls.space(space), forumUrls.thread(thread), forumUrls.post(postId)]) {
    assert.equal((await ben.agent.get(path)).status, 404, path);
  }
  const readable = await forum.readableSpaces(app.database.kysely, ben.person);
  assert.equal(
    readable.some(({ id }) => id === space),
    false,
  );
  const path = forumUrls.spaceAct(space, 'sanctions');
  const list = await max.agent.get(path);
  assert.equal((await max.agent.submit(list.form('Take it back'), 'Take it back')).status, 422);
  await submit(max, path, 'Take it back', { reason: 'It was a joke' });
  assert.equal((await ben.agent.get(forumUrls.thread(thread))).status, 200);
  assert.match((await ben.agent.get(forumUrls.decisions)).text, /You were blocked .* Taken back/);
});

test('FOR-57: who looks after the space is not stopped or blocked by somebody else who does', async () => {
  const { space } = await setUp();
  const written = await forum.writing.start(max.person, {
    spaceId: space,
    kind: 'discussion',
    title: 'Mine',
    text: 'Mine',
    key: newId(),
  });
  assert.ok(written.ok);
  const refused = await decide(mo, written.postId, { act: 'block', reason: 'Coup' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Max looks after this space too/);
});

test('FOR-57: a moderator who is stopped from writing keeps no order either until that ends', async () => {
  const { space, postId } = await setUp();
  const now = app.clock.now();
  const hide = { act: 'hide', reason: 'No advertisements' };
  // On a page that was open before.
  const open = (await mo.agent.get(forumUrls.postAct(postId, 'moderate'))).form('Decide').fill(hide);
  await app.database.kysely
    .insertInto('sanction')
    .values({
      id: newId(),
      spaceId: space,
      personId: mo.person.id,
      kind: 'suspension',
      until: new Date(now.getTime() + 24 * 3_600_000),
      reason: 'A quarrel',
      byPersonId: max.person.id,
      at: now,
    })
    .execute();
  const refused = await mo.agent.submit(open, 'Decide');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /stopped you from writing .* A quarrel/);
  app.clock.advance({ days: 2 });
  assert.equal((await decide(mo, postId, hide)).status, 200);
});

test('FOR-56, FOR-57: another moderator decides on an appeal, and everybody concerned is told', async () => {
  const { space, postId, thread } = await setUp();
  await submit(cleo, forumUrls.postAct(postId, 'report'), 'Report', { reason: 'An advertisement' });
  await decide(mo, postId, { act: 'hide', reason: 'No advertisements' });
  assert.equal((await notices(cleo))[0], 'The post you reported was hidden: Phones');
  assert.equal((await notices(ben))[0], 'Your post was hidden: Phones');
  const { form, sent } = await appealAgainstNewest(ben, 'It is about phones for people at the gate');
  assert.match(form.text, /Another moderator of the space decides/);
  assert.match(sent.text, /You appealed on/);

  assert.equal((await max.agent.get('/waiting')).heading, 'Waiting for me: 1');
  const list = await max.agent.get(forumUrls.appeals);
  const path = list.link('Ben, against a hidden post in Gate');
  for (const who of [mo, ben, cleo, ada]) {
    assert.equal((await who.agent.get(path)).status, 404, who.person.name);
    assert.match((await who.agent.get(forumUrls.appeals)).text, /No appeal waits for you/);
  }
  const page = await max.agent.get(path);
  assert.match(page.text, /Reason: No advertisements .* Buy my phones .* It is about phones/);
  const missing = await max.agent.submit(page.form('Decide').fill({ outcome: 'reversed' }), 'Decide');
  assert.equal(missing.status, 422);
  await max.agent.submit(page.form('Decide').fill({ outcome: 'reversed', note: 'He is right' }), 'Decide');
  assert.match((await cleo.agent.get(forumUrls.thread(thread))).text, /Buy my phones/);
  assert.match((await notices(ben))[0] ?? '', /^Your appeal was decided: .* was lifted$/);
  assert.match((await notices(mo))[0] ?? '', /^An appeal was decided: .* was lifted$/);
  assert.match((await notices(cleo))[0] ?? '', /^After an appeal, the post you reported .* shown again$/);
  assert.match(
    (await cleo.agent.get(forumUrls.spaceAct(space, 'log'))).text,
    /Decided on an appeal: what it was against was taken back: He is right/,
  );
});

test('FOR-57: an appeal that was decided leaves the decision as it is, and there is no second one', async () => {
  const { postId } = await setUp();
  await decide(mo, postId, { act: 'suspend', days: '28', reason: 'Advertising' });
  const { form } = await appealAgainstNewest(ben, 'Please');
  const path = (await max.agent.get(forumUrls.appeals)).link(
    'Ben, against a warning, suspension or block in Gate',
  );
  await submit(max, path, 'Decide', { outcome: 'upheld', note: 'It stays' });
  assert.match(
    (await ben.agent.get(forumUrls.decisions)).text,
    /It was decided that this stays. Reason: It stays/,
  );
  const again = await ben.agent.submit(form.form('Send appeal').fill({ text: 'Again' }), 'Send appeal');
  assert.equal(again.status, 422);
  assert.match(again.text, /You have appealed against this already/);
  const opened = await ben.agent.get(form.path);
  assert.match(opened.text, /What became of it stands under Decisions about you/);
});

test('FOR-57: where there is no second moderator an administrator decides, and it is said', async () => {
  const { thread } = await setUp(1);
  const path = forumUrls.threadAct(thread, 'moderate');
  assert.equal((await submit(mo, path, 'Save', { act: 'lock' })).status, 422);
  await submit(mo, path, 'Save', { act: 'lock', reason: 'Enough' });
  const { form } = await appealAgainstNewest(ben, 'We had just begun');
  assert.match(form.text, /no second moderator, so an administrator decides/);
  const appeal = (await ada.agent.get(forumUrls.appeals)).link('Ben, against a locked thread in Gate');
  await submit(ada, appeal, 'Decide', { outcome: 'reversed', note: 'Let them talk' });
  assert.equal((await submit(ben, forumUrls.thread(thread), 'Post reply', { text: 'On' })).status, 200);
});

test('what a moderator takes back settles the appeal against it', async () => {
  const { postId } = await setUp();
  await decide(mo, postId, { act: 'hide', reason: 'No' });
  await appealAgainstNewest(ben, 'Yes');
  await decide(mo, postId, { act: 'show' });
  assert.match((await max.agent.get(forumUrls.appeals)).text, /No appeal waits for you/);
});

test('FOR-72: with a person go the decisions about them and their appeals', async () => {
  const { postId } = await setUp();
  const dora = await person('Dora');
  const rows = async (table: 'sanction' | 'appeal') =>
    app.database.kysely.selectFrom(table).select('id').where('personId', '=', dora.person.id).execute();
  await app.database.kysely
    .updateTable('post')
    .set({ authorId: dora.person.id })
    .where('id', '=', postId)
    .execute();
  await decide(mo, postId, { act: 'warn', reason: 'No' });
  await appealAgainstNewest(dora, 'Yes');
  assert.deepEqual([(await rows('sanction')).length, (await rows('appeal')).length], [1, 1]);
  const data = await dora.agent.get('/account/data/file');
  assert.match(data.body, /Your appeals against|appeal/);
  await app.database.kysely
    .transaction()
    .execute((tx) => app.features.people.erasePerson(tx, dora.person.id));
  assert.deepEqual([(await rows('sanction')).length, (await rows('appeal')).length], [0, 0]);
});
