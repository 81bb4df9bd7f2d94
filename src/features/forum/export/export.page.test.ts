import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { newId } from '../../../platform/ids.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });
const db = app.database.kysely;

interface Exported {
  readonly threads: readonly {
    readonly title: string;
    readonly posts: readonly {
      readonly id: string;
      readonly url: string;
      readonly number: number;
      readonly text: string;
      readonly leftOut: string | null;
    }[];
  }[];
}

const file = (space: string, type: string): string => `${forumUrls.spaceAct(space, 'export')}/space.${type}`;

test('FOR-71, FOR-73: a moderator takes a space away, with its links intact, and its log says so', async () => {
  const space = await makeSpace(app, ann.person);
  const { threadId, postId } = await startThread(app, ann.person, { spaceId: space, title: 'Phones <1>' });
  await reply(app, ben.person, threadId, `See [the first](/forum/posts/${postId}) and [us](/people).`);
  const bad = await reply(app, ben.person, threadId, 'A secret');
  await app.features.forum.writing.remove(ben.person, bad.postId);
  const hidden = await startThread(app, ben.person, { spaceId: space, title: 'Hidden thread' });
  await db
    .updateTable('thread')
    .set({ hiddenAt: app.clock.now() })
    .where('id', '=', hidden.threadId)
    .execute();
  const page = await ann.agent.get(forumUrls.spaceAct(space, 'export'));
  const json = JSON.parse((await ann.agent.get(page.link('Download JSON'))).body) as Exported;
  assert.deepEqual(
    json.threads.map(({ title, posts }) => [title, posts.map(({ text, leftOut }) => leftOut ?? text)]),
    [
      [
        'Phones <1>',
        [
          'Who has tried **phones**?',
          `See [the first](${app.baseUrl.href}forum/posts/${postId}) and [us](${app.baseUrl.href}people).`,
          'deleted',
        ],
      ],
    ],
  );
  const html = (await ann.agent.get(file(space, 'html'))).body;
  assert.match(html, new RegExp(`<a href="#post-${postId}"[^>]*>the first</a>`));
  assert.match(html, new RegExp(`id="post-${postId}"`));
  assert.match(html, new RegExp(`href="${app.baseUrl.href}people"`));
  assert.match(html, /Phones &lt;1>/);
  assert.doesNotMatch(html, /A secret|Hidden thread/);
  const csv = (await ann.agent.get(file(space, 'csv'))).body;
  assert.match(csv, /^thread_id,thread_url,/);
  assert.equal(csv.trim().split('\r\n').length, 4);
  assert.match(
    (await ben.agent.get(forumUrls.spaceAct(space, 'log'))).text,
    /Took everything here away as a file/,
  );
});

test('FOR-71, FOR-49: a sense check is taken away with what came of it where 5 people stand behind it, and printed', async () => {
  const space = await makeSpace(app, ann.person, { kind: 'private' });
  const { threadId } = await startThread(app, ann.person, { spaceId: space });
  const words = { threadId, text: 'One form?', key: newId() };
  const question = { kind: 'sense', question: 'One form?', options: [], maxChoices: null } as const;
  const poll = { ...question, scale: null, resultsWhen: 'closed', endsAt: null } as const;
  const asked = await app.features.forum.writing.reply(ann.person, { ...words, poll });
  assert.ok(asked.ok);
  const rows = ['agree', 'agree', 'agree', 'cannot'].map((choice, index) => ({
    id: newId(),
    postId: asked.postId,
    value: JSON.stringify({ options: [choice] }),
    reason: index === 3 ? 'Health apart' : '',
    answeredAt: app.clock.now(),
  }));
  await db.insertInto('postPollAnswer').values(rows).execute();
  await app.features.forum.polling.close(ann.person, asked.postId);
  assert.match((await ann.agent.get(file(space, 'html'))).body, /fewer than 5 people answered/);
  assert.doesNotMatch((await ann.agent.get(file(space, 'json'))).body, /Health apart/);
  const print = await ann.agent.get(forumUrls.threadAct(threadId, 'print'));
  assert.match(print.text, /Sense check Closed .* 4 people have answered.* Agree 3 75%.*Health apart/);
  await db
    .insertInto('postPollAnswer')
    .values({ ...rows[0]!, id: newId() })
    .execute();
  const json = JSON.parse((await ann.agent.get(file(space, 'json'))).body) as {
    threads: { posts: { poll: { reasons: unknown; answered: number } | null }[] }[];
  };
  assert.deepEqual(json.threads[0]?.posts[0]?.poll, null);
  assert.equal(json.threads[0]?.posts[1]?.poll?.answered, 5);
  assert.deepEqual(json.threads[0]?.posts[1]?.poll?.reasons, [
    { answer: 'Cannot live with it', reasons: ['Health apart'] },
  ]);
  const inWords =
    /One form\?\n5 people have answered\.\nAgree: 4 \(80%\).*Cannot live with it, because: Health apart/s;
  assert.match((await ann.agent.get(file(space, 'csv'))).body, inWords);
  assert.match((await ann.agent.get(forumUrls.threadAct(threadId, 'text'))).body, inWords);
});

test('FOR-54: nobody but a moderator takes a space away', async () => {
  const space = await makeSpace(app, ann.person, { kind: 'private' });
  for (const type of ['json', 'html', 'csv']) {
    assert.equal((await ben.agent.get(file(space, type))).status, 404);
  }
  await app.features.forum.spaces.addMember(ann.person.id, space, 'ben@york.example', 'member');
  assert.equal((await ben.agent.get(file(space, 'json'))).status, 403);
  assert.equal((await ann.agent.get(file(space, 'exe'))).status, 404);
});

test('a space of many posts is written in small parts, whole and in order', async () => {
  const space = await makeSpace(app, ann.person);
  const { threadId } = await startThread(app, ann.person, { spaceId: space });
  const posts = Array.from({ length: 1_999 }, (_, index) => ({
    id: newId(),
    threadId,
    number: index + 2,
    authorId: ben.person.id,
    text: `Post ${index + 2} ${'word '.repeat(50)}`,
    html: '<p>Words</p>',
    key: newId(),
    createdAt: app.clock.now(),
  }));
  await db.insertInto('post').values(posts).execute();
  await db.updateTable('thread').set({ posts: 2_000 }).where('id', '=', threadId).execute();
  for (let more = 0; more < 120; more++) {
    const id = newId<'thread'>();
    const at = app.clock.now();
    const row = { id, spaceId: space, kind: 'discussion', title: `T${more}`, posts: 1 } as const;
    await db
      .insertInto('thread')
      .values({ ...row, createdAt: at, lastPostAt: at })
      .execute();
    const first = { id: newId(), threadId: id, number: 1, text: 'x', html: 'x', key: newId(), createdAt: at };
    await db.insertInto('post').values(first).execute();
  }
  const [found] = await app.features.forum.exportFiles({ id: space, name: 'x', purpose: '' } as never);
  const json = JSON.parse(found?.content ?? '') as Exported;
  assert.equal(json.threads.length, 121);
  assert.equal(new Set(json.threads.map(({ title }) => title)).size, 121);
  const long = json.threads.find(({ title }) => title === 'Phones');
  assert.deepEqual(
    long?.posts.map(({ number }) => number),
    Array.from({ length: 2_000 }, (_, index) => index + 1),
  );
  const page = await ann.agent.get(file(space, 'json'));
  assert.equal((JSON.parse(page.body) as Exported).threads.length, 121);
});

test('FOR-16: a whole thread is there to print and as plain text, for its readers alone', async () => {
  const space = await makeSpace(app, ann.person, { kind: 'private' });
  const { threadId } = await startThread(app, ann.person, { spaceId: space, title: 'Phones' });
  for (let number = 2; number <= 25; number++) {
    app.clock.advance({ minutes: 2 });
    await reply(app, ann.person, threadId, `Post *${number}*`);
  }
  const thread = await ann.agent.get(forumUrls.thread(threadId));
  const print = await ann.agent.get(thread.link('to print'));
  assert.match(print.text, /1\. Ann Smith, Leeds/);
  assert.match(print.text, /25\. Ann Smith, Leeds, .* Post 25/);
  const plain = (await ann.agent.get(thread.link('as plain text'))).body;
  assert.match(plain, /^Phones\nQuestion in Prison leavers\nhttp.*\n\n-+\n\n1\. Ann Smith, Leeds, /);
  assert.match(plain, /25\. Ann Smith, Leeds, .*\n\nPost \*25\*\n$/);
  for (const act of ['print', 'text']) {
    assert.equal((await ben.agent.get(forumUrls.threadAct(threadId, act))).status, 404);
  }
});
