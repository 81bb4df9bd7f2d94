import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';
import { reply, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const ann = await app.signInAs('ann@example.org', { name: 'Ann Smith', organisation: 'Probation' });
const ben = await app.signInAs('ben@example.org', { name: 'Ben Okafor', organisation: 'Housing' });
const { spaceId, threadId } = await startThread(app, ann.person);
await startThread(app, ben.person, { spaceId });
await reply(app, ann.person, threadId, 'One of us has');

test('FOR-27, FOR-28, FOR-65: a summary is written without scripts, and all of it is accessible, on a phone', async (t) => {
  const page = await browser.page(t, { as: 'ann@example.org', size: 'phone', scripts: false });
  await page.goto(forumUrls.thread(threadId));
  await page.getByRole('link', { name: 'Write a summary' }).click();
  await page.getByLabel('What was said').fill('One of us has **tried** it; who else?');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('up to post 2').waitFor();
  const seen = await browser.page(t, { as: 'ann@example.org', size: 'phone' });
  for (const act of ['', '/organisations', '/summary']) {
    await seen.goto(`${forumUrls.thread(threadId)}${act}`);
    await expectAccessible(seen);
  }
});
