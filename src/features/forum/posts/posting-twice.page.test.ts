import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones' });
await app.signInAs('cai@powys.example', { name: 'Cai Rees' });

/** Opens a form anew, as going back to it does, and sends these words with it. */
async function send(path: string, button: string, words: Readonly<Record<string, string>>) {
  return ben.agent.submit((await ben.agent.get(path)).form(button).fill(words), button);
}

const SAID = 'You have posted this already: it is below, and was not posted again.';

test('FOR-9: a reply that is sent again after going back is posted once, which a sentence says, and leaves no draft', async () => {
  const { threadId } = await startThread(app, ann.person);
  const path = forumUrls.thread(threadId);
  await send(path, 'Post reply', { text: 'We do' });
  await send(path, 'Save draft', { text: 'We do' });
  app.clock.advance({ minutes: 9 });
  const again = await send(path, 'Post reply', { text: 'We do' });
  assert.equal(again.$('.se-post').length, 2);
  assert.match(again.$('#said-of-post').text(), new RegExp(SAID));
  assert.equal(again.$('#said-of-post').next().attr('id'), 'post-2');
  assert.match(again.path, /#said-of-post$|again=yes/);
  assert.equal(again.form('Post reply').values('text')[0], '');
  assert.equal(again.$('[data-draft-sent]').length, 1, 'the device forgets it as well');

  const other = await send(path, 'Post reply', { text: 'We do, in York' });
  assert.equal(other.$('.se-post').length, 3, 'other words are another post');
  assert.equal(other.$('#said-of-post').length, 0);
  app.clock.advance({ minutes: 10 });
  assert.equal(
    (await send(path, 'Post reply', { text: 'We do' })).$('.se-post').length,
    4,
    'so is a later one',
  );
});

test('the same words of somebody else, in another thread, to another post, or after one’s own were deleted, are posted', async () => {
  const { threadId, postId, spaceId } = await startThread(app, ann.person);
  const other = await startThread(app, ann.person, { spaceId, title: 'Keys' });
  const path = forumUrls.thread(threadId);
  const first = await send(path, 'Post reply', { text: 'Yes' });
  const form = (await ann.agent.get(path)).form('Post reply').fill({ text: 'Yes' });
  assert.equal((await ann.agent.submit(form, 'Post reply')).$('.se-post').length, 3);
  const elsewhere = await send(forumUrls.thread(other.threadId), 'Post reply', { text: 'Yes' });
  assert.equal(elsewhere.$('.se-post').length, 2);
  const to = `${forumUrls.threadAct(threadId, 'reply')}?to=${postId}`;
  assert.equal((await send(to, 'Post reply', { text: 'Yes' })).$('.se-post').length, 4);
  const own = first.$('#post-2 h2 a').attr('href')?.split('/').at(-1) ?? '';
  assert.ok((await app.features.forum.writing.remove(ben.person, own as typeof postId)).ok);
  assert.equal((await send(path, 'Post reply', { text: 'Yes' })).$('.se-post').length, 5);
});

test('a thread, a poll and a private thread that are sent again after going back are begun once', async () => {
  const { spaceId, threadId } = await startThread(app, ann.person);
  const poll = forumUrls.beginPoll(threadId, 'one');
  const asked = { question: 'What comes first?', options: 'Home\nJob' };
  for (const [path, button, words] of [
    [`${forumUrls.newThread(spaceId)}?kind=question`, 'Start thread', { title: 'Rent', text: 'Who pays?' }],
    [forumUrls.newPrivate, 'Begin thread', { people: 'Ann Smith', title: 'Between us', text: 'Who pays?' }],
    [poll, 'Begin poll', asked],
  ] as const) {
    const first = await send(path, button, words);
    const again = await send(path, button, words);
    assert.equal(again.path.split('?')[0], first.path.split('?')[0], button);
    assert.match(again.$('#said-of-post').text(), new RegExp(SAID), button);
    assert.equal(again.$('.se-post').length, first.$('.se-post').length, button);
  }
  const toOthers = { people: 'Ann Smith\nCai Rees', title: 'Between us', text: 'Who pays?' };
  const others = await send(forumUrls.newPrivate, 'Begin thread', toOthers);
  assert.equal(others.$('#said-of-post').length, 0, 'the same words to other people are another thread');
  const asksMore = await send(poll, 'Begin poll', { ...asked, question: 'What comes next?' });
  assert.equal(asksMore.$('#said-of-post').length, 0);
});

test('FOR-61: what was posted without a name is not posted again either', async () => {
  const { threadId, spaceId } = await startThread(app, ann.person);
  await app.features.forum.spaces.change(ann.person.id, spaceId, { takesNameless: true });
  app.clock.advance({ minutes: 5 });
  const path = forumUrls.threadAct(threadId, 'reply');
  const words = { text: 'It happened to me', naming: 'member' };
  const first = await send(path, 'Post reply', words);
  assert.equal(first.$('.se-post').length, 2, first.text);
  const again = await send(path, 'Post reply', words);
  assert.match(again.$('#said-of-post').text(), new RegExp(SAID));
  assert.equal(again.$('.se-post').length, 2);
});
