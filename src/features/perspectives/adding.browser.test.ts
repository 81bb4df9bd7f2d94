import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { giveAnswers, openConversation } from '../../../test/perspectives/conversations.ts';
import { MAX_STATEMENT_LENGTH } from './statement.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const { perspectives } = app.features;
const { person } = await app.signInAs('convener@example.org');
const TEXTS = ['Rent is too high', 'Trains are late', 'Bread is dear'];

/** A window of 1280 pixels at four times its size: what WCAG 1.4.10 asks a page to fit. */
const ZOOMED = { width: 320, height: 256 };

const field = (page: Page) => page.getByRole('textbox', { name: 'Your statement' });

for (const scripts of [true, false]) {
  test(`what is wrong with a statement is told, and what was typed stays: scripts ${scripts ? 'on' : 'off'}`, async (t) => {
    const id = await openConversation(app, person, TEXTS);
    const page = await browser.page(t, { size: 'phone', scripts, allow: /422|409/ });
    await page.goto(perspectivesUrls.add(id));
    const add = () => page.getByRole('button', { name: 'Add it', exact: true }).click();
    await add();
    await page.getByRole('link', { name: 'Enter a statement' }).waitFor();
    await page.getByRole('link', { name: 'Select what your statement is about' }).waitFor();
    await expectAccessible(page);

    const long = `${'Buses are late. '.repeat(20)}End`;
    assert.ok(long.length > MAX_STATEMENT_LENGTH);
    await field(page).fill(long);
    await page.getByLabel('What is wrong').check();
    await add();
    await page.getByRole('link', { name: /280 characters/ }).waitFor();
    assert.equal(await field(page).inputValue(), long);
    assert.ok(await page.getByLabel('What is wrong').isChecked());

    await field(page).fill('The trains are late');
    await add();
    await page.getByRole('heading', { name: 'Does one of these say it already?' }).waitFor();
    if (scripts) assert.equal(await page.locator(':focus').getAttribute('role'), 'alert');
    await page.getByText('Trains are late', { exact: false }).first().waitFor();
    await expectAccessible(page);
    assert.equal(await field(page).inputValue(), 'The trains are late');
    await page.getByRole('button', { name: 'Add it all the same' }).click();
    await page.getByText('A convener looks at it before others see it.').waitFor();
    await expectAccessible(page);

    await field(page).fill('Nights are loud');
    await page.getByLabel('What is wrong').check();
    await add();
    await page
      .getByRole('link', { name: /Wait \d+ seconds, then add this one\. Your text is kept/ })
      .waitFor();
    assert.equal(await field(page).inputValue(), 'Nights are loud');
  });
}

test('every page for those who take part fits a window at four times its size', async (t) => {
  const id = await openConversation(app, person, TEXTS, {
    question: 'What would help people who leave prison on a Friday afternoon?',
  });
  const sides = [1, -1, 0] as const;
  await giveAnswers(
    app,
    id,
    Array.from({ length: 21 }, (_each, index) => TEXTS.map((_text, place) => sides[(index + place) % 3]!)),
  );
  await perspectives.calculation.calculate(id);
  const page = await browser.page(t);
  await page.setViewportSize(ZOOMED);
  await page.goto(perspectivesUrls.home(id));
  await page.getByRole('button', { name: 'Agree', exact: true }).click();
  await page.getByText('You have answered 1; 2 are left.').waitFor();
  for (const url of [
    perspectivesUrls.home(id),
    perspectivesUrls.add(id),
    perspectivesUrls.answers(id),
    perspectivesUrls.me(id),
    perspectivesUrls.report(id),
    perspectivesUrls.picture(id),
    perspectivesUrls.statements(id),
    perspectivesUrls.record(id),
  ]) {
    await page.goto(url);
    await expectAccessible(page);
  }
});
