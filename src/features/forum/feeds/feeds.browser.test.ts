import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';
import { makeSpace, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const ann = await app.signInAs('ann@example.org', { name: 'Ann Smith' });
const spaceId = await makeSpace(app, ann.person);
await app.features.forum.spaces.change(ann.person.id, spaceId, { openToWorld: true });
const { threadId } = await startThread(app, ann.person, { spaceId });

test('FOR-76: a visitor without an account reads an open space, and its data for programs breaks no policy', async (t) => {
  const page = await browser.page(t, { size: 'phone', allow: /events/ });
  await page.goto(forumUrls.space(spaceId));
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Phones' }).click();
  await page.getByText('Sign in to reply').waitFor();
  await expectAccessible(page);
  const data = await page.locator('script[type="application/ld+json"]').textContent();
  assert.equal((JSON.parse(data ?? '') as { '@type': string })['@type'], 'QAPage');
  assert.ok(page.url().endsWith(forumUrls.thread(threadId)));
});
