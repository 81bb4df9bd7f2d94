import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { giveAnswers, openConversation } from '../../../test/perspectives/conversations.ts';
import { perspectivesUrls } from './urls.ts';

// Nothing here touches a mouse: Tab, Enter, Space and the arrows alone.
const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const { perspectives } = app.features;
const { person } = await app.signInAs('convener@example.org');
const TEXTS = ['Rent is too high', 'Trains are late', 'Bread is dear'];
const MOST_TABS = 120;

/** A window of 1280 pixels at twice its size (WCAG 1.4.4). */
const TWICE = { width: 640, height: 512 };

const conversation = () => openConversation(app, person, TEXTS, { question: 'What troubles you?' });

interface Focused {
  readonly words: string;
  readonly name: string;
  readonly isSeen: boolean;
}

/** Presses Tab until what has the focus fits; it is then within the window, with an outline or a background of its own. */
async function tabTo(page: Page, what: string, fits: (focused: Focused) => boolean): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return { words: '', name: '', isSeen: false };
      const { top, bottom } = element.getBoundingClientRect();
      return {
        words: (element.textContent ?? '').trim().replaceAll(/\s+/g, ' '),
        name: element.getAttribute('name') ?? '',
        isSeen: bottom > 0 && top < innerHeight,
      };
    });
    if (!fits(focused)) continue;
    assert.ok(focused.isSeen, `“${what}” has the focus and is within the window`);
    return;
  }
  assert.fail(`the focus never came to “${what}”`);
}

const tabToWords = (page: Page, words: string) =>
  tabTo(page, words, (focused) => focused.words.startsWith(words));
const tabToField = (page: Page, name: string) => tabTo(page, name, (focused) => focused.name === name);

test('by keyboard alone a statement is added, with its mistakes mended', async (t) => {
  const id = await conversation();
  const page = await browser.page(t, { allow: /422/ });
  await page.goto(perspectivesUrls.add(id));
  await tabToWords(page, 'Add it');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Enter a statement' }).waitFor();
  await tabToWords(page, 'Enter a statement');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nights are loud');
  await tabToField(page, 'lens');
  await page.keyboard.press('Space');
  await tabToWords(page, 'Add it');
  await page.keyboard.press('Enter');
  await page.getByText('A convener looks at it before others see it.').waitFor();
  await expectAccessible(page);
});

test('by keyboard alone a convener accepts a statement and takes another one away with a reason', async (t) => {
  const id = await conversation();
  const author = app.agent();
  for (const text of ['Nights are loud', 'A shop sells cheap things']) {
    const add = await author.get(perspectivesUrls.add(id));
    await author.submit(add.form('Add it').fill({ text, lens: 'wrong' }), 'Add it');
    app.clock.advance({ minutes: 1 });
  }
  const page = await browser.page(t, { as: 'convener@example.org' });
  await page.goto(perspectivesUrls.moderate(id));
  await tabToWords(page, 'Accept: Nights are loud');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Accept: Nights are loud' }).waitFor({ state: 'detached' });
  await tabToWords(page, 'Do not show it: A shop');
  await page.keyboard.press('Enter');
  await tabToField(page, 'reason');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expectAccessible(page);
  await tabToWords(page, 'Do not show: A shop');
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: 'Accept: A shop sells cheap things' })
    .waitFor({ state: 'detached' });
  const states = await app.database.kysely
    .selectFrom('perspectivesStatement')
    .select(['text', 'state', 'reason'])
    .where('perspectivesId', '=', id)
    .where('isSeed', '=', false)
    .orderBy('number')
    .execute();
  assert.deepEqual(
    states.map(({ state }) => state),
    ['accepted', 'rejected'],
  );
  assert.ok(states[1]?.reason);
});

async function answeredConversation() {
  const id = await conversation();
  const sides = [1, -1, 0] as const;
  await giveAnswers(
    app,
    id,
    Array.from({ length: 21 }, (_each, index) => TEXTS.map((_text, place) => sides[(index + place) % 3]!)),
  );
  await perspectives.calculation.calculate(id);
  return id;
}

test('by keyboard alone the report is read, unfolded, and every statement sorted in a table', async (t) => {
  const id = await answeredConversation();
  const page = await browser.page(t);
  await page.goto(perspectivesUrls.home(id));
  await tabToWords(page, 'Report');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'In short' }).waitFor();
  await tabToWords(page, 'How this is found');
  await page.keyboard.press('Enter');
  await page.getByText('Division is 0 where everybody gives one answer').first().waitFor();
  await tabToWords(page, 'Every statement, with its answers');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Statements/ }).waitFor();
  await tabToWords(page, 'Show them as a table');
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'Most divided first' }).waitFor();
  await expectAccessible(page);
  await tabToWords(page, 'Oldest first');
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'Oldest first' }).waitFor();
  assert.deepEqual(
    await page.locator('th[scope="row"]').allInnerTexts(),
    TEXTS.map((text, at) => `${at + 1}: ${text}`),
  );
});

test('every page fits a window at twice its size, those for conveners too', async (t) => {
  const id = await answeredConversation();
  const page = await browser.page(t, { as: 'convener@example.org' });
  await page.setViewportSize(TWICE);
  for (const url of [
    perspectivesUrls.home(id),
    perspectivesUrls.add(id),
    perspectivesUrls.report(id),
    perspectivesUrls.picture(id),
    perspectivesUrls.statements(id),
    `${perspectivesUrls.statements(id)}?as=table`,
    perspectivesUrls.record(id),
    perspectivesUrls.moderate(id),
    `${perspectivesUrls.moderate(id)}?state=accepted`,
    perspectivesUrls.run(id),
    perspectivesUrls.reach(id),
    perspectivesUrls.participants(id),
    perspectivesUrls.polis(id),
  ]) {
    await page.goto(url);
    await expectAccessible(page);
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
    assert.ok(width <= TWICE.width, `${url} is ${width} wide`);
  }
});
