import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { type Hall, openHall } from '../../../test/hall.ts';

const app = await startTestApp({ listen: true, jobs: true });
const browser = await startBrowser(app);

/** The button that does something about a question; its name holds the question's words for those who do not see it. */
const act = (page: Page, words: string, about: string) =>
  page.getByRole('button', { name: new RegExp(`^${words}\\W+${about.replaceAll('?', '\\?')}`) });
const stateIs = (page: Page, words: string) =>
  page.locator('.se-session-state strong', { hasText: words }).waitFor();
const card = (page: Page, text: string) =>
  page.locator('.se-card', { has: page.locator('.se-card__text', { hasText: text }) });

/** A window in which somebody who runs the session works on one of its pages. */
async function at(
  test: TestContext,
  hall: Hall,
  email: string,
  path: string,
  options: { readonly scripts?: boolean; readonly size?: 'phone' | 'desktop' } = {},
): Promise<Page> {
  const page = await browser.page(test, { as: email, allow: /40[39]|422/, ...options });
  await page.goto(hall.path(path));
  return page;
}

describe('a chair', () => {
  async function room(set: Parameters<typeof openHall>[1] = {}) {
    const hall = await openHall(app, set);
    const chair = await hall.staff('Ada Cole', 'chair');
    const ana = await hall.staff('Ana Ruiz', 'speaker');
    return { hall, chair, ana };
  }

  /** Presses Tab until what has the focus has this name, as somebody without a mouse does. */
  async function tabTo(page: Page, name: string | RegExp): Promise<void> {
    for (let presses = 0; presses < 150; presses++) {
      await page.keyboard.press('Tab');
      const words = await page.evaluate(() => {
        const element = document.activeElement as HTMLInputElement | null;
        return (element?.labels?.[0] ?? element)?.textContent?.trim().replaceAll(/\s+/g, ' ') ?? '';
      });
      if (typeof name === 'string' ? words === name : name.test(words)) return;
    }
    throw new Error(`The keyboard does not come to ${String(name)}.`);
  }

  it('runs a whole session with the keyboard alone', async (test) => {
    const { hall, chair, ana } = await room({ state: 'open' });
    await hall.ask('Who decides?', { to: [ana.roleId] });
    await hall.ask('Who pays?', { to: [ana.roleId] });
    app.clock.advance({ minutes: 4 });
    const page = await at(test, hall, chair.email, '/chair');
    const press = async (name: string | RegExp, key = 'Enter'): Promise<void> => {
      await tabTo(page, name);
      await page.keyboard.press(key);
    };
    await press('Start the session');
    await stateIs(page, 'Live now');
    await press('Choose next: Who decides?');
    await card(page, 'Who decides?').waitFor();
    await press('Choose next: Who pays?');
    await card(page, 'Who pays?').waitFor();
    await press('Earlier: Who pays?');
    await page.waitForFunction(
      () => document.querySelector('.se-cards .se-card__text')?.textContent === 'Who pays?',
    );
    await press('Answer now: Who pays?');
    await page.getByRole('region', { name: 'Being answered now' }).waitFor();
    await expectAccessible(page);
    await press('Mark as answered: Who pays?');
    await page.getByRole('heading', { name: 'Answered (1)' }).waitFor();
    await press('Not answered after all: Who pays?');
    await page.getByRole('heading', { name: 'Answered (1)' }).waitFor({ state: 'detached' });
    await press('Pause');
    await stateIs(page, 'Paused');
    await expectAccessible(page);
    await press('Go on');
    await stateIs(page, 'Live now');
    await press('Last call for votes');
    await press('Begin the last call');
    await stateIs(page, 'Closing: last call for votes');
    await expectAccessible(page);
    await press('Close the session');
    await page.getByRole('heading', { name: 'Close the session now?' }).waitFor();
    await expectAccessible(page);
    await press('Close the session');
    await stateIs(page, 'Closed');
    await expectAccessible(page);
  });

  it('sees votes change in place while the order stays, until it is asked to change', async (test) => {
    const { hall, chair } = await room();
    const [first, second] = [await hall.ask('The first wanted'), await hall.ask('The second wanted')];
    await hall.support(first, 2);
    app.clock.advance({ minutes: 4 });
    const page = await at(test, hall, chair.email, '/chair?order=most');
    const order = () => page.locator('.se-questions .se-question__text').allInnerTexts();
    assert.deepEqual(await order(), ['The first wanted', 'The second wanted']);
    await page.getByLabel('Message to the people').fill('Two more min');
    await hall.support(second, 5);
    await page.locator('.se-question', { hasText: 'The second wanted' }).getByText('6 votes').waitFor();
    assert.deepEqual(await order(), ['The first wanted', 'The second wanted']);
    await hall.ask('The third wanted');
    app.clock.advance({ minutes: 4 });
    await page.getByRole('button', { name: /moved – update/ }).click();
    assert.deepEqual((await order()).slice(-2), ['The second wanted', 'The first wanted']);
    assert.equal(await page.getByLabel('Message to the people').inputValue(), 'Two more min');
  });

  it('keeps a message that is being written while acting on questions', async (test) => {
    const { hall, chair } = await room();
    await hall.ask('Who decides?');
    app.clock.advance({ minutes: 4 });
    const page = await at(test, hall, chair.email, '/chair');
    await page.getByLabel('Message to the people').fill('Two more min');
    await act(page, 'Answer now', 'Who decides?').click();
    await page.getByRole('region', { name: 'Being answered now' }).waitFor();
    assert.equal(await page.getByLabel('Message to the people').inputValue(), 'Two more min');
    await page.getByLabel('Message to the people').fill('Two more minutes');
    await page.getByRole('button', { name: 'Send message' }).click();
    await page.getByText('Two more minutes').waitFor();
    assert.equal(await page.getByLabel('Message to the people').inputValue(), '');
  });

  it('is told at once when a question has waited too long', async (test) => {
    const { hall, chair } = await room({ moderation: 'before', queueAlertSeconds: 60 });
    await hall.ask('Who decides?');
    const page = await at(test, hall, chair.email, '/chair', { size: 'phone' });
    assert.equal(await page.getByText('has waited').count(), 0);
    app.clock.advance({ minutes: 2 });
    await hall.ask('Who pays?');
    await page.getByText('A question has waited 2 minutes').waitFor();
    await expectAccessible(page);
  });

  it('writes on while the service is away, and goes on when it is back', async (test) => {
    const { hall, chair } = await room();
    await hall.ask('Who decides?');
    app.clock.advance({ minutes: 4 });
    const page = await browser.page(test, { as: chair.email, allow: /ERR_|Failed to fetch/ });
    await page.goto(hall.path('/chair'));
    await page.getByLabel('Message to the people').fill('Hold on');
    await page.context().setOffline(true);
    await act(page, 'Choose next', 'Who decides?').click();
    await page.getByText('Not sent: the service cannot be reached').first().waitFor();
    assert.equal(await page.getByLabel('Message to the people').inputValue(), 'Hold on');
    await page.context().setOffline(false);
    // A second press within a second is taken for the same one.
    await page.waitForTimeout(1_100);
    await act(page, 'Choose next', 'Who decides?').click();
    await card(page, 'Who decides?').waitFor();
  });

  it('does all of it without scripts, on a phone', async (test) => {
    const { hall, chair, ana } = await room();
    await hall.ask('Who decides?', { to: [ana.roleId] });
    const page = await at(test, hall, chair.email, '/chair', { scripts: false, size: 'phone' });
    await act(page, 'Choose next', 'Who decides?').click();
    await act(page, 'Answer now', 'Who decides?').click();
    await expectAccessible(page);
    await act(page, 'Mark as answered', 'Who decides?').click();
    await page.getByRole('heading', { name: 'Answered (1)' }).waitFor();
    await page.getByText('Last call for votes').click();
    await page.getByRole('button', { name: 'Begin the last call' }).click();
    await stateIs(page, 'Closing: last call for votes');
    await expectAccessible(page);
  });
});
