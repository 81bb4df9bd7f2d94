import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann & <Smith>', organisation: 'Leeds' });
const db = app.database.kysely;
const open = await makeSpace(app, ann.person, { name: 'Gate & <door>' });
await app.features.forum.spaces.change(ann.person.id, open, { openToWorld: true });

const ask = (path: string, headers: Record<string, string> = {}) => app.app.inject({ url: path, headers });

interface Feed {
  readonly feed: {
    readonly id: string;
    readonly title: unknown;
    readonly updated: string;
    readonly link: unknown;
    readonly entry: readonly {
      readonly id: string;
      readonly title: { readonly '#text': string };
      readonly updated: string;
      readonly published: string;
      readonly author: { readonly name: string };
      readonly content: { readonly '#text': string; readonly '@_type': string };
    }[];
  };
}

/** Reads a feed as another program does, which stops at XML that is not well formed. */
function readFeed(xml: string): Feed['feed'] {
  assert.equal(SyntaxValidator.validate(xml), true);
  assert.match(xml, /<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom">/);
  const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'entry' });
  return (parser.parse(xml) as Feed).feed;
}

test('FOR-42, FOR-76: an open space has a feed that programs read without an account', async () => {
  const { threadId, postId } = await startThread(app, ann.person, {
    spaceId: open,
    title: 'Phones <1> & ]]> more',
    text: 'See [us](/people) ]]> <b>',
  });
  app.clock.advance({ minutes: 5 });
  const second = await reply(app, ann.person, threadId, 'A reply');
  const hidden = await reply(app, ann.person, threadId, 'A secret');
  await db.updateTable('post').set({ hiddenAt: app.clock.now() }).where('id', '=', hidden.postId).execute();
  const response = await ask(forumUrls.feed(open));
  assert.equal(response.statusCode, 200);
  assert.equal(response.headers['content-type'], 'application/atom+xml; charset=utf-8');
  assert.equal(response.headers['set-cookie'], undefined);
  const feed = readFeed(response.body);
  const address = (path: string): string => new URL(path, app.baseUrl).href;
  assert.equal(feed.id, address(forumUrls.space(open)));
  assert.equal(feed.updated, app.clock.now().toISOString());
  assert.deepEqual(
    feed.entry.map(({ id, updated }) => [id, updated]),
    [
      [address(forumUrls.post(second.postId)), app.clock.now().toISOString()],
      [address(forumUrls.post(postId)), new Date(app.clock.now().getTime() - 300_000).toISOString()],
    ],
  );
  const [, first] = feed.entry;
  assert.equal(first?.title['#text'], 'Phones &lt;1&gt; &amp; ]]&gt; more');
  assert.equal(first?.author.name, 'Ann & <Smith>');
  assert.equal(first?.content['@_type'], 'html');
  assert.match(
    first?.content['#text'] ?? '',
    new RegExp(`<a href="${app.baseUrl.href}people"[^>]*>us</a> \\]\\]&gt; &lt;b`),
  );
  assert.doesNotMatch(response.body, /A secret/);
});

test('a program that has the feed already is sent nothing until it changes', async () => {
  const { headers } = await ask(forumUrls.feed(open));
  assert.match(String(headers['cache-control']), /^public, max-age=\d+$/);
  const tag = String(headers.etag);
  const same = await ask(forumUrls.feed(open), { 'if-none-match': `"x", W/${tag}` });
  assert.deepEqual([same.statusCode, same.body], [304, '']);
  await startThread(app, ann.person, { spaceId: open });
  assert.equal((await ask(forumUrls.feed(open), { 'if-none-match': tag })).statusCode, 200);
});

test('FOR-54: no other space has a feed, not even for its members, and none of it is in the sitemap', async () => {
  const [closed, mine] = [
    await makeSpace(app, ann.person),
    await makeSpace(app, ann.person, { kind: 'private' }),
  ];
  const shown = await startThread(app, ann.person, { spaceId: open });
  const threads = [
    await startThread(app, ann.person, { spaceId: closed }),
    await startThread(app, ann.person, { spaceId: mine }),
  ];
  for (const space of [closed, mine]) {
    assert.equal((await ask(forumUrls.feed(space))).statusCode, 404);
    assert.equal((await ann.agent.get(forumUrls.feed(space))).status, 404);
  }
  const { body } = await ask(forumUrls.sitemap);
  assert.equal(SyntaxValidator.validate(body), true);
  assert.ok(body.includes(forumUrls.thread(shown.threadId)));
  for (const { threadId } of threads) assert.ok(!body.includes(threadId));
  assert.match((await ask(forumUrls.robots)).body, /^Sitemap: http.*\/sitemap\.xml$/m);
});

const dataIn = (body: string): unknown =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)?.[1] ?? 'null');

test('FOR-76: the page of a thread says to programs what it is, where all may read it and nowhere else', async () => {
  app.clock.advance({ minutes: 10 });
  const text = 'Who? </script><script>alert(1)</script>';
  const { threadId } = await startThread(app, ann.person, { spaceId: open, title: 'Keys', text });
  const answer = await reply(app, ann.person, threadId, 'The governor');
  await db.updateTable('post').set({ acceptedAt: app.clock.now() }).where('id', '=', answer.postId).execute();
  const hidden = await reply(app, ann.person, threadId, 'A secret');
  await db.updateTable('post').set({ hiddenAt: app.clock.now() }).where('id', '=', hidden.postId).execute();
  const { body } = await ask(forumUrls.thread(threadId));
  const data = dataIn(body) as { mainEntity: Record<string, unknown> };
  const { mainEntity } = data;
  assert.deepEqual([mainEntity['name'], mainEntity['text']], ['Keys', text]);
  const [accepted] = mainEntity['acceptedAnswer'] as { text: string }[];
  assert.equal(accepted?.text, 'The governor');
  assert.doesNotMatch(body, /A secret/);
  assert.match(body, new RegExp(`<link rel="canonical" href="${app.baseUrl.href}forum/threads/${threadId}"`));

  const talk = await startThread(app, ann.person, { spaceId: open, kind: 'discussion' });
  const posting = dataIn((await ask(forumUrls.thread(talk.threadId))).body) as { '@type': string };
  assert.equal(posting['@type'], 'DiscussionForumPosting');
  const closed = await startThread(app, ann.person);
  assert.doesNotMatch((await ann.agent.get(forumUrls.thread(closed.threadId))).body, /ld\+json|canonical/);
});
