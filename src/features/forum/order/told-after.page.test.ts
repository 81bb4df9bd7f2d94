import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones' });
const spaceId = await makeSpace(app, ann.person);
const otherSpace = await makeSpace(app, ann.person, { name: 'Housing' });

const begin = (title: string) => startThread(app, ben.person, { spaceId, title, text: title });
const submit = async (path: string, button: string, filling: Readonly<Record<string, string>> = {}) =>
  ann.agent.submit((await ann.agent.get(path)).form(button).fill(filling), button);
const BANNER = '.govuk-notification-banner--success';

test('FOR-11: after an act on a thread its moderator reads what was done, and undoes it there', async () => {
  const { threadId } = await begin('Phones');
  const moderate = forumUrls.threadAct(threadId, 'moderate');
  for (const [act, said, undone] of [
    ['pin', /pinned to the top/, /pinned no longer/],
    ['lock', /nobody can reply/, /takes replies again/],
    ['close', /is closed/, /is open again/],
    ['archive', /is archived/, /is open again/],
  ] as const) {
    const done = await submit(moderate, 'Save', { act, reason: 'So that it rests' });
    assert.match(done.$(BANNER).text(), said);
    assert.match(done.$(BANNER).text(), /those who watch it are told/);
    const back = await ann.agent.submit(done.form('Undo'), 'Undo');
    assert.match(back.$(BANNER).text(), undone);
    assert.equal((await ben.agent.get(back.path)).$(BANNER).length, 0, 'it is said to no one else');
  }
  const moved = await submit(moderate, 'Save', { act: 'move', space: otherSpace });
  assert.match(moved.$('.govuk-breadcrumbs').text(), /Housing/);
  const back = await ann.agent.submit(moved.form('Undo'), 'Undo');
  assert.match(back.$('.govuk-breadcrumbs').text(), /Prison leavers/);
});

test('FOR-11: merging and splitting say what was done, with the way back', async () => {
  const [one, two] = [await begin('One'), await begin('Two')];
  const into = forumUrls.thread(two.threadId);
  const merged = await submit(forumUrls.threadAct(one.threadId, 'arrange'), 'Merge', {
    into,
    reason: 'The same question',
  });
  assert.match(merged.$(BANNER).text(), /The other thread is merged into this one/);
  const apart = await ann.agent.submit(merged.form('Undo'), 'Undo');
  assert.equal(apart.path.split('?')[0], forumUrls.thread(one.threadId));
  assert.match(apart.$(BANNER).text(), /a thread of its own again/);

  await reply(app, ben.person, one.threadId, 'About something else');
  const arrange = forumUrls.threadAct(one.threadId, 'arrange');
  const split = await submit(arrange, 'Split', {
    numbers: '2',
    title: 'Else',
    'split-reason': 'Two matters',
  });
  assert.match(split.$(BANNER).text(), /a thread of their own now/);
  const undo = await ann.agent.get(split.link('Undo: merge it into the other thread'));
  assert.deepEqual(undo.form('Merge').values('into'), [forumUrls.thread(one.threadId)]);
});

test('a wrong address or numbers, a missing title and a missing reason are all told at once, and kept', async () => {
  const { threadId } = await begin('Rent');
  await reply(app, ben.person, threadId, 'More');
  const arrange = forumUrls.threadAct(threadId, 'arrange');
  for (const into of ['nowhere', forumUrls.thread('0000000000000000')]) {
    const page = await submit(arrange, 'Merge', { into });
    assert.equal(page.status, 422);
    assert.deepEqual(page.texts('.govuk-error-summary li'), [
      'Enter the address of a thread, as your browser shows it on its page',
      'Enter a reason, which the authors read',
    ]);
    assert.deepEqual(page.form('Merge').values('into'), [into]);
  }
  const split = await submit(arrange, 'Split', { numbers: 'all' });
  assert.deepEqual(split.texts('.govuk-error-summary li'), [
    'Enter numbers from 2 to 2, such as 3, 5-7',
    'Enter a title for the new thread',
    'Enter a reason, which the authors read',
  ]);
  const empty = await submit(arrange, 'Merge');
  assert.deepEqual(empty.texts('.govuk-error-summary li'), [
    'Enter the address of the other thread',
    'Enter a reason, which the authors read',
  ]);
});

test('FOR-44: marking an answer and taking that back are said at the post', async () => {
  const { threadId } = await begin('Keys');
  await reply(app, ann.person, threadId, 'At the gate');
  const accepted = await submit(forumUrls.thread(threadId), 'This answers it (post 2)');
  assert.match(accepted.$('#said-of-post').text(), /This is marked as an answer/);
  assert.equal(accepted.$('#said-of-post').next().attr('id'), 'post-2');
  const undo = 'Not an answer after all (post 2)';
  const back = await ann.agent.submit(accepted.form(undo), undo);
  assert.match(back.$('#said-of-post').text(), /not marked as an answer any more/);
});

test('FOR-56: the queue says when each post was reported, and a decision leads back to its post', async () => {
  const { threadId, postId } = await begin('Books');
  const words = { reason: 'It is an advertisement' };
  const report = (await ann.agent.get(forumUrls.postAct(postId, 'report'))).form('Report').fill(words);
  await ann.agent.submit(report, 'Report');
  const queue = await ann.agent.get(forumUrls.spaceAct(spaceId, 'queue'));
  assert.match(queue.text, /Reported 2 March 2026 at 9am: It is an advertisement/);
  const deciding = await ann.agent.get(forumUrls.postAct(postId, 'moderate'));
  assert.match(deciding.text, /It is an advertisement \(2 March 2026 at 9am\)/);
  const decided = await ann.agent.submit(
    deciding.form('Decide').fill({ act: 'hide', reason: 'No advertisements' }),
    'Decide',
  );
  const post = await ann.agent.get(decided.link('See the post in its thread'));
  assert.equal(post.path.split(/[?#]/)[0], forumUrls.thread(threadId));
  const anew = await ann.agent.get(decided.link('decide on it anew'));
  assert.match(anew.text, /Show it to everybody/);
  const log = await ann.agent.get(forumUrls.spaceAct(spaceId, 'log'));
  assert.match(log.text, /Hid a post: No advertisements/);
  assert.equal(log.link('See the post of this act'), forumUrls.post(postId));
});

test('FOR-58: the log of a space names the threads that members may see, and not those that are hidden', async () => {
  const shown = await begin('Shown');
  const hidden = await begin('Not for all');
  await app.database.kysely
    .updateTable('thread')
    .set({ hiddenAt: app.clock.now() })
    .where('id', '=', hidden.threadId)
    .execute();
  const log = await ben.agent.get(forumUrls.spaceAct(spaceId, 'log'));
  assert.match(log.text, /Started a thread Shown/);
  assert.equal(log.link('Shown'), forumUrls.thread(shown.threadId));
  assert.doesNotMatch(log.text, /Not for all/);
});

test('FOR-11, FOR-44, FOR-56: an address that says so tells of nothing that was not done', async () => {
  // Ben has begun many threads.
  app.clock.advance({ minutes: 6 });
  const { threadId, postId } = await begin('Quiet');
  const nothing = async (path: string): Promise<void> => {
    const page = await ann.agent.get(path);
    assert.equal(page.status, 200, path);
    assert.equal(page.$(BANNER).length + page.$('#said-of-post').length, 0, path);
    assert.doesNotMatch(page.text, /Your report is sent|is marked as read|Your decision is made/, path);
  };
  const thread = forumUrls.thread(threadId);
  const another = (await begin('Another')).threadId;
  for (const query of [
    'done=archive',
    `done=merge&of=${another}`,
    'said=accepted&post=1',
    'said=unaccepted',
  ]) {
    await nothing(`${thread}?${query}`);
  }
  await nothing(forumUrls.reported(postId));
  await nothing(forumUrls.decided(spaceId, postId));
  await nothing(`${forumUrls.space(spaceId)}?marked=${postId}`);
  const pinned = await submit(forumUrls.threadAct(threadId, 'moderate'), 'Save', { act: 'pin' });
  assert.equal(pinned.$(BANNER).length, 1);
  await nothing(pinned.path);
});
