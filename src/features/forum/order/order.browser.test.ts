import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';
import { newId } from '../../../platform/ids.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const { forum } = app.features;
const mo = await app.signInAs('mo@example.org', { name: 'Mo Begum' });
const ben = await app.signInAs('ben@example.org', { name: 'Ben Okafor' });
await app.signInAs('max@example.org', { name: 'Max Weber' });
const space = await forum.spaces.create(mo.person.id, { kind: 'public', name: 'At the gate', purpose: '' });
await forum.spaces.addMember(mo.person.id, space, 'max@example.org', 'moderator');
const started = await forum.writing.start(ben.person, {
  spaceId: space,
  kind: 'discussion',
  title: 'Phones for people who leave',
  text: 'I sell phones. Ask me for my list.',
  key: newId(),
});
assert.ok(started.ok);
const post = started.postId;

test('FOR-57, FOR-65: somebody is stopped, appeals and is let in again, on accessible pages, without scripts, on a phone', async (t) => {
  const moderator = await browser.page(t, { as: 'mo@example.org', size: 'phone', scripts: false });
  await moderator.goto(forumUrls.postAct(post, 'moderate'));
  await moderator.getByLabel('Stop Ben Okafor from writing').check();
  await moderator.getByLabel('For how long?').selectOption('14');
  await moderator.getByRole('button', { name: 'Decide' }).click();
  await moderator.getByText('Enter a reason: the author reads it').first().waitFor();
  assert.equal(await moderator.getByLabel('For how long?').inputValue(), '14');
  await moderator.getByLabel('Reason').fill('This space is not for selling.');
  await moderator.getByRole('button', { name: 'Decide' }).click();
  await moderator.getByRole('link', { name: 'Warnings, suspensions and blocks' }).click();
  await moderator.getByRole('heading', { name: 'Ben Okafor' }).waitFor();

  const stopped = await browser.page(t, { as: 'ben@example.org', size: 'phone', scripts: false });
  await stopped.goto(forumUrls.decisions);
  await stopped.getByRole('heading', { name: 'You were stopped from writing' }).waitFor();
  await stopped.getByRole('link', { name: 'Appeal' }).click();
  await stopped.getByRole('button', { name: 'Send appeal' }).click();
  await stopped.getByText('Enter why it should be taken back').first().waitFor();
  await stopped
    .getByLabel('Why should it be taken back?')
    .fill('They are given away.\nI only said it badly.');
  await stopped.getByRole('button', { name: 'Send appeal' }).click();
  await stopped.getByText('Nobody has decided on it yet').waitFor();

  const other = await browser.page(t, { as: 'max@example.org', size: 'phone', scripts: false });
  await other.goto(forumUrls.appeals);
  await other.getByRole('link', { name: 'Ben Okafor' }).click();
  await other.getByLabel('Take it back').check();
  await other.getByLabel('Reason').fill('A misunderstanding.');
  await other.getByRole('button', { name: 'Decide' }).click();
  await other.getByText('No appeal waits for you.').waitFor();
  await stopped.reload();
  await stopped.getByText('It was taken back. Reason: A misunderstanding.').waitFor();
});

test('the pages of those who keep order are accessible, on a phone and on a desk', async (t) => {
  for (const size of ['phone', 'desktop'] as const) {
    const moderator = await browser.page(t, { as: 'mo@example.org', size });
    for (const path of [
      forumUrls.postAct(post, 'moderate'),
      forumUrls.threadAct(started.threadId, 'moderate'),
      forumUrls.postAct(post, 'report'),
      forumUrls.spaceAct(space, 'queue'),
      forumUrls.spaceAct(space, 'sanctions'),
      forumUrls.spaceAct(space, 'log'),
      forumUrls.appeals,
    ]) {
      await moderator.goto(path);
      await expectAccessible(moderator);
    }
    await moderator.goto(forumUrls.spaceAct(space, 'sanctions'));
    const about = await browser.page(t, { as: 'ben@example.org', size });
    await about.goto(forumUrls.decisions);
    await expectAccessible(about);
  }
});

test('an appeal is written and decided on accessible pages', async (t) => {
  app.clock.advance({ minutes: 1 });
  const decision = { act: 'hide', reason: 'This space is not for selling.' } as const;
  const moderator = await browser.page(t, { as: 'mo@example.org' });
  await moderator.goto(forumUrls.postAct(post, 'moderate'));
  await moderator.getByLabel('Hide it').check();
  await moderator.getByLabel('Reason').fill(decision.reason);
  await moderator.getByRole('button', { name: 'Decide' }).click();
  const author = await browser.page(t, { as: 'ben@example.org', size: 'phone' });
  await author.goto(forumUrls.appeal('post', post));
  await expectAccessible(author);
  await author.getByLabel('Why should it be taken back?').fill('They are given away.');
  await author.getByRole('button', { name: 'Send appeal' }).click();
  await expectAccessible(author);
  const other = await browser.page(t, { as: 'max@example.org', size: 'phone' });
  await other.goto(forumUrls.appeals);
  await expectAccessible(other);
  await other.getByRole('link', { name: 'Ben Okafor' }).click();
  await expectAccessible(other);
});

test('FOR-11: a merge into another space is asked, confirmed and undone on accessible pages, without scripts, on a phone', async (t) => {
  const inner = await forum.spaces.create(mo.person.id, {
    kind: 'private',
    name: 'Inner circle',
    purpose: '',
  });
  const words = {
    spaceId: inner,
    kind: 'discussion',
    title: 'Lists of phones',
    text: 'Here',
    key: newId(),
  } as const;
  const lists = await forum.writing.start(mo.person, words);
  assert.ok(lists.ok);
  const moderator = await browser.page(t, { as: 'mo@example.org', size: 'phone', scripts: false });
  await moderator.goto(forumUrls.threadAct(lists.threadId, 'arrange'));
  await expectAccessible(moderator);
  await moderator.getByLabel('Address of the other thread').fill(forumUrls.thread(started.threadId));
  await moderator.getByLabel('Why?').first().fill('They belong together');
  await moderator.getByRole('button', { name: 'Merge' }).click();
  await moderator.getByText('Everybody who is signed in will be able to read them.').waitFor();
  await expectAccessible(moderator);
  await moderator.getByRole('button', { name: 'Merge them' }).click();
  await moderator.getByRole('heading', { name: 'Phones for people who leave' }).waitFor();
  await moderator.goto(forumUrls.threadAct(lists.threadId, 'arrange'));
  await expectAccessible(moderator);
  await moderator.getByRole('button', { name: /^Take it out again/ }).click();
  await moderator.getByRole('heading', { name: 'Lists of phones' }).waitFor();
});
