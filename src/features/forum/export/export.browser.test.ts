import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';
import { makeSpace, reply, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const ann = await app.signInAs('ann@example.org', { name: 'Ann Smith', organisation: 'Leeds' });
const spaceId = await makeSpace(app, ann.person);
const { threadId } = await startThread(app, ann.person, { spaceId });
await reply(app, ann.person, threadId, '## We have\n\n- one\n- two');

test('the pages on which a space is taken away and a thread is printed are accessible, on a phone', async (t) => {
  const page = await browser.page(t, { as: 'ann@example.org', size: 'phone' });
  await page.goto(forumUrls.spaceAct(spaceId, 'export'));
  await expectAccessible(page);
  await page.goto(forumUrls.threadAct(threadId, 'print'));
  await page.getByRole('heading', { name: 'We have' }).waitFor();
  await expectAccessible(page);
});
