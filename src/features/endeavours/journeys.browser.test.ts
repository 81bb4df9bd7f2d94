import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { makeEndeavour } from '../../../test/rounds.ts';
import type { EndeavourId } from './endeavour.ts';
import { endeavourUrls } from './urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
/** The narrowest phone that the pages are made for. */
const NARROW = { width: 360, height: 740 };
const MOST_TABS = 120;

/** Goes there with the Tab key alone, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${await target.evaluate(({ outerHTML }) => outerHTML)} is not reached by the Tab key.`);
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Presses Enter on a button, and comes to another page or to the same one anew. */
async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }));
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  await page.waitForLoadState();
}

const idOf = (home: string): EndeavourId => (home.split('/').at(-1) ?? '') as EndeavourId;

test('a new steward on a narrow phone, by keyboard alone: begin, invite, reword, open a round, propose to close', async (t) => {
  const page = await browser.page(t, { size: 'phone', as: 'ada@example.org' });
  await page.setViewportSize(NARROW);
  await page.goto(endeavourUrls.start);
  await type(page, 'Name', 'Leaving prison');
  await type(page, 'What is the issue?', 'People leave prison with nowhere to sleep.');
  await type(page, 'For whom does it matter?', 'People leaving prison');
  await type(page, 'Your role', 'Resettlement lead');
  await type(page, 'Organisation or community', 'Northshire Probation');
  await tabTo(page, page.getByLabel('Policy', { exact: true }));
  await page.keyboard.press('Space');
  await type(page, 'Place', 'Northshire');
  await type(page, 'Level', 'Local');
  await press(page, 'Start the endeavour');
  await page.getByRole('heading', { level: 1, name: 'Leaving prison' }).waitFor();
  await expectAccessible(page);
  const home = new URL(page.url()).pathname;

  await page.goto(endeavourUrls.wording(idOf(home)));
  assert.equal(
    await page
      .getByRole('navigation', { name: 'Breadcrumb' })
      .getByText('Leaving prison')
      .getAttribute('href'),
    home,
  );
  await tabTo(page, page.locator('summary', { hasText: 'change these words' }));
  await page.keyboard.press('Enter');
  await type(page, 'What we call an organisation', 'agency');
  await press(page, 'Change the words');
  await page.getByRole('link', { name: 'Say why the words change' }).waitFor();
  await expectAccessible(page);
  await type(page, 'Why do the words change?', 'That is what we are');
  await press(page, 'Change the words');
  await page.getByText('What we call an organisation, until').waitFor();
  await expectAccessible(page);

  await page.goto(`${home}/shape`);
  await tabTo(page, page.getByRole('button', { name: 'Open a round' }));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Open the round' }).waitFor();
  await press(page, 'Open the round');
  await page.getByRole('heading', { level: 1, name: /round 1/ }).waitFor();
  await expectAccessible(page);
  await press(page, 'End the answers now');
  await press(page, 'Close the round without rating');
  await page.getByText('0 people from 0 agencies have answered.').first().waitFor();
  await expectAccessible(page);

  await page.goto(endeavourUrls.ending(idOf(home)));
  await press(page, 'Propose to close it');
  await page.getByRole('alert').waitFor();
  await expectAccessible(page);
  await type(page, 'What became of it?', 'It became a programme.');
  await press(page, 'Propose to close it');
  await page.getByText('It became a programme.').first().waitFor();
  await expectAccessible(page);
});

test('somebody with lived experience on a narrow phone without scripts: the link, the whole round, and what it found', async (t) => {
  const { person } = await app.signInAs('convener@example.org');
  const id = await makeEndeavour(app, person);
  const steering = await browser.page(t, { as: 'convener@example.org' });
  await steering.goto(endeavourUrls.invite(id));
  await steering.getByLabel('Role').fill('Been through the gate');
  await steering.getByLabel('Organisation or community').fill('Lantern Group');
  await steering.getByLabel('Lived experience', { exact: true }).check();
  await steering.getByLabel('Place', { exact: true }).fill('Northshire');
  await steering.getByLabel('Level', { exact: true }).fill('Lived experience');
  await steering.getByLabel('With a link that you pass on').check();
  await steering.getByRole('button', { name: 'Invite' }).click();
  const link = (await steering.locator('.govuk-inset-text').innerText()).trim();
  await steering.goto(`${endeavourUrls.home(id)}/shape/open`);
  await steering.getByRole('button', { name: 'Open the round' }).click();
  await steering.getByRole('heading', { level: 1, name: /round 1/ }).waitFor();
  const round = new URL(steering.url()).pathname;

  const phone = await browser.page(t, { size: 'phone', scripts: false });
  await phone.setViewportSize(NARROW);
  await phone.goto(new URL(link).pathname);
  await phone.getByLabel('What may the others call you?').fill('Robin');
  await phone.getByRole('button', { name: 'Take the seat' }).click();
  await phone.getByRole('link', { name: 'What kind of problem is it?' }).click();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Answer', exact: true }).click();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Start' }).click();
  for (const items of [
    ['S1', 'S2'],
    ['C1', 'C2', 'C3'],
    ['C4', 'C5', 'C6'],
    ['P1', 'P2', 'P3'],
  ]) {
    await expectAccessible(phone);
    for (const item of items) await phone.locator(`[name="${item}"]`).nth(4).check();
    await phone.getByRole('button', { name: 'Save and go on' }).click();
  }
  await phone.getByLabel('What is wrong?').fill('x'.repeat(201));
  await phone.getByRole('button', { name: 'Save and go on' }).click();
  await phone.getByRole('alert').waitFor();
  await expectAccessible(phone);
  await phone.getByLabel('What is wrong?').fill('Nobody meets you at the gate');
  await phone.getByRole('button', { name: 'Save and go on' }).click();
  await phone.getByRole('button', { name: 'Send your answers' }).click();
  await phone.getByText('Your answers are in.').waitFor();

  await steering.goto(round);
  assert.doesNotMatch(await steering.locator('main').innerText(), /Nobody meets you/);
  await steering.getByRole('button', { name: 'End the answers now' }).click();
  await phone.goto(round);
  await phone.getByText('No more answers are taken.').waitFor();
  await expectAccessible(phone);
  await steering.getByRole('button', { name: /Look through/ }).click();
  await steering.getByText('Nobody meets you at the gate').last().click();
  await steering.getByRole('button', { name: 'Leave it out' }).click();
  await steering.getByRole('link', { name: /Enter why it is left out/ }).waitFor();
  await expectAccessible(steering);
  await steering.getByRole('button', { name: 'Open the statements for rating' }).click();
  await phone.goto(round);
  await phone.getByRole('link', { name: 'What is wrong?' }).click();
  await phone.getByLabel('Strongly agree').check();
  await phone.getByRole('button', { name: 'Save and go on' }).click();
  await phone.getByText('You have rated every statement.').waitFor();
  await expectAccessible(phone);
  await steering.goto(round);
  await steering.getByRole('button', { name: 'Close the round now' }).click();
  await phone.goto(round);
  await phone.getByRole('heading', { level: 1, name: /not enough voices/i }).waitFor();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Hold the conversation' }).click();
  await phone.getByLabel('Add a note').fill('We were heard');
  await phone.getByRole('button', { name: 'Add the note' }).click();
  await phone.getByText('We were heard').waitFor();
  await expectAccessible(phone);
});

test('whoever moves on hands the seat on, and takes the endeavour along into another installation, on a narrow phone', async (t) => {
  const { person } = await app.signInAs('leaver@example.org');
  const id = await makeEndeavour(app, person);
  const page = await browser.page(t, { size: 'phone', as: 'leaver@example.org' });
  await page.setViewportSize(NARROW);
  await page.goto(endeavourUrls.movingOn(id));
  await page.getByRole('button', { name: 'I am moving on' }).click();
  await page.getByRole('alert').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Day').fill('1');
  await page.getByLabel('Month').fill('6');
  await page.getByLabel('Year').fill(String(app.clock.now().getFullYear() + 1));
  await page.getByRole('button', { name: 'I am moving on' }).click();
  await page.getByLabel('The role', { exact: true }).fill('I meet people at the gate');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save and go on later' }).click();
  assert.equal(await page.getByLabel('The role', { exact: true }).inputValue(), 'I meet people at the gate');

  await page.goto(endeavourUrls.bringIn);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await page.getByRole('link', { name: /Select the file of the endeavour/ }).waitFor();
  await expectAccessible(page);
  const content = JSON.stringify(await app.features.endeavours.transfer.read(id));
  const file = { name: 'endeavour.json', mimeType: 'application/json', buffer: Buffer.from(content) };
  await page.getByLabel('The file of the endeavour').setInputFiles(file);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await page.getByText('The file that you selected is kept.').waitFor();
  await expectAccessible(page);
  await page.getByLabel('Your role').fill('Keeper');
  await page.getByLabel('Organisation or community').fill('Elsewhere Council');
  await page.getByLabel('Policy', { exact: true }).check();
  await page.getByLabel('Place', { exact: true }).fill('Elsewhere');
  await page.getByLabel('Level', { exact: true }).fill('Local');
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Leaving prison' }).waitFor();
  await expectAccessible(page);
});
