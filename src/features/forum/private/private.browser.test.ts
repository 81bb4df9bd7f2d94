import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
await app.signInAs('ann@example.org', { name: 'Ann Smith', organisation: 'Probation' });
await app.signInAs('ben@example.org', { name: 'Ben Okafor', organisation: 'Housing' });
await app.signInAs('cai@example.org', { name: 'Cai Jones' });

test('FOR-55, FOR-65: a private thread is begun and somebody is added, without scripts, on accessible pages, on a phone', async (t) => {
  const page = await browser.page(t, { as: 'ann@example.org', size: 'phone', scripts: false });
  await page.goto(forumUrls.newPrivate);
  await page.getByLabel('Who reads it?').fill('Ben Okafor');
  await page.getByLabel('Title').fill('Before we say it to all');
  await page.getByLabel('Text').fill('Could we take this on?');
  await page.getByRole('button', { name: 'Begin thread' }).click();
  await page.getByRole('link', { name: 'Who reads it' }).click();
  await page.getByLabel('Full name').fill('Cai Jones');
  await page.getByLabel('From the next one, post 2').check();
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByText('Reads it from post 2 on.').waitFor();

  const seen = await browser.page(t, { as: 'ann@example.org', size: 'phone' });
  for (const path of [forumUrls.newPrivate, new URL(page.url()).pathname]) {
    await seen.goto(path);
    await expectAccessible(seen);
  }
  const other = await browser.page(t, { as: 'cai@example.org', size: 'phone' });
  await other.goto(new URL(page.url()).pathname.replace('/people', ''));
  await other.getByText('You read it from post 2 on').waitFor();
  await expectAccessible(other);
});
