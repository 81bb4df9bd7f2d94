import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { giveRole } from '../../../test/sessions.ts';
import { findSessionByCode } from '../sessions/index.ts';

const app = await startTestApp({ listen: true, jobs: true });
const browser = await startBrowser(app);

const GATE = 'Who meets people at the gate on a Friday afternoon?';
const PLAN = 'How do seven organisations share one plan?';

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
}

/** Presses Tab until the control of that name has the focus: what somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return `${element?.labels?.[0]?.textContent ?? ''} ${element?.textContent ?? ''} ${element?.getAttribute('aria-label') ?? ''}`;
    });
    if (name.test(focused)) return;
  }
  assert.fail(`No Tab reaches ${String(name)}.`);
}

it('is prepared, joined from three browsers, asked, voted, moderated, answered, presented, polled, closed and kept', async (test) => {
  const organiser = await browser.page(test, { as: 'olu@example.org' });
  const { person } = await app.signInAs('olu@example.org', { name: 'Olu Example' });

  // Prepared.
  await organiser.goto('/sessions/new');
  await organiser.getByLabel('Title').fill('The first day out');
  const day = organiser.getByLabel('Day');
  await day.first().fill('3');
  await organiser.getByLabel('Month').first().fill('3');
  await organiser.getByLabel('Year').first().fill('2026');
  await organiser.getByLabel(/^Start/).fill('10am');
  await organiser.getByLabel(/^(End|Finish)/).fill('11am');
  await expectAccessible(organiser);
  await organiser.locator('main').getByRole('button').last().click();
  await organiser.getByText('What is ready').waitFor();
  const code = /\/s\/(\w{6})\//.exec(organiser.url())?.[1] ?? '';
  const session = await findSessionByCode(app.database.kysely, code);
  assert.ok(session);
  for (const role of ['chair', 'moderator', 'speaker'] as const) await giveRole(app, session, role, person);
  for (const [link, button] of [
    [/Announce/, 'Announce the session'],
    [/Open/, 'Open for questions'],
  ] as const) {
    await organiser.goto(`/s/${code}/organise`);
    await organiser
      .locator('main')
      .getByRole('button', { name: link })
      .or(organiser.locator('main').getByRole('link', { name: link }))
      .first()
      .click();
    await press(organiser, button);
  }
  await organiser.goto(`/s/${code}/chair`);
  await press(organiser, 'Start the session');
  await organiser.getByText('Live now').first().waitFor();
  await expectAccessible(organiser);

  // Joined: on a phone, without scripts, by keyboard alone.
  const phone = await browser.page(test, { size: 'phone' });
  const plain = await browser.page(test, { scripts: false });
  const keys = await browser.page(test);
  for (const [page, organisation] of [
    [phone, 'Northshire Probation'],
    [plain, 'Harbour Housing Trust'],
  ] as const) {
    await page.goto('/');
    await page.getByLabel(/code/i).first().fill(code);
    await page.keyboard.press('Enter');
    await page.getByLabel('Organisation').fill(organisation);
    await press(page, /^Join/);
    await page.getByRole('heading', { level: 1, name: 'The first day out' }).waitFor();
  }
  await keys.goto(`/j/${code}`);
  await tabTo(keys, /Organisation/);
  await keys.keyboard.type('Eastmoor Council');
  await tabTo(keys, /Join/);
  await keys.keyboard.press('Enter');
  await keys.getByRole('heading', { level: 1, name: 'The first day out' }).waitFor();

  // Asked, and voted.
  for (const [page, question] of [
    [phone, GATE],
    [plain, PLAN],
  ] as const) {
    await press(page, 'Ask a question');
    await page.getByLabel('Your question').fill(question);
    await press(page, 'Send question');
    await page.getByText('Your question was received.').waitFor();
  }
  await keys.goto(`/s/${code}?order=newest`);
  await tabTo(keys, /I want this.*Who meets people/s);
  await keys.keyboard.press('Enter');
  await keys.getByRole('button', { pressed: true }).waitFor();
  await expectAccessible(keys);

  // Moderated.
  await organiser.goto(`/s/${code}/moderate?view=shown`);
  await organiser.getByText(PLAN).first().waitFor();
  await expectAccessible(organiser);

  // Answered and presented.
  const screen = await browser.page(test, { as: 'olu@example.org' });
  await screen.goto(`/s/${code}/screen`);
  await organiser.goto(`/s/${code}/chair`);
  await organiser
    .getByRole('button', { name: /Answer now.*Who meets people/s })
    .first()
    .click();
  await screen.getByText('Being answered now').waitFor({ timeout: 5_000 });
  await phone.goto(`/s/${code}`);
  await phone.getByRole('heading', { name: 'Being answered now' }).waitFor();
  await expectAccessible(phone);
  await organiser
    .getByRole('button', { name: /Mark as answered/ })
    .first()
    .click();
  await phone.getByRole('link', { name: 'Answered', exact: true }).click();
  await phone.getByText(GATE).first().waitFor();

  // Polled.
  await organiser.goto(`/s/${code}/run-polls/new`);
  await organiser.getByLabel('One choice').check();
  await organiser.locator('main').getByRole('button').last().click();
  await organiser.getByLabel('Question', { exact: true }).fill('Where should we begin?');
  await organiser.getByLabel('Answers to choose from').fill('Housing\nHealth');
  await organiser.locator('main').getByRole('button').last().click();
  await organiser.waitForURL(/run-polls(\?.*)?(#.*)?$/);
  await organiser.getByRole('button', { name: /Open.*Where should we begin/s }).click();
  await phone.goto(`/s/${code}`);
  await phone.getByRole('link', { name: 'Where should we begin?' }).click();
  await phone.getByLabel('Housing').check();
  await phone.locator('main').getByRole('button').first().click();
  await phone
    .getByText(/You answered|Your answer/)
    .first()
    .waitFor();
  await expectAccessible(phone);

  // Closed and kept.
  await organiser.goto(`/s/${code}/chair`);
  await organiser.getByText('Last call for votes', { exact: true }).first().click();
  await press(organiser, 'Begin the last call');
  await organiser.getByText('Closing: last call for votes').first().waitFor();
  await expectAccessible(organiser);
  await press(organiser, 'Close the session');
  await organiser.getByText('A closed session never goes live again.').waitFor();
  await expectAccessible(organiser);
  await press(organiser, 'Close the session');
  await organiser.getByText('Closed', { exact: true }).first().waitFor();
  await phone.goto(`/s/${code}/archive`);
  await phone.getByText(GATE).first().waitFor();
  await phone.getByText(PLAN).first().waitFor();
  await expectAccessible(phone);
  const exported = await organiser.request.get(`/s/${code}/export.json`);
  assert.equal(exported.status(), 200);
  const text = await exported.text();
  assert.ok(text.includes(GATE) && text.includes(PLAN) && text.includes('Where should we begin?'));
});
