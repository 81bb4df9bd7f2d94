import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { reply, startThread } from '../../../test/forum.ts';
import { forumUrls } from './urls.ts';

const app = await startTestApp();
const ann = await app.signInAs('ann@example.org');

async function leave(email: string, words: 'keep' | 'remove'): Promise<void> {
  const { agent } = await app.signInAs(email);
  await agent.submit(
    (await agent.get('/account/delete')).form('Delete my account').fill({ words, sure: ['yes'] }),
  );
}

test('who leaves may have the text of what they wrote removed; replies stay, and so do accepted answers', async () => {
  const zed = await app.signInAs('zed@example.org', { name: 'Zed Quick' });
  const { threadId } = await startThread(app, zed.person, {
    title: 'Gate times',
    text: 'Who opens at seven?',
  });
  await reply(app, ann.person, threadId, 'We do, at Ravenhill.');
  const helps = await reply(app, zed.person, threadId, 'Thanks, that helps.');
  const hidden = { hiddenAt: app.clock.now(), hiddenBy: ann.person.id, hiddenReason: 'Zed again' };
  await app.database.kysely.updateTable('post').set(hidden).where('id', '=', helps.postId).execute();
  const alone = await startThread(app, zed.person, { title: 'Forgotten matter', text: 'Nobody replied' });
  const asked = await startThread(app, ann.person, { title: 'Who has keys?' });
  const answer = await reply(app, zed.person, asked.threadId, 'The night office has keys.');
  const accepted = await ann.agent.get(forumUrls.thread(asked.threadId));
  await ann.agent.submit(accepted.form('This answers it (post 2)'), 'This answers it (post 2)');

  await leave('zed@example.org', 'remove');
  const thread = await ann.agent.get(forumUrls.thread(threadId));
  assert.match(thread.text, /Gate times.*We do, at Ravenhill/);
  assert.doesNotMatch(thread.text, /Who opens at seven|that helps|Zed Quick/);
  assert.match(thread.text, /deleted/i);
  const other = await ann.agent.get(forumUrls.thread(alone.threadId));
  assert.doesNotMatch(other.text, /Forgotten matter|Nobody replied/);
  const kept = await ann.agent.get(forumUrls.thread(asked.threadId));
  assert.match(kept.text, /The night office has keys/);
  assert.match(kept.text, /former member/i);
  assert.ok(answer.postId);
  const { hiddenReason, hiddenBy } = await app.database.kysely
    .selectFrom('post')
    .select(['hiddenReason', 'hiddenBy'])
    .where('id', '=', helps.postId)
    .executeTakeFirstOrThrow();
  assert.deepEqual({ hiddenReason, hiddenBy }, { hiddenReason: '', hiddenBy: null });
  assert.doesNotMatch((await ann.agent.get('/search?q=seven')).text, /Who opens/);
});

test('who leaves and chooses nothing leaves their words as of a former member', async () => {
  const yan = await app.signInAs('yan@example.org', { name: 'Yan Quick' });
  const { threadId } = await startThread(app, yan.person, { text: 'Words that stay' });
  await leave('yan@example.org', 'keep');
  const page = await ann.agent.get(forumUrls.thread(threadId));
  assert.match(page.text, /former member.*Words that stay/i);
});
