import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { makeSpace, startThread } from '../../../test/forum.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { forumUrls } from '../forum/index.ts';
import { tellOfBookmarks } from './bookmarks.ts';

const app = await startTestApp();
const { notices } = app.features;
const db = app.database.kysely;
const ann = await app.signInAs('ann@example.org', { name: 'Ann' });
const signInEve = () => app.signInAs('eve@example.org', { name: 'Eve' });

async function toldTo(personId: string): Promise<readonly string[]> {
  const rows = await db.deleteFrom('told').where('personId', '=', personId).returning('reason').execute();
  return rows.map(({ reason }) => reason);
}

test('FOR-26: a bookmark with a note comes back on its day, once, to whoever made it and may still read it', async () => {
  const { threadId, postId } = await startThread(app, ann.person, {
    spaceId: await makeSpace(app, ann.person),
    title: 'The form',
  });
  const eve = await signInEve();
  const post = await eve.agent.get(forumUrls.thread(threadId));
  await eve.agent.submit(post.form('Bookmark (post 1)'), 'Bookmark (post 1)');
  const list = await eve.agent.get(forumUrls.bookmarks);
  const form = (await eve.agent.get(list.link('Add a note or a reminder to The form, post 1'))).form('Save');
  const past = await eve.agent.submit(
    form.fill({
      note: 'Show it to the trust',
      'remind-day': '1',
      'remind-month': '1',
      'remind-year': '2020',
    }),
    'Save',
  );
  assert.deepEqual([past.status, past.errors[0]?.text], [422, 'Reminder must be after today']);
  assert.equal(past.form('Save').values('note').join(), 'Show it to the trust', 'what was typed stays');
  const day = new Date(app.clock.now().getTime() + 3 * 24 * 3600 * 1000);
  const saved = await eve.agent.submit(
    past.form('Save').fill({
      'remind-day': String(day.getUTCDate()),
      'remind-month': String(day.getUTCMonth() + 1),
      'remind-year': String(day.getUTCFullYear()),
    }),
    'Save',
  );
  assert.match(saved.text, /Your note: Show it to the trust .* reminder on/);
  const other = await app.signInAs('other@example.org');
  assert.equal((await other.agent.get(forumUrls.bookmark(postId))).status, 404);

  const toldOnce = async () => {
    await inTransaction(db, (tx) => tellOfBookmarks(tx, notices, app.clock.now()));
    await inTransaction(db, (tx) => tellOfBookmarks(tx, notices, app.clock.now()));
    return toldTo(eve.person.id);
  };
  assert.deepEqual(await toldOnce(), []);
  app.clock.advance({ days: 4 });
  const { agent } = await signInEve();
  assert.deepEqual(await toldOnce(), ['duty']);
  const waiting = await agent.get('/waiting');
  assert.match(waiting.text, /Bookmarks to come back to The form, post 1 Show it to the trust/);
  const page = await agent.get(forumUrls.bookmark(postId));
  await agent.submit(page.form('Remove bookmark'), 'Remove bookmark');
  assert.doesNotMatch((await agent.get('/waiting')).text, /Bookmarks to come back to/);
});
