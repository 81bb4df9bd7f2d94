import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { giveRole, makeSession } from '../../../test/sessions.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { forumUrls, type SpaceId } from '../forum/index.ts';
import type { Person } from '../people/index.ts';
import { editDistance, nearestWord } from './nearest.ts';
import { searchPath } from './urls.ts';

const app = await startTestApp();
const { forum, search } = app.features;
const db = app.database.kysely;
const ann = await app.signInAs('ann@example.org', { name: 'Ann Smith', organisation: 'Leeds City Council' });
const ben = await app.signInAs('ben@example.org', { name: 'Ben Okafor', organisation: 'York Prison' });

const makeSpace = (kind: 'public' | 'private', name: string): Promise<SpaceId> =>
  forum.spaces.create(ann.person.id, { kind, name, purpose: 'The gate' });

async function write(by: Person, spaceId: SpaceId, title: string, text: string) {
  const thread = { spaceId, kind: 'discussion', title, text, key: newId() } as const;
  const written = await forum.writing.start(by, thread);
  assert.ok(written.ok);
  app.clock.advance({ hours: 1 });
  return written;
}

const open = await makeSpace('public', 'Prison leavers');
const closed = await makeSpace('private', 'Governors');
const gate = await write(
  ann.person,
  open,
  'Meeting people at the gate',
  'Phones with **credit** help on the first day.',
);
const housing = await write(
  ben.person,
  open,
  'Housing',
  'A tenancy that is <script>alert(1)</script> kept open. Credit unions help.',
);
const secret = await write(ann.person, closed, 'Budget', 'The zebra budget is secret.');
await search.learnWords();

test('FOR-23: what was written is found by its words in any form, newest first, with the passage marked', async () => {
  const page = await ben.agent.get(searchPath({ q: 'credits' }));
  assert.deepEqual(page.texts('.se-found__title a'), ['Housing', 'Meeting people at the gate']);
  assert.deepEqual(page.texts('.se-found mark'), ['Credit', 'credit']);
  assert.equal(page.$('.se-found__title a').first().attr('href'), forumUrls.post(housing.postId));
  assert.match(page.text, /Post in Prison leavers by Ben Okafor, York Prison/);
  assert.doesNotMatch(page.body, /<script>alert/);
  const title = await ben.agent.get(searchPath({ q: 'meeting gates', kind: 'threads' }));
  assert.equal(title.link('Meeting people at the gate'), forumUrls.thread(gate.threadId));
});

test('FOR-23: a passage is words, not Markdown: headings and links do not run into the text or break', async () => {
  const text = `## What we tried\n\nThe **kingfisher** was [moved](https://example.org/a?b=kingfisher) ${'on and '.repeat(60)}then\n\n- rested\n- flew\n\n> a kingfisher, again`;
  await write(ann.person, open, 'Birds', text);
  const page = await ben.agent.get(searchPath({ q: 'kingfishers' }));
  const [passage = ''] = page.texts('.se-found__passage');
  assert.match(passage, /^What we tried\. The kingfisher was moved on and/);
  assert.match(passage, / … .*then\. rested\. flew\. a kingfisher, again$/);
  assert.deepEqual(page.texts('.se-found mark'), ['kingfisher', 'kingfisher']);
});

test('the form keeps what was sought, filters narrow it down, and minus and quotation marks work', async () => {
  const first = await ben.agent.get('/search');
  assert.equal(first.heading, 'Search');
  const form = first.form('Search').fill({ q: 'credit', author: 'ann', kind: 'posts' });
  const page = await ben.agent.submit(form, 'Search');
  assert.deepEqual(page.texts('.se-found__title a'), ['Meeting people at the gate']);
  assert.deepEqual(page.form('Search').values('q'), ['credit']);
  const count = async (query: Record<string, string>): Promise<number> =>
    (await ben.agent.get(searchPath(query))).texts('.se-found__title').length;
  assert.equal(await count({ q: 'credit -phones' }), 1);
  assert.equal(await count({ q: '"credit unions"' }), 1);
  assert.equal(await count({ q: 'credit', organisation: 'leeds' }), 1);
  assert.equal(await count({ q: 'credit', space: open, period: 'week', state: 'open' }), 2);
  assert.equal(await count({ q: 'credit', state: 'closed' }), 0);
  assert.equal(await count({ q: 'credit', space: closed }), 0);
});

test('FOR-54: nobody finds what they may not read, nor by a word that only others may read', async () => {
  for (const q of ['zebra', 'zebar', 'Budget']) {
    const page = await ben.agent.get(searchPath({ q }));
    assert.match(page.text, /Nothing was found/);
    assert.doesNotMatch(page.text, /zebra budget|Budget is/);
  }
  assert.equal((await ann.agent.get(searchPath({ q: 'zebra' }))).texts('.se-found__title').length, 1);
  assert.match((await app.agent().get(searchPath({ q: 'zebra' }))).path, /^\/sign-in/);
  const narrowed = await ben.agent.get(searchPath({ q: 'zebra', space: closed }));
  assert.match(narrowed.text, /Nothing was found/);
  assert.ok(secret.ok);
});

test('a misspelt word finds what was meant, and says so', async () => {
  const page = await ben.agent.get(searchPath({ q: 'tenansy' }));
  assert.match(page.text, /Nothing was found for “tenansy”\. These are for tenancy/);
  assert.deepEqual(page.texts('.se-found mark'), ['tenancy']);
});

test('what is hidden, deleted or edited is found no more', async () => {
  const { postId } = await write(ben.person, open, 'Keys', 'The walrus holds the keys.');
  const found = async (q: string): Promise<number> =>
    (await ann.agent.get(searchPath({ q, kind: 'posts' }))).texts('.se-found__title').length;
  assert.equal(await found('walrus'), 1);
  assert.ok(
    (
      await forum.writing.edit(ben.person, postId, {
        text: 'The seal holds them.',
        seen: 'The walrus holds the keys.',
      })
    ).ok,
  );
  assert.deepEqual([await found('walrus'), await found('seals')], [0, 1]);
  await db.updateTable('post').set({ hiddenAt: app.clock.now() }).where('id', '=', postId).execute();
  assert.equal(await found('seals'), 0);
});

test('questions of live sessions are found by whoever has a part in them', async () => {
  const session = await makeSession(app, { title: 'Leaving prison' });
  await giveRole(app, session, 'observer', ann.person);
  const now = app.clock.now();
  const question = {
    sessionId: session.id,
    naming: 'named',
    shownName: 'Cai Price',
    stateAt: now,
    askedAt: now,
    version: 1,
    countsVersion: 1,
  } as const;
  const ids = [newId(), newId()];
  await db
    .insertInto('question')
    .values([
      {
        ...question,
        id: ids[0] ?? '',
        key: 'a',
        text: 'Who feeds the ostrich?',
        state: 'published',
        listedAt: now,
      },
      { ...question, id: ids[1] ?? '', key: 'b', text: 'An ostrich that waits', state: 'received' },
    ])
    .execute();
  const page = await ann.agent.get(searchPath({ q: 'ostriches' }));
  assert.equal(page.link('Leaving prison'), `/s/${session.code}/questions/${ids[0]}`);
  assert.equal(page.texts('.se-found__title').length, 1);
  assert.match((await ben.agent.get(searchPath({ q: 'ostriches' }))).text, /Nothing was found/);
});

test('people and organisations are found by their names', async () => {
  await db
    .insertInto('profile')
    .values({ personId: ben.person.id, post: 'Governor', changedAt: app.clock.now() })
    .execute();
  const page = await ann.agent.get(searchPath({ q: 'okafor' }));
  assert.equal(page.link('Ben Okafor'), `/people/${ben.person.id}`);
  assert.match(
    (await ann.agent.get(searchPath({ q: 'leeds council' }))).text,
    /Organisations Leeds City Council/,
  );
  await inTransaction(db, (tx) => app.features.people.erasePerson(tx, ben.person.id));
  assert.doesNotMatch((await ann.agent.get(searchPath({ q: 'okafor' }))).text, /Ben Okafor/);
});

test('a page of people has a next one only where there are more', async () => {
  const now = app.clock.now();
  for (let made = 0; made < 26; made++) {
    const id = newId();
    await db
      .insertInto('person')
      .values({ id, email: `q${made}@x.example`, name: `Quill ${made}`, createdAt: now })
      .execute();
    await db.insertInto('profile').values({ personId: id, changedAt: now }).execute();
    if (made < 24) continue;
    const page = await ann.agent.get(searchPath({ q: 'quill', kind: 'people' }));
    assert.equal(page.$('.govuk-pagination__next').length, made < 25 ? 0 : 1);
  }
  const second = await ann.agent.get(searchPath({ q: 'quill', kind: 'people', page: 2 }));
  assert.equal(second.texts('main .govuk-list li').length, 1);
  assert.equal(second.$('.govuk-pagination__next').length, 0);
});

test('long results have pages, and odd searches are answered', async () => {
  for (let index = 0; index < 55; index++)
    await write(ann.person, open, `Number ${index}`, 'About the flamingo.');
  const first = await ann.agent.get(searchPath({ q: 'flamingo' }));
  assert.equal(first.texts('.se-found__title').length, 20);
  const third = await ann.agent.get(searchPath({ q: 'flamingo', page: 3 }));
  assert.equal(third.texts('.se-found__title').length, 15);
  for (const q of ['the', '%_\\', '"', '-', '((', 'a:*&!', '\u0001x\u0002', 'x'.repeat(5000)]) {
    assert.equal((await ann.agent.get(searchPath({ q }))).status, 200, q);
  }
  for (const rest of [{ page: -1 }, { page: 1e9 }, { kind: 'x' }, { state: 'x' }, { space: 'x' }]) {
    assert.equal((await ann.agent.get(searchPath({ q: 'flamingo', ...rest }))).status, 200);
  }
});

test('the last page that can be shown says that there is more, and its programs come to an end', async () => {
  const thread = await write(ann.person, open, 'Many', 'About the toucan.');
  const rows = Array.from({ length: 1_000 }, (_, at) => ({
    id: newId(),
    threadId: thread.threadId,
    number: at + 2,
    authorId: ann.person.id,
    text: 'The toucan again.',
    html: '',
    key: newId(),
    createdAt: app.clock.now(),
  }));
  await db.insertInto('post').values(rows).execute();
  const last = await ann.agent.get(searchPath({ q: 'toucan', page: 50 }));
  assert.equal(last.texts('.se-found__title').length, 20);
  assert.match(last.text, /There is more\. Narrow the search down/);
  assert.equal(last.$('.govuk-pagination__next').length, 0);
  const after = await ann.agent.get(searchPath({ q: 'flamingo', page: 49 }));
  assert.equal(after.link('Show the first page'), searchPath({ q: 'flamingo' }));
});

test('what cannot be narrowed down so says so, and leads to the search without that', async () => {
  const query = { q: 'okafor', kind: 'people', tag: 'x', author: 'y' };
  const page = await ann.agent.get(searchPath(query));
  assert.match(page.text, /Nothing was found .* People cannot be narrowed down by tag or who wrote it/);
  assert.equal(page.link('Search without that'), searchPath({ q: 'okafor', kind: 'people' }));
  const none = await ann.agent.get(searchPath({ q: 'flamingo', state: 'closed' }));
  assert.equal(none.link('search everything without filters'), searchPath({ q: 'flamingo' }));
  const plain = await ann.agent.get(searchPath({ q: 'qqq' }));
  assert.match(plain.text, /Try other or fewer words\. Very common words/);
  const questions = await ann.agent.get(
    searchPath({ q: 'x', kind: 'questions', state: 'open', period: 'week' }),
  );
  assert.equal(
    questions.link('Search without that'),
    searchPath({ q: 'x', kind: 'questions', period: 'week' }),
  );
});

test('what is too long is cut, and the page says so', async () => {
  const page = await ann.agent.get(searchPath({ q: `${'y'.repeat(199)}😀 flamingo` }));
  assert.match(page.text, /Only the first 200 characters were searched for/);
  assert.deepEqual(page.form('Search').values('q'), [`${'y'.repeat(199)}😀`]);
});

test('the distance of words, and the nearest of them', () => {
  assert.deepEqual(
    [
      editDistance('gate', 'gate'),
      editDistance('gtae', 'gate'),
      editDistance('', 'abc'),
      editDistance('kitten', 'sitting'),
    ],
    [0, 1, 3, 3],
  );
  assert.equal(nearestWord('houssing', ['nothing', 'housing', 'horse']), 'housing');
  assert.equal(nearestWord('gate', ['late', 'gate']), 'late');
  assert.equal(nearestWord('zzzz', ['gate']), undefined);
});
