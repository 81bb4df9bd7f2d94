import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';
import { makeSpace, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const people = await Promise.all(
  ['ann', 'ben', 'cai'].map((name) => app.signInAs(`${name}@example.org`, { name, organisation: 'Leeds' })),
);
const [ann] = people;
if (ann === undefined) throw new Error('Nobody is signed in.');
const spaceId = await makeSpace(app, ann.person, { kind: 'private' });
for (const name of ['ben', 'cai']) {
  await app.features.forum.spaces.addMember(ann.person.id, spaceId, `${name}@example.org`, 'member');
}
const { threadId } = await startThread(app, ann.person, { spaceId });

test('FOR-49: a sense check is begun, answered by keyboard and closed on a phone, each page accessible', async (t) => {
  const page = await browser.page(t, { as: 'ann@example.org', size: 'phone' });
  await page.goto(forumUrls.thread(threadId));
  await page.getByRole('link', { name: 'Begin a sense check' }).click();
  await page.getByRole('button', { name: 'Begin sense check' }).click();
  await page.getByRole('alert').waitFor();
  await expectAccessible(page);
  await page.getByLabel('What do you propose?').fill('One form for all');
  await page.getByRole('button', { name: 'Begin sense check' }).click();
  await page.getByText('Open for answers').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Agree', { exact: true }).focus();
  for (let down = 0; down < 3; down++) await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Send answer' }).press('Enter');
  await page.getByRole('alert').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Why?').fill('Health apart');
  await page.getByRole('button', { name: 'Send answer' }).click();
  await page.getByText('Your answer: Cannot live with it').waitFor();
  const postId = /post-(\d+)/.exec(page.url())?.[1];
  if (postId === undefined) throw new Error(`No post in ${page.url()}`);
  const asked = await app.database.kysely.selectFrom('postPoll').select('postId').executeTakeFirstOrThrow();
  for (const { person } of people.slice(1)) {
    const given = { answer: { options: ['agree' as never] }, reason: '' };
    const outcome = await app.features.forum.polling.answer(person, asked.postId as never, given);
    if (!outcome.ok) throw new Error(outcome.message);
  }
  await page.getByRole('link', { name: 'Close this sense check' }).click();
  await page.getByRole('button', { name: 'Close it' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Close it' }).click();
  await page.getByText('Cannot live with it: 1 reason').waitFor();
  await expectAccessible(page);
});

test('FOR-48: a poll is begun, answered and closed without scripts on a phone, each page accessible', async (t) => {
  const page = await browser.page(t, { as: 'ann@example.org', size: 'phone', scripts: false });
  await page.goto(forumUrls.thread(threadId));
  await page.getByRole('link', { name: 'Begin a poll' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('alert').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Ranking').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Begin poll' }).click();
  await page.getByRole('alert').waitFor();
  await expectAccessible(page);
  await page.getByLabel('What do you ask?').fill('What comes first?');
  await page.getByLabel('What people put in order').fill('A home\nA job');
  await page.getByRole('button', { name: 'Begin poll' }).click();
  await page.getByText('Open for answers').last().waitFor();
  await expectAccessible(page);
  await page.getByLabel('A home').fill('1');
  await page.getByRole('button', { name: 'Send answer' }).last().click();
  await page.getByRole('link', { name: 'Enter a place from 1 to 2 for “A job”' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('A job').fill('2');
  await page.getByRole('button', { name: 'Send answer' }).click();
  await page.getByText('Your answer: 1. A home; 2. A job').waitFor();
  await page.getByRole('link', { name: 'Close this poll' }).click();
  await page.getByRole('button', { name: 'Close it' }).click();
  await page.getByText('fewer than 5 people answered').waitFor();
  await expectAccessible(page);
});
