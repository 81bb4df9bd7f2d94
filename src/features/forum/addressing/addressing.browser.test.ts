import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';
import { startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const ann = await app.signInAs('ann@example.org', { name: 'Ann Smith', organisation: 'Probation' });
const ben = await app.signInAs('ben@example.org', { name: 'Ben Okafor', organisation: 'Housing' });
const { spaceId, threadId } = await startThread(app, ann.person, { title: 'Who holds the keys?' });
const path = forumUrls.threadAct(threadId, 'addressees');

test('FOR-43, FOR-65: a question is addressed without scripts, and answered for on accessible pages, on a phone', async (t) => {
  const asker = await browser.page(t, { as: 'ann@example.org', size: 'phone', scripts: false });
  await asker.goto(path);
  await asker.getByLabel('Person or organisation').fill('Ben Okafor');
  await asker.keyboard.press('Enter');
  await asker.getByText('Ben Okafor: asked').waitFor();

  const asked = await browser.page(t, { as: ben.person.email ?? '', size: 'phone' });
  await asked.goto(path);
  await expectAccessible(asked);
  await asked.getByLabel('Within 14 days').check();
  await asked.getByRole('button', { name: 'Say when' }).click();
  await asked.getByText('will answer by').waitFor();
  await asked.getByRole('button', { name: 'Hand it on' }).click();
  await asked.getByRole('alert').waitFor();
  await expectAccessible(asked);

  app.clock.advance({ days: 8 });
  for (const address of [forumUrls.thread(threadId), forumUrls.spaceAct(spaceId, 'owed')]) {
    await asked.goto(address);
    await asked.getByText('Ben Okafor').first().waitFor();
    await expectAccessible(asked);
  }
});
