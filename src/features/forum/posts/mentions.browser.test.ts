import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';
import { makeSpace, startThread } from '../../../../test/forum.ts';
import { forumUrls } from '../urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const mo = await app.signInAs('mo@example.org', { name: 'Mo Begum' });
const ann = await app.signInAs('ann@example.org', { name: 'Ann Smith', organisation: 'Leeds' });
const anna = await app.signInAs('anna@example.org', { name: 'Anna Smithers' });
const spaceId = await makeSpace(app, mo.person);
const { threadId } = await startThread(app, ann.person, { spaceId });
await startThread(app, anna.person, { spaceId });

test('FOR-33: somebody is mentioned by keyboard, is told, and nothing else of the text is touched', async (t) => {
  const page = await browser.page(t, { as: 'mo@example.org', size: 'phone' });
  await page.goto(forumUrls.thread(threadId));
  const field = page.getByLabel('Your reply');
  await field.pressSequentially('Ask @an');
  const list = page.getByRole('listbox', { name: 'Who can be mentioned' });
  await list.waitFor();
  await page.getByText('2 found. Choose with the arrow keys and Enter').waitFor({ state: 'attached' });
  assert.equal(await field.getAttribute('aria-activedescendant'), null);
  await expectAccessible(page);

  await field.press('ArrowDown');
  await field.press('ArrowDown');
  await field.press('ArrowDown');
  const active = (await field.getAttribute('aria-activedescendant')) ?? '';
  assert.equal(await page.locator(`#${active}`).textContent(), 'Ann Smith, Leeds');
  assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  await expectAccessible(page);
  await field.press('Enter');
  assert.equal(await field.inputValue(), `Ask [@Ann Smith](person:${ann.person.id}) `);
  assert.equal(await list.isVisible(), false);

  await field.pressSequentially('or @ann');
  await list.waitFor();
  await field.press('Escape');
  assert.equal(await list.isVisible(), false);
  await field.press('Enter');
  assert.equal(await field.inputValue(), `Ask [@Ann Smith](person:${ann.person.id}) or @ann\n`);

  await field.pressSequentially('@zzz');
  await page.getByText('Nobody found who can be mentioned here by that name.').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Post reply' }).click();
  await page.getByText('@zzz').waitFor();
  assert.match((await ann.agent.get('/notices')).text, /Mo Begum/);
});

test('FOR-33: the page on which one finds whom to mention is accessible, without scripts, on a phone', async (t) => {
  const page = await browser.page(t, { as: 'mo@example.org', size: 'phone', scripts: false });
  await page.goto(forumUrls.spaceAct(spaceId, 'mention'));
  await expectAccessible(page);
  for (const [name, words] of [
    ['smi', `[@Ann Smith](person:${ann.person.id})`],
    ['zzz', 'Nobody found who can be mentioned here as “zzz”.'],
  ] as const) {
    await page.getByLabel('Name of a person or an organisation').fill(name);
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText(words).waitFor();
    await expectAccessible(page);
  }
});

test('FOR-33, FOR-9: in the form of a new private thread people are mentioned too, and what is typed is kept on the device', async (t) => {
  const page = await browser.page(t, { as: 'mo@example.org', size: 'phone' });
  await page.goto(forumUrls.newPrivate);
  await page.getByLabel('Who reads it?').fill('Ann Smith');
  await page.getByLabel('Title').fill('Keys');
  const field = page.getByLabel('Text', { exact: true });
  await field.pressSequentially('Ask @ann sm');
  await page.getByRole('listbox', { name: 'Who can be mentioned' }).waitFor();
  await expectAccessible(page);
  await field.press('ArrowDown');
  await field.press('Enter');
  const text = await field.inputValue();
  assert.match(text, new RegExp(`^Ask \\[@Ann \\w+\\]\\(person:(${ann.person.id}|${anna.person.id})\\) $`));
  await page.reload();
  assert.equal(await field.inputValue(), text);
  assert.equal(await page.getByLabel('Title').inputValue(), 'Keys');
  await page.getByLabel('Who reads it?').fill('Ann Smith');
  await page.getByRole('button', { name: 'Begin thread' }).click();
  await page.getByRole('heading', { name: 'Keys' }).waitFor();
  await page.goto(forumUrls.newPrivate);
  assert.equal(await field.inputValue(), '');
});

test('FOR-33: the page on which one finds whom to mention in a private thread is accessible without scripts', async (t) => {
  const page = await browser.page(t, { as: 'mo@example.org', size: 'phone', scripts: false });
  await page.goto(forumUrls.newPrivate);
  const link = page.getByRole('link', { name: 'Find somebody to mention' });
  await page.goto((await link.getAttribute('href')) ?? '');
  await page.getByLabel('Name of a person').fill('ann smith');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText(`[@Ann Smith](person:${ann.person.id})`).waitFor();
  await page.getByText('Only those who read the thread are told').waitFor();
  await expectAccessible(page);
});
