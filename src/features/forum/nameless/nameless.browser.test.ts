import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';
import { startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const ann = await app.signInAs('ann@example.org', { name: 'Ann Smith', organisation: 'Probation' });
await app.signInAs('ben@example.org', { name: 'Ben Okafor', organisation: 'Housing' });
const { spaceId, threadId } = await startThread(app, ann.person);
await app.features.forum.spaces.change(ann.person.id, spaceId, { takesNameless: true });

test('FOR-61, FOR-33, FOR-65: a post without a name that mentions an organisation is written without scripts; all of it is accessible on a phone', async (t) => {
  const plain = await browser.page(t, { as: 'ben@example.org', size: 'phone', scripts: false });
  await plain.goto(forumUrls.threadAct(threadId, 'reply'));
  await plain.getByLabel('Your reply').fill('What says @Probation?');
  await plain.getByLabel('No name: “A member”').check();
  await plain.getByRole('button', { name: 'Post reply' }).click();
  await plain.getByText('This tells 1 person who can read').waitFor();
  await plain.getByRole('button', { name: 'Post reply' }).click();
  await plain.getByText('Yours, without your name').waitFor();

  const writing = await browser.page(t, { as: 'ben@example.org', size: 'phone' });
  await writing.goto(forumUrls.threadAct(threadId, 'reply'));
  await expectAccessible(writing);
  await writing.getByLabel('Your reply').fill('Again, @Probation?');
  await writing.getByRole('button', { name: 'Post reply' }).click();
  await writing.getByRole('heading', { name: 'Before you post' }).waitFor();
  await expectAccessible(writing);

  const moderating = await browser.page(t, { as: 'ann@example.org', size: 'phone' });
  await moderating.goto(forumUrls.thread(threadId));
  await expectAccessible(moderating);
  const { id } = await app.database.kysely
    .selectFrom('namelessPost')
    .select('postId as id')
    .executeTakeFirstOrThrow();
  await moderating.goto(forumUrls.postAct(id, 'name'));
  await expectAccessible(moderating);
  await moderating.getByLabel('Why do you need the name?').fill('A threat');
  await moderating.getByRole('button', { name: 'Look up the name' }).click();
  await moderating.getByText('Posted without a name by Ben Okafor').waitFor();
  await expectAccessible(moderating);
});
