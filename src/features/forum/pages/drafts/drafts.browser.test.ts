import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../../test/browser.ts';
import { startThread } from '../../../../../test/forum.ts';
import { forumUrls } from '../../urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith' });
await app.signInAs('ben@york.example', { name: 'Ben Jones' });
const as = 'ben@york.example';
const OFFLINE = /ERR_INTERNET_DISCONNECTED/;

test('FOR-9, FOR-T7: what is typed is saved while one writes, and found on another device', async (t) => {
  const { threadId } = await startThread(app, ann.person);
  const desk = await browser.page(t, { as });
  await desk.goto(forumUrls.thread(threadId));
  await desk.getByLabel('Your reply').fill('Begun at the desk');
  await desk.getByText('Draft saved.').waitFor();

  const phone = await browser.page(t, { as, size: 'phone' });
  await phone.goto(forumUrls.drafts);
  await expectAccessible(phone);
  await phone.getByRole('link', { name: 'Reply to Phones' }).click();
  const field = phone.getByLabel('Your reply');
  assert.equal(await field.inputValue(), 'Begun at the desk');
  await field.fill('Begun at the desk, ended on the train');
  await phone.getByRole('button', { name: 'Post reply' }).click();
  await phone.getByText('ended on the train').waitFor();
  assert.equal(await phone.getByLabel('Your reply').inputValue(), '');

  // Nothing comes back on the first device, which has kept nothing but what the server had.
  await desk.goto(forumUrls.thread(threadId));
  assert.equal(await desk.getByLabel('Your reply').inputValue(), '');
});

test('FOR-9: what the server could not take is kept on the device, over a sign-out too, and gone once posted', async (t) => {
  const { threadId } = await startThread(app, ann.person);
  const page = await browser.page(t, { as, allow: OFFLINE });
  await page.goto(forumUrls.thread(threadId));
  await page.context().setOffline(true);
  await page.getByLabel('Your reply').fill('Written in a tunnel');
  await page.getByText('kept on this device').waitFor();
  await page.context().setOffline(false);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.goto(forumUrls.thread(threadId));
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.context().addCookies(cookies);

  await page.goto(forumUrls.thread(threadId));
  const field = page.getByLabel('Your reply');
  assert.equal(await field.inputValue(), 'Written in a tunnel');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await page.locator('.se-post', { hasText: 'Written in a tunnel' }).waitFor();
  assert.equal(await field.inputValue(), '');
  await page.reload();
  assert.equal(await field.inputValue(), '');
});

test('FOR-9: where another device has saved since, nothing of either is lost', async (t) => {
  const { threadId } = await startThread(app, ann.person);
  const page = await browser.page(t, { as, allow: OFFLINE });
  await page.goto(forumUrls.thread(threadId));
  await page.context().setOffline(true);
  await page.getByLabel('Your reply').fill('From the tunnel');
  await page.getByText('kept on this device').waitFor();
  await page.context().setOffline(false);

  const other = await browser.page(t, { as, scripts: false });
  await other.goto(forumUrls.thread(threadId));
  await other.getByLabel('Your reply').fill('From the desk');
  await other.getByRole('button', { name: 'Save draft' }).click();
  await other.getByText('Your draft, saved').waitFor();

  await page.goto(forumUrls.thread(threadId));
  const field = page.getByLabel('Your reply');
  assert.equal(await field.inputValue(), 'From the desk');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add what else was written on this device' }).click();
  assert.equal(await field.inputValue(), 'From the desk\n\nFrom the tunnel');
});

test('FOR-9: what a poll asks is kept on the device where the server cannot take it, and gone once it is asked', async (t) => {
  const { threadId } = await startThread(app, ann.person);
  const page = await browser.page(t, { as, allow: OFFLINE });
  const form = forumUrls.beginPoll(threadId, 'one');
  await page.goto(forumUrls.thread(threadId));
  await page.getByLabel('Your reply').fill('A reply that I have begun');
  await page.getByText('Draft saved.').waitFor();
  await page.goto(form);
  await page.context().setOffline(true);
  const fields = { 'What do you ask?': 'What comes first?', 'Answers to choose from': 'Home\nJob' };
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
  await page.getByText('kept on this device').waitFor();
  await page.context().setOffline(false);
  await page.goto(form);
  for (const [label, text] of Object.entries(fields)) {
    assert.equal(await page.getByLabel(label).inputValue(), text, label);
  }
  await page.getByRole('button', { name: 'Begin poll' }).click();
  await page.getByRole('heading', { name: 'Phones' }).waitFor();
  assert.equal(await page.getByLabel('Your reply').inputValue(), 'A reply that I have begun');
  await page.goto(form);
  for (const label of Object.keys(fields)) assert.equal(await page.getByLabel(label).inputValue(), '', label);
});

test('FOR-9: whoever goes back after posting and posts again is led to the post that is there, with and without scripts', async (t) => {
  const { threadId } = await startThread(app, ann.person);
  for (const scripts of [true, false]) {
    const page = await browser.page(t, { as, size: 'phone', scripts });
    const words = scripts ? 'We give phones out' : 'We lend them';
    await page.goto(forumUrls.thread(threadId));
    await page.getByLabel('Your reply').fill(words);
    await page.getByRole('button', { name: 'Post reply' }).click();
    await page.locator('.se-post', { hasText: words }).waitFor();
    await page.goBack();
    const field = page.getByLabel('Your reply');
    // What a browser does not put back by itself is typed again.
    if ((await field.inputValue()) === '') await field.fill(words);
    await page.getByRole('button', { name: 'Post reply' }).click();
    const said = page.getByText('You have posted this already');
    await said.waitFor();
    assert.equal(await page.locator('.se-post', { hasText: words }).count(), 1);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'said-of-post');
    assert.ok(await said.evaluate((element) => element.getBoundingClientRect().top < innerHeight));
    await expectAccessible(page);
    assert.equal(await field.inputValue(), '');
  }
});

test('FOR-9: a new private thread is saved with whom it names while one writes, and found on another device', async (t) => {
  const desk = await browser.page(t, { as });
  await desk.goto(forumUrls.newPrivate);
  await desk.getByLabel('Who reads it?').fill('Ann Smith');
  await desk.getByLabel('Title').fill('Between us');
  await desk.getByText('Draft saved.').waitFor();
  const phone = await browser.page(t, { as, size: 'phone', scripts: false });
  await phone.goto(forumUrls.drafts);
  await phone.getByRole('link', { name: 'New private thread' }).click();
  await expectAccessible(phone);
  assert.equal(await phone.getByLabel('Who reads it?').inputValue(), 'Ann Smith');
  await phone.getByLabel('Text', { exact: true }).fill('Who pays?');
  await phone.getByRole('button', { name: 'Preview' }).click();
  await phone.getByRole('heading', { name: 'Preview' }).waitFor();
  await phone.getByRole('button', { name: 'Begin thread' }).click();
  await phone.getByRole('heading', { name: 'Between us' }).waitFor();
  await desk.goto(forumUrls.newPrivate);
  for (const label of ['Who reads it?', 'Title']) {
    assert.equal(await desk.getByLabel(label).inputValue(), '', label);
  }
});
