import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { giveRole, makeSession } from '../../../test/sessions.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);

/** Longer than a tick of the stream and less than the second in which a change must be seen. */
const SEEN_WITHIN_MS = 3_000;

async function join(page: Page, code: string, organisation: string): Promise<void> {
  await page.goto(`/j/${code}`);
  await page.getByLabel('Organisation').fill(organisation);
  await page.getByRole('button', { name: /^Join/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Leaving prison' }).waitFor();
}

async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Ask a question' }).click();
  await page.getByLabel('Your question').fill(text);
  await page.getByRole('button', { name: 'Send question' }).click();
  await page.getByText('Your question was received.').waitFor();
}

describe('a participant', () => {
  async function session() {
    const made = await makeSession(app);
    const { person } = await app.signInAs('ada.speaker@example.org', { name: 'Ada Example' });
    await giveRole(app, made, 'speaker', person);
    return made;
  }

  it('joins on a phone, asks, and sees what becomes of the question', async (test) => {
    const { code } = await session();
    const page = await browser.page(test, { size: 'phone' });
    await join(page, code, 'Northshire Probation');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await expectAccessible(page);
    await page.goBack();
    await ask(page, 'Who meets people at the gate on a Friday afternoon?');
    await page.getByText('Shown to everyone').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'All questions' }).click();
    await page.getByText('Who meets people at the gate').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: /My questions and notices/ }).click();
    await page.getByText('your own').first().waitFor();
    await expectAccessible(page);
  });

  it('sees new questions gather behind a button, and votes change in place', async (test) => {
    const { code } = await session();
    const asker = await browser.page(test);
    const reader = await browser.page(test, { size: 'phone' });
    await join(asker, code, 'Northshire Probation');
    await join(reader, code, 'Harbour Housing Trust');
    await ask(asker, 'How do we share one plan for each person?');
    const update = reader.getByRole('link', { name: '1 new – update' });
    await update.waitFor({ timeout: SEEN_WITHIN_MS });
    assert.equal(await reader.getByText('How do we share one plan').count(), 0, 'nothing moved by itself');
    await expectAccessible(reader);
    await update.click();
    await reader.getByText('How do we share one plan').first().waitFor();
    const vote = reader.getByRole('button', { name: /I want this/ });
    await vote.click();
    await reader.getByRole('button', { name: /Wanted answered/, pressed: true }).waitFor();
    await asker.getByRole('link', { name: 'All questions' }).click();
    await asker.locator('.se-vote__count', { hasText: '2' }).waitFor({ timeout: SEEN_WITHIN_MS });
    await reader.getByRole('button', { pressed: true }).click();
    await asker.locator('.se-vote__count', { hasText: '1' }).waitFor({ timeout: SEEN_WITHIN_MS });
  });

  it('does all of it without scripts', async (test) => {
    const { code } = await session();
    const asker = await browser.page(test, { scripts: false });
    const reader = await browser.page(test, { scripts: false, size: 'phone' });
    await join(asker, code, 'Northshire Probation');
    await join(reader, code, 'Harbour Housing Trust');
    await ask(asker, 'Why do release days fall on a Friday?');
    await reader.getByRole('link', { name: 'Update' }).click();
    await reader.getByRole('button', { name: /I want this/ }).click();
    await reader.getByRole('button', { name: /Wanted answered/, pressed: true }).waitFor();
    await reader.locator('.se-vote__count', { hasText: '2' }).waitFor();
    await expectAccessible(reader);
    await asker.getByRole('button', { name: 'Withdraw question' }).click();
    await asker.getByText('Your question was withdrawn.').waitFor();
    await expectAccessible(asker);
  });

  it('keeps what was typed over a reload, and over a mistake (LIVE-T3)', async (test) => {
    const { code } = await session();
    const page = await browser.page(test, { allow: /422/ });
    await join(page, code, 'Northshire Probation');
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await page.getByLabel('Your question').fill('Half a question, still being');
    await page.reload();
    assert.equal(await page.getByLabel('Your question').inputValue(), 'Half a question, still being');
    await page.getByLabel('All speakers').uncheck();
    await page.getByRole('button', { name: 'Send question' }).click();
    await page.getByRole('alert').getByText('Choose who your question is for').waitFor();
    assert.equal(await page.getByLabel('Your question').inputValue(), 'Half a question, still being');
    await expectAccessible(page);
  });

  it('loses no vote and no question while the connection is away (LIVE-76)', async (test) => {
    const { code } = await session();
    const asker = await browser.page(test);
    const page = await browser.page(test, { allow: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/ });
    await join(asker, code, 'Northshire Probation');
    await ask(asker, 'What would you stop doing?');
    await join(page, code, 'Harbour Housing Trust');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /I want this/ }).click();
    await page.getByRole('button', { name: /Wanted answered/, pressed: true }).waitFor();
    await page.context().setOffline(false);
    await asker.getByRole('link', { name: 'All questions' }).click();
    await asker.locator('.se-vote__count', { hasText: '2' }).waitFor({ timeout: 15_000 });

    await page.getByRole('button', { name: 'Ask a question' }).click();
    await page.getByLabel('Your question').fill('And what would you start?');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Send question' }).click();
    await page.getByRole('paragraph').filter({ hasText: 'kept on this device' }).waitFor();
    await page.context().setOffline(false);
    await page.getByText('Your question was received.').waitFor({ timeout: 15_000 });
  });

  it('reads the screen of the room, which follows by itself', async (test) => {
    const made = await session();
    const { person } = await app.signInAs('org@example.org', { name: 'Olu Example' });
    await giveRole(app, made, 'organiser', person);
    const asker = await browser.page(test);
    const screen = await browser.page(test, { as: 'org@example.org' });
    await join(asker, made.code, 'Northshire Probation');
    await screen.goto(`/s/${made.code}/screen`);
    await screen.getByText('No questions yet.').waitFor();
    await ask(asker, 'Who decides what good looks like?');
    await screen.getByText('Who decides what good looks like?').waitFor({ timeout: 5_000 });
    await expectAccessible(screen);
  });
});
