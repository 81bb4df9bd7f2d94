import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { PostId } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ settings: { ADMINISTRATORS: 'ada@example.org' } });
const { forum, notices } = app.features;
const db = app.database.kysely;
const signedIn = (name: string, organisation: string) =>
  app.signInAs(`${name.toLowerCase()}@${organisation.toLowerCase()}.example`, { name, organisation });
const mo = await signedIn('Mo', 'York');
const ben = await signedIn('Ben', 'York');
const quill = await signedIn('Quillon', 'Leeds');
const lone = await signedIn('Lonette', 'Tiny');
const ada = await app.signInAs('ada@example.org', { name: 'Ada' });
// Three of Leeds are enough not to be known by it.
await signedIn('Cora', 'Leeds');
await signedIn('Cyd', 'Leeds');

/** A space that takes posts without a name. */
async function namelessSpace(kind: 'public' | 'private' = 'public'): Promise<SpaceId> {
  const space = await makeSpace(app, mo.person, { kind });
  await forum.spaces.change(mo.person.id, space, { takesNameless: true });
  return space;
}

async function namelessReply(threadId: ThreadId, text: string): Promise<PostId> {
  const written = await forum.writing.reply(quill.person, {
    threadId,
    text,
    naming: 'organisation',
    key: newId(),
  });
  assert.ok(written.ok, JSON.stringify(written));
  return written.postId;
}

test('FOR-61: moderators let a space take posts without a name; the form says who could see the name, and keeps what was chosen', async () => {
  const space = await makeSpace(app, mo.person);
  const { threadId } = await startThread(app, mo.person, { spaceId: space });
  const form = forumUrls.threadAct(threadId, 'reply');
  assert.doesNotMatch((await quill.agent.get(form)).text, /Whose name is shown/);
  const change = (await mo.agent.get(forumUrls.spaceAct(space, 'change'))).form('Save');
  await mo.agent.submit(change.fill({ 'takes-nameless': 'takes-nameless' }), 'Save');
  const page = await quill.agent.get(form);
  assert.match(page.text, /Those who look after this space can look it up for a reason/);
  assert.match(page.text, /Whoever runs this service could find it in its database/);
  const again = await quill.agent.submit(
    page.form('Post reply').fill({ text: '', naming: 'organisation' }),
    'Post reply',
  );
  assert.equal(again.status, 422);
  assert.deepEqual(again.form('Post reply').values('naming'), ['organisation']);
  const thread = await quill.agent.submit(again.form('Post reply').fill({ text: 'We do' }), 'Post reply');
  assert.match(thread.text, /A member of Leeds/);
  assert.match(thread.text, /Yours, without your name/);
  const others = await ben.agent.get(forumUrls.thread(threadId));
  assert.match(others.text, /A member of Leeds/);
  assert.doesNotMatch(others.text, /Yours|Quillon/);
  // Sending the form twice makes one post, without a name too.
  const twice = await quill.agent.submit(again.form('Post reply').fill({ text: 'We do' }), 'Post reply');
  assert.match(twice.text, /2 posts/);
});

test('FOR-61, OPN-79: fewer than three of an organisation are known by it, and fewer than three by their space', async () => {
  const space = await namelessSpace();
  const { threadId } = await startThread(app, mo.person, { spaceId: space });
  const page = await lone.agent.get(forumUrls.threadAct(threadId, 'reply'));
  assert.doesNotMatch(page.text, /A member of Tiny/);
  assert.match(page.text, /fewer than three of its people read this space/);
  const refused = await forum.writing.reply(lone.person, {
    threadId,
    text: 'Only I am here',
    naming: 'organisation',
    key: newId(),
  });
  assert.equal(refused.ok, false);
  const small = await namelessSpace('private');
  await forum.spaces.addMember(mo.person.id, small, 'quillon@leeds.example', 'member');
  const two = await quill.agent.get(`${forumUrls.newThread(small)}?kind=question`);
  assert.doesNotMatch(two.text, /Whose name is shown/);
  await forum.spaces.addMember(mo.person.id, small, 'cora@leeds.example', 'member');
  const three = await quill.agent.get(`${forumUrls.newThread(small)}?kind=question`);
  assert.match(three.text, /“A member”/);
  assert.doesNotMatch(three.text, /A member of Leeds/);
});

test('FOR-61: the name is on no page, in no file, feed, search or message of anybody else', async () => {
  const space = await namelessSpace();
  await forum.spaces.change(mo.person.id, space, { openToWorld: true });
  const started = await forum.writing.start(quill.person, {
    spaceId: space,
    kind: 'question',
    title: 'Zebrafish',
    text: 'Who has zebrafish?',
    tags: ['fish'],
    naming: 'member',
    key: newId(),
  });
  assert.ok(started.ok);
  const { threadId } = started;
  await db
    .insertInto('spaceFollow')
    .values([mo, ben].map(({ person }) => ({ personId: person.id, spaceId: space, level: 'watch' as const })))
    .execute();
  const named = await reply(app, ben.person, threadId, 'We have zebrafish');
  const postId = await namelessReply(
    threadId,
    `> [Ben wrote in post 2](/forum/posts/${named.postId}):\n> We\n\nHow many zebrafish, [@Mo](person:${mo.person.id})?`,
  );
  await forum.accepting.accept(mo.person, postId);
  const edited = await forum.writing.edit(quill.person, postId, {
    text: 'How many zebrafish now?',
    seen: `> [Ben wrote in post 2](/forum/posts/${named.postId}):\n> We\n\nHow many zebrafish, [@Mo](person:${mo.person.id})?`,
    tell: 'Asked for now',
  });
  assert.ok(edited.ok, JSON.stringify(edited));
  const gone = await namelessReply(threadId, 'Deleted zebrafish');
  await forum.writing.remove(quill.person, gone);
  await ben.agent.get(forumUrls.postAct(postId, 'report'));
  const report = (await ben.agent.get(forumUrls.postAct(postId, 'report'))).form('Report');
  await ben.agent.submit(report.fill({ reason: 'Too many fish' }), 'Report');
  app.clock.advance({ minutes: 10 });
  await notices.sendDue();

  const secrets = [quill.person.id, 'Quillon', 'quillon'];
  const tag = await db.selectFrom('tag').select('id').where('spaceId', '=', space).executeTakeFirstOrThrow();
  const ids: Readonly<Record<string, string>> = { space, thread: threadId, post: postId, tag: tag.id };
  const paths = app.routes
    .filter(({ method, url }) => method === 'GET' && /^\/(?:forum|search|notices|people)/.test(url))
    .filter(({ url }) => !url.endsWith('/events'))
    .map(({ url }) => url.replaceAll(/:(\w+)/g, (whole, name: string) => ids[name] ?? whole))
    .filter((url) => !url.includes(':') && url !== '/people');
  const searches = ['zebrafish', 'zebrafish&author=Quillon', 'zebrafish&organisation=Leeds', 'Quillon'];
  const all = [
    ...paths,
    ...searches.map((words) => `/search?q=${words}`),
    `/search?author=Quillon`,
    forumUrls.feed(space),
    `${forumUrls.threadAct(threadId, 'reply')}?to=${postId}&quote=yes`,
    ...['html', 'json', 'csv'].map((type) => `${forumUrls.spaceAct(space, 'export')}/space.${type}`),
  ];
  assert.ok(all.length > 60, String(all.length));
  let seen = 0;
  for (const agent of [mo.agent, ben.agent, ada.agent, app.agent()]) {
    for (const path of all) {
      const { body, status } = await agent.get(path);
      if (status === 200 && /zebrafish/i.test(body)) seen += 1;
      for (const secret of secrets) {
        // What was typed into the search stands in its field.
        if (path.startsWith('/search') && path.includes('Quillon')) {
          assert.doesNotMatch(body, /\/forum\/posts\/|\/forum\/threads\//, path);
        } else assert.ok(!body.includes(secret), `${secret} at ${path}`);
      }
    }
  }
  assert.ok(seen > 40, `only ${seen} pages showed the thread`);
  const sent = JSON.stringify(
    await db.selectFrom('mailboxMessage').selectAll().where('recipient', 'not like', 'quillon%').execute(),
  );
  assert.match(sent, /zebrafish/);
  for (const secret of secrets) assert.ok(!sent.includes(secret), `${secret} in a message`);
  // Beside the posts nothing says it either: what a page, a file or a message is made from.
  for (const table of ['post', 'thread', 'record', 'told'] as const) {
    const rows = await db.selectFrom(table).selectAll().execute();
    const ours = rows.filter((row) =>
      [threadId, postId, gone].some((id) => JSON.stringify(row).includes(id)),
    );
    const shown = ours.map((row) => ({ ...row, ...('url' in row ? { personId: null } : {}) }));
    assert.ok(ours.length > 0, table);
    assert.ok(!JSON.stringify(shown).includes(quill.person.id), table);
  }
});

test('FOR-61: whoever wrote it is told of replies, changes it, accepts answers, and finds it among their own data', async () => {
  const space = await namelessSpace();
  const started = await forum.writing.start(quill.person, {
    spaceId: space,
    kind: 'question',
    title: 'Own thread',
    text: 'Mine alone',
    naming: 'member',
    key: newId(),
  });
  assert.ok(started.ok);
  const { threadId, postId } = started;
  const answer = await reply(app, ben.person, threadId, 'An answer');
  const told = await quill.agent.get('/notices');
  assert.match(told.text, /Own thread/);
  const page = await quill.agent.get(forumUrls.thread(threadId));
  assert.match(page.text, /Yours, without your name/);
  assert.doesNotMatch(page.$('#post-1').html() ?? '', /Thanks<|mute-author|\/report/);
  const accepted = await forum.accepting.accept(quill.person, answer.postId);
  assert.ok(accepted.ok);
  const form = (await quill.agent.get(forumUrls.postAct(postId, 'edit'))).form('Save');
  const saved = await quill.agent.submit(form.fill({ text: 'Mine, changed' }), 'Save');
  assert.match(saved.text, /Mine, changed/);
  assert.equal((await ben.agent.get(forumUrls.postAct(postId, 'edit'))).status, 403);
  const own = await quill.agent.get('/account/data/file');
  assert.match(own.body, /Mine, changed/);
});

test('FOR-61, FOR-57: a moderator hides it without a name; to look up the name takes a reason, goes on the log, and is told', async () => {
  const space = await namelessSpace();
  const { threadId } = await startThread(app, mo.person, { spaceId: space, title: 'Order' });
  const postId = await namelessReply(threadId, 'An insult');
  const decide = forumUrls.postAct(postId, 'moderate');
  const before = await mo.agent.get(decide);
  assert.doesNotMatch(before.text, /Quillon|Warn/);
  assert.equal((await ben.agent.get(forumUrls.postAct(postId, 'name'))).status, 403);
  const early = before.form('Decide').fill({ act: 'hide', reason: 'A threat' }).submission('Decide');
  (early.body as URLSearchParams).set('act', 'warn');
  assert.match((await mo.agent.send(early)).text, /Look up who wrote it first/);
  const look = await mo.agent.get(before.link('Look up who wrote it'));
  const empty = await mo.agent.submit(look.form('Look up the name'), 'Look up the name');
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Enter a reason: whoever wrote it reads it/);
  const found = await mo.agent.submit(
    empty.form('Look up the name').fill({ reason: 'A threat' }),
    'Look up the name',
  );
  assert.match(found.text, /Posted without a name by Quillon/);
  assert.match(found.text, /Warn Quillon/);
  // Another moderator sees no name without their own reason.
  assert.doesNotMatch((await ada.agent.get(decide)).text, /Quillon/);
  const log = await ben.agent.get(forumUrls.spaceAct(space, 'log'));
  assert.match(log.text, /Looked up who wrote a post without a name: A threat/);
  assert.doesNotMatch(log.text, /Quillon/);
  assert.match((await quill.agent.get('/notices')).text, /A moderator looked up who wrote your post/);
  await mo.agent.submit(
    found.form('Decide').fill({ act: 'suspend', reason: 'A threat', days: '7' }),
    'Decide',
  );
  const stopped = await quill.agent.get(forumUrls.threadAct(threadId, 'reply'));
  assert.match(stopped.text, /A moderator has stopped you from writing/);
});

test('FOR-61, FOR-57: who appeals against the hiding of a post without a name is not named to whoever decides', async () => {
  const space = await namelessSpace();
  const { threadId } = await startThread(app, mo.person, { spaceId: space, title: 'Appeal' });
  const postId = await namelessReply(threadId, 'No insult');
  const page = await mo.agent.get(forumUrls.postAct(postId, 'moderate'));
  await mo.agent.submit(page.form('Decide').fill({ act: 'hide', reason: 'Rude' }), 'Decide');
  const own = await quill.agent.get(forumUrls.thread(threadId));
  assert.match(own.text, /No insult/);
  const appeal = await quill.agent.get(forumUrls.appeal('post', postId));
  const button = appeal.texts('main button').at(-1) ?? '';
  await quill.agent.submit(appeal.form(button).fill({ text: 'It was a quotation' }), button);
  const waiting = await ada.agent.get(forumUrls.appeals);
  assert.match(waiting.text, /A member of Leeds/);
  assert.doesNotMatch(waiting.body, /Quillon/);
});

test('FOR-61, FOR-72: erasing its author leaves the words and nobody’s name, or takes them away', async () => {
  const space = await namelessSpace();
  const { threadId } = await startThread(app, mo.person, { spaceId: space, title: 'Erasing' });
  for (const [words, text] of [
    ['keep', /Words that stay/],
    ['remove', /Deleted by author/],
  ] as const) {
    const gone = await signedIn(`Gone${words}`, 'Leeds');
    const key = newId();
    const written = await forum.writing.reply(gone.person, {
      threadId,
      text: words === 'keep' ? 'Words that stay' : 'Words that go',
      naming: 'member',
      key,
    });
    assert.ok(written.ok);
    await inTransaction(db, (tx) => app.features.people.erasePerson(tx, gone.person.id, words));
    const left = await db
      .selectFrom('namelessPost')
      .select('postId')
      .where('personId', '=', gone.person.id)
      .execute();
    assert.deepEqual(left, []);
    const page = await ben.agent.get(forumUrls.thread(threadId));
    assert.match(page.text, text);
    assert.doesNotMatch(page.text, /Words that go/);
  }
});
