import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { DECISION_TEXT, makeSpace, startThread } from '../../../test/forum.ts';
import { newId } from '../../platform/ids.ts';
import { forumUrls } from './urls.ts';

const app = await startTestApp();
const { forum } = app.features;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });

test('a thread is started through its forms, looked at first, and read', async () => {
  const space = await makeSpace(app, ann.person);
  const kinds = await ann.agent.get(forumUrls.newThread(space));
  assert.equal(kinds.heading, 'What kind of thread is it?');
  const page = await ann.agent.submit(kinds.form().fill({ kind: 'example' }), 'Continue');
  assert.match(page.form('Start thread').values('text')[0] ?? '', /## Where, and at what level/);
  const preview = await ann.agent.submit(
    page
      .form('Start thread')
      .fill({ title: 'A phone at the gate', text: 'We **tried** <script>alert(1)</script>' }),
    'Preview',
  );
  assert.match(preview.body, /<strong>tried<\/strong> &lt;script&gt;/);
  const thread = await ann.agent.submit(preview.form('Start thread'), 'Start thread');
  assert.equal(thread.heading, 'Real-world example A phone at the gate');
  assert.match(thread.text, /Ann Smith, Leeds/);
  const list = await ben.agent.get(forumUrls.space(space));
  assert.match(list.text, /A phone at the gate Real-world example/);
});

test('what is missing is said, and what was typed is kept', async () => {
  const space = await makeSpace(app, ann.person);
  const page = await ann.agent.get(`${forumUrls.newThread(space)}?kind=question`);
  const again = await ann.agent.submit(page.form('Start thread').fill({ text: 'Kept' }), 'Start thread');
  assert.equal(again.status, 422);
  assert.match(again.text, /Enter your question in one line/);
  assert.equal(again.form('Start thread').values('text')[0], 'Kept');
});

test('FOR-3, FOR-7: a reply shows whom it answers, and quotes with a link', async () => {
  const { threadId, postId } = await startThread(app, ann.person);
  const page = await ben.agent.get(`${forumUrls.threadAct(threadId, 'reply')}?to=${postId}&quote=yes`);
  const form = page.form('Post reply');
  assert.match(
    form.values('text')[0] ?? '',
    /^> \[Ann Smith wrote in post 1\]\(\/forum\/posts\/\w+\):\s+>\s+> Who has tried/,
  );
  const thread = await ben.agent.submit(
    form.fill({ text: `${form.values('text')[0] ?? ''}We have.` }),
    'Post reply',
  );
  assert.match(thread.text, /Answers Ann Smith in post 1/);
  const [answered, answer] = thread.texts('article').map((text) => text.replaceAll(/\s+/g, ' '));
  assert.match(answered ?? '', /Answered in post 2/);
  assert.doesNotMatch(answer ?? '', /Answered in/);
  assert.match(thread.link('post 2'), /^\/forum\/posts\//, 'there is a way back');
  assert.match(thread.redirects[0] ?? '', /\/forum\/threads\/\w+\?sent=\w+$/);
});

test('FOR-5, FOR-6: an edit keeps what was there; a deleted post leaves a line', async () => {
  const { postId } = await startThread(app, ann.person, { text: 'We meet on Monday' });
  const form = (await ann.agent.get(forumUrls.postAct(postId, 'edit'))).form('Save');
  await ann.agent.submit(form.fill({ text: 'We meet on Tuesday' }), 'Save');
  const versions = await ben.agent.get(forumUrls.postAct(postId, 'versions'));
  assert.match(versions.body, /<del>.*Monday<\/del>/);
  assert.match(versions.body, /<ins>.*Tuesday<\/ins>/);
  // Two browsers with the same form: the second is told, and keeps its text.
  const late = await ann.agent.submit(form.fill({ text: 'We meet on Friday' }), 'Save');
  assert.equal(late.status, 422);
  assert.match(late.text, /changed somewhere else/);
  assert.match(late.text, /What the post says now We meet on Tuesday/);
  assert.equal(late.form('Save').values('text')[0], 'We meet on Friday');
  assert.equal((await ben.agent.get(forumUrls.postAct(postId, 'edit'))).status, 403);
  const remove = await ann.agent.get(forumUrls.postAct(postId, 'delete'));
  const gone = await ann.agent.submit(remove.form('Delete post'), 'Delete post');
  assert.match(gone.text, /Deleted by author/);
  assert.doesNotMatch(gone.text, /Tuesday/);
  assert.equal((await ben.agent.get(forumUrls.postAct(postId, 'versions'))).status, 404);
});

test('FOR-33: a full name after @ mentions the one person who has it', async () => {
  const { threadId } = await startThread(app, ann.person);
  const seen: (readonly string[])[] = [];
  forum.onPosted(async (_tx, { mentions }) => void seen.push(mentions));
  const form = (await ann.agent.get(forumUrls.thread(threadId))).form('Post reply');
  const page = await ann.agent.submit(form.fill({ text: 'What do you say, @Ben Jones?' }), 'Post reply');
  assert.match(page.body, new RegExp(`<a href="/people/${ben.person.id}">@Ben Jones</a>`));
  assert.deepEqual(seen.at(-1), [ben.person.id]);
});

test('sending a form twice makes one post', async () => {
  const { threadId } = await startThread(app, ann.person);
  const form = (await ben.agent.get(forumUrls.thread(threadId))).form('Post reply').fill({ text: 'Once' });
  await ben.agent.submit(form, 'Post reply');
  const page = await ben.agent.submit(form, 'Post reply');
  assert.match(page.text, /2 posts/);
});

test('FOR-54: a private space is there for its members alone', async () => {
  const space = await makeSpace(app, ann.person, { kind: 'private', name: 'Steering' });
  const { threadId, postId } = await startThread(app, ann.person, { spaceId: space });
  const paths = [
    forumUrls.space(space),
    forumUrls.newThread(space),
    forumUrls.spaceAct(space, 'members'),
    forumUrls.spaceAct(space, 'change'),
    forumUrls.thread(threadId),
    forumUrls.threadAct(threadId, 'reply'),
    forumUrls.threadAct(threadId, 'first-unread'),
    forumUrls.post(postId),
    forumUrls.postAct(postId, 'versions'),
  ];
  for (const path of paths) assert.equal((await ben.agent.get(path)).status, 404, path);
  for (const path of paths) assert.equal((await ann.agent.get(path)).status, 200, path);
  assert.doesNotMatch((await ben.agent.get(forumUrls.home)).text, /Steering/);
  const members = await ann.agent.get(forumUrls.spaceAct(space, 'members'));
  await ann.agent.submit(members.form('Add').fill({ email: 'ben@york.example' }), 'Add');
  for (const path of paths.filter((each) => !each.endsWith('change'))) {
    assert.equal((await ben.agent.get(path)).status, 200, path);
  }
  assert.equal((await ben.agent.get(forumUrls.spaceAct(space, 'change'))).status, 403);
});

test('FOR-22: pages of 20, and the address of a post leads to its page', async () => {
  const { threadId } = await startThread(app, ann.person);
  let last = '';
  for (let number = 2; number <= 45; number++) {
    const written = await forum.writing.reply(ben.person, { threadId, text: `Post ${number}`, key: newId() });
    assert.ok(written.ok);
    app.clock.advance({ seconds: 60 });
    assert.equal(written.number, number);
    last = written.postId;
  }
  const page = await ann.agent.get(forumUrls.post(last));
  assert.match(page.path, /\?page=3/);
  assert.match(page.text, /Post 45/);
  assert.match(
    (await ann.agent.get(forumUrls.threadAct(threadId, 'first-unread'))).path,
    /threads\/\w+(#|$)/,
  );
});

test('FOR-56, FOR-57: a reported post is hidden with a reason that its author reads, and shown again', async () => {
  const space = await makeSpace(app, ann.person);
  const { threadId } = await startThread(app, ann.person, { spaceId: space });
  const bad = await forum.writing.reply(ben.person, { threadId, text: 'Buy my book', key: newId() });
  assert.ok(bad.ok);
  const cleo = await app.signInAs('cleo@leeds.example', { name: 'Cleo Day' });
  const report = await cleo.agent.get(forumUrls.postAct(bad.postId, 'report'));
  assert.equal((await cleo.agent.submit(report.form('Report'), 'Report')).status, 422);
  const sent = await cleo.agent.submit(
    report.form('Report').fill({ reason: 'It is an advertisement' }),
    'Report',
  );
  assert.equal(sent.heading, 'Your report is sent');
  assert.match((await cleo.agent.get(sent.link('Back to the post'))).text, /Buy my book/);
  const queue = await ann.agent.get(forumUrls.spaceAct(space, 'queue'));
  assert.match(queue.text, /Ben Jones: Buy my book Reported .*: It is an advertisement/);
  for (const path of [forumUrls.postAct(bad.postId, 'moderate'), forumUrls.spaceAct(space, 'queue')]) {
    assert.equal((await cleo.agent.get(path)).status, 403, path);
  }
  const told: (readonly string[])[] = [];
  forum.onModerated(async (_tx, { tell }) => void told.push(tell.map(({ to }) => to)));
  const decide = async (act: string, reason: string) =>
    ann.agent.submit(
      (await ann.agent.get(forumUrls.postAct(bad.postId, 'moderate'))).form('Decide').fill({ act, reason }),
      'Decide',
    );
  assert.equal((await decide('hide', '')).status, 422);
  assert.match(
    (await decide('hide', 'No advertisements here')).text,
    /Your decision is made.*Nothing waits for you/,
  );
  assert.deepEqual(told.at(-1), [ben.person.id, cleo.person.id]);
  assert.doesNotMatch((await cleo.agent.get(forumUrls.thread(threadId))).text, /Buy my book/);
  assert.match(
    (await ben.agent.get(forumUrls.thread(threadId))).text,
    /Reason: No advertisements here Appeal against hiding post 2 Buy my book/,
  );
  assert.match(
    (await cleo.agent.get(forumUrls.spaceAct(space, 'log'))).text,
    /Hid a post: No advertisements here/,
  );
  await decide('show', '');
  assert.match((await cleo.agent.get(forumUrls.thread(threadId))).text, /Buy my book/);
});

test('FOR-59: the first post of somebody new waits where the space asks for it, and nobody is told before', async () => {
  const space = await makeSpace(app, ann.person);
  await forum.spaces.change(ann.person.id, space, { holdsFirstPosts: true });
  const seen: string[] = [];
  forum.onPosted(async (_tx, { post }) => void seen.push(post.text));
  const written = await forum.writing.start(ben.person, {
    spaceId: space,
    kind: 'discussion',
    title: 'Hello',
    text: 'First words',
    key: newId(),
  });
  assert.ok(written.ok && written.isHeld);
  assert.deepEqual(seen, []);
  const cleo = await app.signInAs('cleo@leeds.example');
  assert.equal((await cleo.agent.get(forumUrls.thread(written.threadId))).status, 404);
  assert.equal((await ben.agent.get(forumUrls.thread(written.threadId))).status, 200);
  const page = await ann.agent.get(forumUrls.postAct(written.postId, 'moderate'));
  await ann.agent.submit(page.form('Decide').fill({ act: 'show' }), 'Decide');
  assert.deepEqual(seen, ['First words']);
  assert.equal((await cleo.agent.get(forumUrls.thread(written.threadId))).status, 200);
});

test('a thread that is locked while somebody writes keeps their text and tells them', async () => {
  const space = await makeSpace(app, ann.person);
  const { threadId } = await startThread(app, ann.person, { spaceId: space });
  const form = (await ben.agent.get(forumUrls.thread(threadId)))
    .form('Post reply')
    .fill({ text: 'Half an hour of work' });
  const page = await ann.agent.get(forumUrls.threadAct(threadId, 'moderate'));
  await ann.agent.submit(page.form('Save').fill({ act: 'lock', reason: 'Let us sleep on it' }), 'Save');
  const refused = await ben.agent.submit(form, 'Post reply');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /locked this thread.*Let us sleep on it.*Your text is kept/);
  assert.equal(refused.form('Post reply').values('text')[0], 'Half an hour of work');
});

test('FOR-19, FOR-20, FOR-21: what was on the page is read, and it can be taken back', async () => {
  const space = await makeSpace(app, ann.person);
  const { threadId } = await startThread(app, ann.person, { spaceId: space, title: 'Long talk' });
  app.clock.advance({ seconds: 3600 });
  for (let number = 2; number <= 25; number++) {
    app.clock.advance({ seconds: 60 });
    await forum.writing.reply(ann.person, { threadId, text: `Post ${number}`, key: newId() });
  }
  app.clock.advance({ seconds: 60 });
  const cleo = await app.signInAs('cleo2@leeds.example');
  assert.match((await cleo.agent.get(forumUrls.unread)).text, /have read everything/);
  await forum.writing.reply(ann.person, { threadId, text: 'One more', key: newId() });
  assert.match((await cleo.agent.get(forumUrls.unread)).text, /Long talk.* New/);
  await cleo.agent.get(forumUrls.thread(threadId));
  assert.match((await cleo.agent.get(forumUrls.unread)).text, /6 unread/);
  assert.match((await cleo.agent.get(forumUrls.threadAct(threadId, 'first-unread'))).path, /\?page=2/);
  assert.match((await cleo.agent.get(forumUrls.unread)).text, /have read everything/);
  const [post] = await app.database.kysely
    .selectFrom('post')
    .select('id')
    .where('threadId', '=', threadId)
    .where('number', '=', 22)
    .execute();
  const thread = await cleo.agent.get(forumUrls.post(post?.id ?? ''));
  const form = thread.forms.find((each) => each.buttons.includes('Mark unread from here (post 22)'));
  assert.ok(form !== undefined);
  const list = await cleo.agent.submit(form, 'Mark unread from here (post 22)');
  assert.match(list.text, /5 unread/);
  const marked = await cleo.agent.submit(
    list.form('Mark everything here as read'),
    'Mark everything here as read',
  );
  assert.doesNotMatch(marked.text, /5 unread/);
  assert.match((await cleo.agent.submit(marked.form('Undo'), 'Undo')).text, /5 unread/);
});

test('FOR-24, FOR-T4: the unanswered are open questions without an accepted answer, and nothing else', async () => {
  const space = await makeSpace(app, ann.person, { kind: 'private', name: 'Unanswered' });
  for (const kind of ['discussion', 'question', 'example', 'decision', 'announcement'] as const) {
    for (const state of ['open', 'answered', 'closed', 'archived'] as const) {
      app.clock.advance({ seconds: 60 });
      const title = `${kind} ${state}`;
      const written = await forum.writing.start(ann.person, {
        spaceId: space,
        kind,
        title,
        text: kind === 'decision' ? DECISION_TEXT : title,
        key: newId(),
      });
      assert.ok(written.ok);
      await app.database.kysely
        .updateTable('thread')
        .set({ state })
        .where('id', '=', written.threadId)
        .execute();
    }
  }
  const titles = (await ann.agent.get(forumUrls.unanswered)).texts('.se-thread__title a');
  assert.deepEqual(
    titles.filter((title) => / (open|answered|closed|archived)$/.test(title)),
    ['question open'],
  );
});
