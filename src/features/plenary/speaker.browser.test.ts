import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { giveRole, makeSession } from '../../../test/sessions.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);

async function prepare() {
  const session = await makeSession(app);
  for (const name of ['Ada Example', 'Ben Example']) {
    const { person } = await app.signInAs(`${name.slice(0, 3).toLowerCase()}@example.org`, { name });
    await giveRole(app, session, 'speaker', person);
  }
  return session;
}

async function joinAndAsk(page: Page, code: string, text: string): Promise<void> {
  await page.goto(`/j/${code}`);
  await page.getByRole('button', { name: /^Join/ }).click();
  await page.getByRole('button', { name: 'Ask a question' }).click();
  await page.getByLabel('Your question').fill(text);
  await page.getByRole('button', { name: 'Send question' }).click();
  await page.getByText('Your question was received.').waitFor();
}

describe('a speaker', () => {
  for (const scripts of [true, false]) {
    it(`answers in writing, and the asker reads it, ${scripts ? 'with' : 'without'} scripts`, async (test) => {
      const { code } = await prepare();
      const speaker = await browser.page(test, { as: 'ada@example.org', scripts, allow: /422/ });
      const asker = await browser.page(test, { size: 'phone', scripts });
      await speaker.goto(`/s/${code}/speak`);
      await speaker.getByText('Nothing waits for your answer.').waitFor();
      await expectAccessible(speaker);
      await joinAndAsk(asker, code, 'Who decides what good looks like?');
      if (!scripts) await speaker.reload();
      await speaker.getByRole('link', { name: 'Who decides what good looks like?' }).click();
      await expectAccessible(speaker);
      await speaker.getByRole('button', { name: 'Publish answer' }).click();
      await speaker.getByRole('alert').getByText('Enter your answer').waitFor();
      await expectAccessible(speaker);
      await speaker.getByLabel('Your answer').fill('We do, together, every quarter.');
      await speaker.getByRole('button', { name: 'Publish answer' }).click();
      await speaker.getByText('Your answer is published.').waitFor();
      await asker.getByRole('link', { name: 'All questions' }).click();
      await asker.getByRole('link', { name: /My questions and notices/ }).click();
      await asker.getByText('A speaker has answered in writing').waitFor();
      await asker.getByRole('link', { name: 'Who decides what good looks like?' }).click();
      await asker.getByText('We do, together, every quarter.').waitFor();
      await asker.getByText('has not answered yet').waitFor();
      await expectAccessible(asker);
    });
  }

  it('passes a question on with a reason that everyone reads', async (test) => {
    const { code } = await prepare();
    const speaker = await browser.page(test, { as: 'ada@example.org' });
    const asker = await browser.page(test, { size: 'phone' });
    await joinAndAsk(asker, code, 'What does a night in custody cost?');
    await speaker.goto(`/s/${code}/speak`);
    await speaker.getByRole('link', { name: 'What does a night' }).click();
    await speaker.getByText('Pass it on to another speaker').click();
    await speaker.getByLabel('Who should answer?').selectOption({ label: 'Ben Example' });
    await speaker.getByLabel('Why? Everyone can read this').first().fill('Ben keeps the figures.');
    await speaker.getByRole('button', { name: 'Pass on' }).click();
    await speaker.getByText('The question was passed on').waitFor();
    await expectAccessible(speaker);
    await asker.reload();
    await asker.getByText('Passed on to Ben Example.').waitFor();
  });
});
