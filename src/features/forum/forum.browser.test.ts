import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { reply, startThread } from '../../../test/forum.ts';
import { newId } from '../../platform/ids.ts';
import { forumUrls } from './urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });

for (const size of ['phone', 'desktop'] as const) {
  test(`FOR-67: a reply is announced on a ${size}, nothing moves, and what is typed stays`, async (t) => {
    const { threadId } = await startThread(app, ann.person);
    const reader = await browser.page(t, { size, as: 'ann@leeds.example' });
    await reader.goto(forumUrls.thread(threadId));
    const field = reader.getByLabel('Your reply');
    await field.fill('I was just about to say');
    const before = await field.boundingBox();
    const writer = await browser.page(t, { as: 'ben@york.example' });
    await writer.goto(forumUrls.thread(threadId));
    await writer.getByLabel('Your reply').fill('We have one at the gate');
    await writer.getByRole('button', { name: 'Post reply' }).click();
    await writer.waitForURL(/post-2|threads/);
    const show = reader.getByRole('link', { name: '1 new reply – show' });
    await show.waitFor();
    assert.deepEqual(await field.boundingBox(), before);
    assert.equal(await field.inputValue(), 'I was just about to say');
    assert.equal(await field.evaluate((element) => element === document.activeElement), true);
    await expectAccessible(reader);
    await show.click();
    await reader.getByText('We have one at the gate').waitFor();
    assert.match(reader.url(), /#post-2$/);
    assert.equal(await reader.getByLabel('Your reply').inputValue(), 'I was just about to say');
  });
}

test('FOR-65: a thread is read and answered without scripts', async (t) => {
  const { threadId } = await startThread(app, ann.person);
  const page = await browser.page(t, { size: 'phone', as: 'ben@york.example', scripts: false });
  await page.goto(forumUrls.thread(threadId));
  await page.getByLabel('Your reply').fill('Without any script');
  await page.getByRole('button', { name: 'Post reply' }).click();
  assert.match(await page.locator('main').innerText(), /Without any script/);
  await expectAccessible(page);
});

for (const size of ['phone', 'desktop'] as const) {
  test(`FOR-T10: a thread of nested replies with tables, code and other languages is accessible on a ${size}`, async (t) => {
    const ben = await app.signInAs('ben@york.example');
    const { threadId, postId } = await startThread(app, ann.person, { text: '# Top\n\n### Deep\n\nWords' });
    const table =
      '| Who | When |\n| --- | --- |\n| gate | Friday |\n\n```\na very long line of code, which must not make the page wider than a phone\n```';
    const answered = await app.features.forum.writing.reply(ben.person, {
      threadId,
      replyTo: postId,
      text: table,
      key: newId(),
    });
    assert.ok(answered.ok);
    const nested = { threadId, replyTo: answered.postId, text: 'Diolch', language: 'cy', key: newId() };
    assert.ok((await app.features.forum.writing.reply(ann.person, nested)).ok);
    await reply(app, ben.person, threadId, `> quoted\n\n[@Ann Smith](person:${ann.person.id}) yes`);
    const page = await browser.page(t, { size, as: 'ann@leeds.example' });
    await page.goto(forumUrls.thread(threadId));
    await expectAccessible(page);
    await page.getByText('Not in English?').click();
    await page.getByLabel('Language of what you write').selectOption('Welsh');
    await expectAccessible(page);
  });
}

test('a title of one long word breaks in breadcrumbs, and what can be done with a post stands apart', async (t) => {
  const { threadId } = await startThread(app, ann.person, { title: 'Long'.repeat(15) });
  const page = await browser.page(t, { size: 'phone', as: 'ben@york.example' });
  await page.goto(forumUrls.threadAct(threadId, 'reply'));
  await expectAccessible(page);
  await page.goto(forumUrls.thread(threadId));
  await page.getByText('More about post 1').click();
  const bookmark = await page.getByRole('button', { name: 'Bookmark' }).boundingBox();
  const next = await page.getByRole('button', { name: 'Mark unread from here' }).boundingBox();
  assert.ok(bookmark !== null && next !== null);
  const gap = Math.max(next.x - bookmark.x - bookmark.width, next.y - bookmark.y - bookmark.height);
  assert.ok(gap >= 8, `they stand ${gap} pixels apart`);
});

test('FOR-68: the clock of the reader’s device is noted for the next page', async (t) => {
  const { threadId } = await startThread(app, ann.person);
  const page = await browser.page(t, { as: 'ann@leeds.example' });
  await page.addInitScript(() => {
    const own = Intl.DateTimeFormat.prototype.resolvedOptions;
    Intl.DateTimeFormat.prototype.resolvedOptions = function resolvedOptions() {
      return { ...own.call(this), timeZone: 'Asia/Tokyo' };
    };
  });
  await page.goto(forumUrls.thread(threadId));
  await page.reload();
  await page.getByText('your own, Asia/Tokyo').waitFor();
  assert.match(await page.locator('#post-1 h2 time').innerText(), /GMT\+9$/);
});
