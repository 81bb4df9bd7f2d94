import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { startThread } from '../../../../test/forum.ts';
import { newId } from '../../../platform/ids.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp();
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones' });

test('FOR-3: of many answers to one post its page links to the first five', async () => {
  const { threadId, postId } = await startThread(app, ann.person, { title: 'Answered often' });
  for (let index = 0; index < 7; index += 1) {
    const text = `Answer ${index}`;
    const sent = { threadId, text, replyTo: postId, key: newId() };
    assert.ok((await app.features.forum.writing.reply(ben.person, sent)).ok);
  }
  const [first] = (await ann.agent.get(forumUrls.thread(threadId))).texts('article');
  const words = (first ?? '').replaceAll(/\s+/g, ' ');
  assert.match(words, /Answered in post 2, post 3, post 4, post 5, post 6 and more/);
  assert.doesNotMatch(words, /post 7/);
});
