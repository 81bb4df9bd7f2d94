import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';
import { makeSpace } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const ann = await app.signInAs('ann@example.org', { name: 'Ann Smith' });
const spaceId = await makeSpace(app, ann.person);
const TABLE = [
  'thread_title,author,created_at,text',
  'Phones,Ada Example,2024-05-01,Who has tried it?',
  'Phones,Ben Sample,soon,We have.',
].join('\n');

test('FOR-75, FOR-65: threads are brought in and taken out again without scripts, on pages that are accessible', async (t) => {
  const page = await browser.page(t, { as: 'ann@example.org', size: 'phone', scripts: false });
  await page.goto(forumUrls.space(spaceId));
  await page.getByRole('link', { name: 'Bring in threads' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Look at what comes in' }).click();
  await page.getByRole('link', { name: 'Select a file' }).waitFor();
  await expectAccessible(page);
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'threads.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) });
  await page.getByRole('button', { name: 'Look at what comes in' }).click();
  await page.getByText('The time is missing or cannot be read').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Bring in 1 thread' }).click();
  await page.getByRole('heading', { name: '1 thread from a CSV table' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to Prison leavers' }).click();
  await page.getByRole('link', { name: 'Phones' }).click();
  await page.getByText('Authors are named as in the file').waitFor();
  await expectAccessible(page);
  await page.goto(forumUrls.bringIn(spaceId));
  await page.getByRole('link', { name: /1 thread from a CSV table/ }).click();
  await page.getByRole('button', { name: 'Take 1 thread out' }).click();
  await page.getByText('Taken out again').waitFor();
});
