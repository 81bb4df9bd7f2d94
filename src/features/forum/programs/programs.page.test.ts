import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { deleteToken } from '../../people/tokens/tokens.repository.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });
const { api } = forumUrls;

async function makeToken(who: typeof ann, may: 'read' | 'write' = 'read', days = '90'): Promise<string> {
  const page = await who.agent.get('/account/tokens');
  const made = await who.agent.submit(page.form('Make a token').fill({ name: 'Weekly report', may, days }));
  const [token = ''] = /endeavour_\w+/.exec(made.text) ?? [];
  assert.ok(token !== '', made.text);
  return token;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Record<string, unknown>;
  readonly location: string | undefined;
}

async function ask(
  token: string | undefined,
  url: string,
  payload?: object | string,
  headers: object = {},
): Promise<Answer> {
  const answer = await app.app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  });
  const { statusCode: status } = answer;
  const location = answer.headers.location;
  return { status, type: String(answer.headers['content-type']), body: answer.json(), location };
}

test('FOR-74: a program reads spaces, threads and posts, and searches, as whoever made its token', async () => {
  const { spaceId, threadId, postId } = await startThread(app, ann.person, {
    title: 'Phones',
    tags: ['gate'],
  });
  for (let more = 2; more <= 21; more++) {
    await reply(app, more % 2 === 0 ? ben.person : ann.person, threadId, `Reply ${more} on zeppelins`);
    app.clock.advance({ minutes: 1 });
  }
  const token = await makeToken(ben);
  const spaces = await ask(token, api.spaces);
  const own = (spaces.body['spaces'] as { id: string; mayWrite: boolean }[]).find(({ id }) => id === spaceId);
  assert.equal(own?.mayWrite, true);
  const threads = await ask(token, api.threads(spaceId));
  assert.equal(threads.body['total'], 1);
  const [listed] = threads.body['threads'] as Record<string, unknown>[];
  assert.deepEqual(
    [listed?.['title'], listed?.['author'], listed?.['tags']],
    ['Phones', 'Ann Smith', ['gate']],
  );
  const posts = await ask(token, api.posts(threadId));
  const [first] = posts.body['posts'] as Record<string, unknown>[];
  assert.deepEqual(
    [first?.['id'], first?.['text'], first?.['organisation']],
    [postId, 'Who has tried **phones**?', 'Leeds'],
  );
  const { pathname, search } = new URL(String(posts.body['next']));
  const last = await ask(token, `${pathname}${search}`);
  assert.deepEqual(
    (last.body['posts'] as { number: number }[]).map(({ number }) => number),
    [21],
  );
  assert.equal(last.body['next'], null);
  assert.equal((await ask(token, api.thread(threadId))).body['title'], 'Phones');
  const found = await ask(token, '/api/v1/search?q=zeppelins');
  assert.equal((found.body['found'] as object[]).length, 20);
  assert.match(String((found.body['found'] as Record<string, unknown>[])[0]?.['passage']), /zeppelins/);
  assert.equal(
    (
      await db
        .selectFrom('threadRead')
        .selectAll()
        .where('threadId', '=', threadId)
        .where('personId', '=', ben.person.id)
        .where('number', '=', 21)
        .execute()
    ).length,
    0,
  );
});

test('FOR-74: a program sees no more than its person, and texts that are hidden stay so', async () => {
  const space = await makeSpace(app, ann.person, { kind: 'private' });
  const { threadId } = await startThread(app, ann.person, { spaceId: space, title: 'Secret plans' });
  const token = await makeToken(ben);
  for (const url of [api.threads(space), api.thread(threadId), api.posts(threadId)]) {
    const answer = await ask(token, url);
    assert.deepEqual([answer.status, answer.type], [404, 'application/problem+json; charset=utf-8']);
  }
  assert.doesNotMatch(JSON.stringify((await ask(token, api.spaces)).body), new RegExp(space));
  assert.deepEqual((await ask(token, '/api/v1/search?q=secret')).body['found'], []);
  const open = await startThread(app, ann.person);
  const bad = await reply(app, ann.person, open.threadId, 'A rude word');
  await db.updateTable('post').set({ hiddenAt: app.clock.now() }).where('id', '=', bad.postId).execute();
  const posts = (await ask(token, api.posts(open.threadId))).body['posts'] as Record<string, unknown>[];
  assert.deepEqual([posts[1]?.['text'], posts[1]?.['leftOut']], [null, 'Hidden by a moderator']);
});

test('FOR-74: a program starts a thread and replies under the same rights and limits, and not twice', async () => {
  const space = await makeSpace(app, ann.person);
  const token = await makeToken(ben, 'write');
  const started = await ask(token, api.threads(space), {
    kind: 'discussion',
    title: 'From a program',
    text: 'Hello',
    tags: ['robots'],
  });
  assert.equal(started.status, 201, JSON.stringify(started.body));
  const threadId = String(started.body['threadId']);
  const words = { text: 'A <script>alert(1)</script> reply', key: 'monday' };
  const first = await ask(token, api.posts(threadId), words);
  const again = await ask(token, api.posts(threadId), words);
  assert.equal(first.status, 201);
  assert.equal(again.body['postId'], first.body['postId']);
  assert.equal(first.location, first.body['url']);
  const page = await ann.agent.get(forumUrls.thread(threadId));
  assert.match(page.text, /Ben Jones/);
  assert.doesNotMatch(page.body, /<script>alert/);
  const many = Array.from({ length: 12 }, (_, index) => index);
  const statuses: number[] = [];
  let last: Answer | undefined;
  for (const index of many) {
    last = await ask(token, api.posts(threadId), { text: `More ${index}` });
    statuses.push(last.status);
  }
  assert.ok(statuses.includes(201));
  assert.equal(last?.status, 422);
  assert.match(String(last?.body['detail']), /You have posted \d+ times in 5 minutes/);
  assert.doesNotMatch(String(last?.body['detail']), /kept below/);
});

test('FOR-74, FOR-57: whoever is stopped from writing is so with a token, and reads on', async () => {
  const { spaceId, threadId } = await startThread(app, ann.person);
  const token = await makeToken(ben, 'write');
  const soon = new Date(app.clock.now().getTime() + 3_600_000);
  await db
    .insertInto('sanction')
    .values({
      id: '0123456789abcde1',
      spaceId,
      personId: ben.person.id,
      kind: 'suspension',
      reason: 'Rude.',
      byPersonId: ann.person.id,
      at: app.clock.now(),
      until: soon,
    })
    .execute();
  const answer = await ask(token, api.posts(threadId), { text: 'Still here' });
  assert.equal(answer.status, 422);
  assert.match(String(answer.body['detail']), /stopped you from writing/);
  assert.equal((await ask(token, api.posts(threadId))).status, 200);
});

test('FOR-74: without a token, with one that ended, was revoked or may only read, a sentence says what to do', async () => {
  const { threadId } = await startThread(app, ann.person);
  const cookie = `${ann.cookie.name}=${ann.cookie.value}`;
  const none = await ask(undefined, api.spaces, undefined, { cookie, accept: 'text/html' });
  assert.deepEqual([none.status, none.type], [401, 'application/problem+json; charset=utf-8']);
  assert.match(String(none.body['detail']), /Authorization: Bearer/);
  assert.equal((await ask(undefined, api.posts(threadId), { text: 'By cookie' }, { cookie })).status, 401);
  assert.match(
    String((await ask('endeavour_00000000000000000000000000000000', api.spaces)).body['detail']),
    /not known, has expired or was revoked/,
  );
  const reads = await makeToken(ben);
  const refused = await ask(reads, api.posts(threadId), { text: 'Hello' });
  assert.deepEqual(
    [refused.status, refused.body['detail']],
    [403, 'This token may only read. Make one that may write.'],
  );
  // A token is for programs: it opens no page.
  const page = await app.app.inject({ url: '/account', headers: { authorization: `Bearer ${reads}` } });
  assert.equal(page.statusCode, 303);
  const list = await ben.agent.get('/account/tokens');
  assert.match(list.text, /last used on/);
  assert.doesNotMatch(list.body, new RegExp(reads));
  const { secretHash } = await db
    .selectFrom('accessToken')
    .select('secretHash')
    .where('personId', '=', ben.person.id)
    .orderBy('createdAt', 'desc')
    .executeTakeFirstOrThrow();
  assert.match(secretHash, /^[0-9a-f]{64}$/);
  const withButtons = await ben.agent.get('/account/tokens');
  for (const form of withButtons.forms.filter(({ buttons }) =>
    buttons.some((words) => words.startsWith('Revoke')),
  )) {
    await ben.agent.submit(form);
  }
  assert.equal((await ask(reads, api.spaces)).status, 401);
  const short = await makeToken(ben, 'read', '30');
  assert.equal((await ask(short, api.spaces)).status, 200);
  app.clock.advance({ days: 31 });
  assert.equal((await ask(short, api.spaces)).status, 401);
});

test('FOR-74: what cannot be used says what is missing', async () => {
  const cay = await app.signInAs('cay@hull.example', { name: 'Cay' });
  const { threadId, spaceId } = await startThread(app, cay.person);
  const token = await makeToken(cay, 'write');
  const detail = async (url: string, payload: object | string) => {
    const { status, body } = await ask(token, url, payload);
    return `${status} ${String(body['detail'])}`;
  };
  assert.match(await detail(api.posts(threadId), {}), /^422 Send a “text”/);
  assert.match(await detail(api.posts(threadId), { text: 5 }), /^422 “text” could not be read/);
  assert.match(await detail(api.posts(threadId), '[]'), /^422 /);
  assert.match(await detail(api.posts(threadId), '{"text": '), /^400 Send JSON/);
  assert.match(
    await detail(api.threads(spaceId), { text: 'x', title: 'x' }),
    /^422 Send a “kind”: discussion/,
  );
  assert.match(await detail(api.threads(spaceId), { kind: 'decision', text: 'x', title: 'x' }), /^422 /);
  assert.match(await detail(api.posts(threadId), { text: 'x'.repeat(300_000) }), /^413 /);
});

test('FOR-74: one token has its own limit of requests', async () => {
  const dee = await app.signInAs('dee@hull.example', { name: 'Dee' });
  const [busy, calm] = [await makeToken(dee), await makeToken(dee)];
  let answer = await ask(busy, api.spaces);
  for (let more = 0; more < 120 && answer.status === 200; more++) answer = await ask(busy, api.spaces);
  assert.deepEqual([answer.status, answer.type], [429, 'application/problem+json; charset=utf-8']);
  assert.equal((await ask(calm, api.spaces)).status, 200);
});

test('FOR-72, FOR-74: tokens go with the account, and own data holds no secret', async () => {
  const eve = await app.signInAs('eve@hull.example', { name: 'Eve' });
  const token = await makeToken(eve);
  const { secretHash } = await db
    .selectFrom('accessToken')
    .select('secretHash')
    .where('personId', '=', eve.person.id)
    .executeTakeFirstOrThrow();
  const own = await eve.agent.get('/account/data');
  assert.doesNotMatch(own.body, new RegExp(secretHash));
  await inTransaction(db, (tx) => app.features.people.erasePerson(tx, eve.person.id));
  assert.equal((await ask(token, api.spaces)).status, 401);
});

test('a token needs a purpose, and nobody revokes that of somebody else', async () => {
  const fay = await app.signInAs('fay@hull.example', { name: 'Fay' });
  const page = await fay.agent.get('/account/tokens');
  const wrong = await fay.agent.submit(page.form('Make a token').fill({ name: '' }));
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Enter what the token is for/);
  const token = await makeToken(fay);
  const { id } = await db
    .selectFrom('accessToken')
    .select('id')
    .where('personId', '=', fay.person.id)
    .executeTakeFirstOrThrow();
  assert.equal(await inTransaction(db, (tx) => deleteToken(tx, ann.person.id, id)), false);
  assert.equal((await ask(token, api.spaces)).status, 200);
});
