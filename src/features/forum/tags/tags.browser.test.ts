import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';
import { makeSpace, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const ann = await app.signInAs('ann@example.org', { name: 'Ann Smith' });
const ben = await app.signInAs('ben@example.org', { name: 'Ben Okafor' });
const spaceId = await makeSpace(app, ann.person);
await startThread(app, ann.person, { spaceId, title: 'Rent', tags: ['housing', 'homes'] });
const { threadId } = await startThread(app, ben.person, { spaceId, title: 'Keys' });

test('FOR-10, FOR-65: a tag is proposed, accepted and merged without scripts', async (t) => {
  const page = await browser.page(t, { as: 'ben@example.org', size: 'phone', scripts: false });
  await page.goto(forumUrls.thread(threadId));
  await page.getByRole('link', { name: 'Add tags' }).click();
  await page.getByLabel('housing').check();
  await page.getByLabel('Other tags').fill('first night');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Tags: first night (proposed), housing').waitFor();
  const steward = await browser.page(t, { as: 'ann@example.org', size: 'phone', scripts: false });
  await steward.goto(forumUrls.space(spaceId));
  await steward.getByRole('link', { name: 'Tags', exact: true }).click();
  await steward.getByRole('button', { name: 'Accept first night' }).click();
  await steward.getByRole('link', { name: 'homes' }).click();
  await steward.getByRole('link', { name: 'Change this tag' }).click();
  await steward.getByLabel('Name of the other tag').fill('housing');
  await steward.getByRole('button', { name: 'Merge' }).click();
  await steward.getByText('Also called homes').waitFor();
});

test('FOR-T10: the pages of tags are accessible, on a phone', async (t) => {
  const page = await browser.page(t, { as: 'ann@example.org', size: 'phone' });
  const tag = async (): Promise<string> =>
    (await page.getByRole('link', { name: 'housing' }).getAttribute('href')) ?? '';
  await page.goto(forumUrls.tags(spaceId));
  await expectAccessible(page);
  const address = await tag();
  for (const path of [
    address,
    `${address}/change`,
    forumUrls.threadAct(threadId, 'tags'),
    forumUrls.threadAct(threadId, 'related'),
    forumUrls.thread(threadId),
    `${forumUrls.newThread(spaceId)}?kind=question`,
    `${forumUrls.tags(spaceId)}?named=nothing`,
  ]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await page.goto(`${address}/change`);
  await page.getByLabel('New name').fill('x'.repeat(41));
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('alert').waitFor();
  await expectAccessible(page);
});
