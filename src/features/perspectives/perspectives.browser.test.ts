import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { giveAnswers, openConversation } from '../../../test/perspectives/conversations.ts';
import { freePort } from '../../../test/ports.ts';
import { waitFor } from '../../../test/wait-for.ts';
import type { ConversationId } from './conversation.ts';
import { perspectivesUrls } from './urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const { perspectives } = app.features;
const { person } = await app.signInAs('convener@example.org');

const TEXTS = [
  'Rent is too high',
  'Trains are late',
  'Bread is dear',
  'Work is far',
  'Nights are loud',
  'Nobody who decides about a release on a Friday afternoon has to stand at a bus stop with a plastic bag',
];
const SLIP_MS = 400;
/** A sheet without its margins, in CSS pixels. */
const A4 = { width: 718, height: 1000 };

const conversation = (): Promise<ConversationId> =>
  openConversation(
    app,
    person,
    TEXTS.map((text, index) => ({ text, lens: index < 4 ? 'wrong' : 'works' })),
    { question: 'What troubles you?', background: 'Everybody who lives here is asked.' },
  );

async function phone(
  t: Parameters<typeof browser.page>[0],
  options: Parameters<typeof browser.page>[1] = {},
) {
  const page = await browser.page(t, { size: 'phone', ...options });
  await page.setViewportSize({ width: 360, height: 740 });
  return page;
}

const answersOf = (id: ConversationId) =>
  app.database.kysely
    .selectFrom('perspectivesVote')
    .select(['statementId', 'value', 'matters'])
    .where('perspectivesId', '=', id)
    .execute();

function answered(id: ConversationId, count: number): Promise<boolean> {
  return waitFor(`${count} answers`, async () => (await answersOf(id)).length === count);
}

async function expectNarrow(page: Page): Promise<void> {
  const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
  assert.ok(width <= 360, `the page is ${width} wide`);
}

test('somebody answers every statement on a phone with a thumb, and sees where they stand', async (t) => {
  const id = await conversation();
  const page = await phone(t);
  await page.goto(perspectivesUrls.home(id));
  await expectAccessible(page);
  await expectNarrow(page);
  const button = await page.getByRole('button', { name: 'Agree', exact: true }).boundingBox();
  assert.ok((button?.height ?? 0) >= 44, 'a thumb finds the button');
  for (const [index] of TEXTS.entries()) {
    const before = await page.locator('#statement').innerText();
    if (index === 0) await page.getByLabel('This matters a lot to me').check();
    await page.getByRole('button', { name: index % 2 === 0 ? 'Agree' : 'Disagree', exact: true }).tap();
    await page.waitForFunction((text) => document.querySelector('#statement')?.textContent !== text, before);
    await page.waitForTimeout(SLIP_MS);
  }
  assert.match(await page.locator('main').innerText(), /You have answered every statement there is/);
  await page.locator('#why:focus').waitFor();
  await expectAccessible(page);
  await answered(id, TEXTS.length);
  assert.equal((await answersOf(id)).filter(({ matters }) => matters).length, 1);
  for (const name of ['See and change your answers', 'Guess how others answer'])
    await page.getByRole('link', { name }).waitFor();
  await page.getByRole('link', { name: 'See where you stand' }).click();
  await expectAccessible(page);
  await page.goto(perspectivesUrls.guess(id));
  await expectAccessible(page);
  await expectNarrow(page);
});

test('the keyboard alone is enough: answer, go back to the last, answer otherwise', async (t) => {
  const id = await conversation();
  const page = await browser.page(t);
  await page.goto(perspectivesUrls.home(id));
  await focusOn(page, 'Agree');
  const first = await page.locator('#statement').innerText();
  await page.keyboard.press('Enter');
  await page.locator('.se-perspectives__last').waitFor();
  assert.match(
    await page.locator('.se-perspectives__last').innerText(),
    new RegExp(`You agreed: “${first}”`),
  );
  await page.waitForTimeout(SLIP_MS);
  await focusOn(page, 'Change this answer');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#statement').innerText(), first);
  await expectAccessible(page);
  await focusOn(page, 'Disagree');
  await page.keyboard.press('Space');
  await waitFor('the changed answer', async () => (await answersOf(id))[0]?.value === -1);
});

/** Presses Tab until the control with these words has the focus, as somebody without a mouse does. */
async function focusOn(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate('document.activeElement?.textContent?.trim()')) === words) return;
  }
  assert.fail(`the focus never came to “${words}”`);
}

test('without scripts each answer is a form, on a phone too', async (t) => {
  const id = await conversation();
  const page = await phone(t, { scripts: false });
  await page.goto(perspectivesUrls.home(id));
  await expectNarrow(page);
  for (const [index] of TEXTS.entries()) {
    await page.getByRole('button', { name: index === 0 ? 'Pass' : 'Agree', exact: true }).tap();
    await page.getByText(new RegExp(`You have answered ${index + 1}[;.]`)).waitFor();
  }
  assert.match(await page.locator('main').innerText(), /You have answered every statement there is/);
  assert.equal(await page.locator(':target').count(), 1, 'the address leads to what is left');
  assert.equal((await answersOf(id)).length, TEXTS.length);
});

test('OPN-64: a statement is put aside without leaving the page, and is not asked again today', async (t) => {
  const id = await conversation();
  const page = await phone(t);
  await page.goto(perspectivesUrls.home(id));
  const aside = await page.locator('#statement').innerText();
  await page.getByRole('button', { name: 'Not now: ask me tomorrow' }).tap();
  await page.getByText(`You have answered 0; ${TEXTS.length - 1}`).waitFor();
  await expectAccessible(page);
  await waitFor(
    'it to be put aside',
    async () =>
      (await app.database.kysely.selectFrom('perspectivesPutAside').selectAll().execute()).length === 1,
  );
  await page.reload();
  for (let left = TEXTS.length - 1; left > 0; left -= 1) {
    assert.notEqual(await page.locator('#statement').innerText(), aside);
    await page.waitForTimeout(SLIP_MS);
    await page.getByRole('button', { name: 'Agree', exact: true }).tap();
    await page.getByText(`You have answered ${TEXTS.length - left}`).waitFor();
  }
  await page.getByText('Nothing else today: you put 1 statement aside until tomorrow.').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ask me now' }).tap();
  await page.getByRole('heading', { name: aside }).waitFor();
});

test('answers given without a connection arrive once it is back', async (t) => {
  const id = await conversation();
  const page = await phone(t, { allow: /ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load resource/ });
  await page.goto(perspectivesUrls.home(id));
  await page.context().setOffline(true);
  for (let count = 0; count < 3; count += 1) {
    await page.getByRole('button', { name: 'Agree', exact: true }).tap();
    await page.waitForTimeout(SLIP_MS);
  }
  await page
    .getByText(/connection|offline/i)
    .first()
    .waitFor();
  await expectAccessible(page);
  assert.deepEqual(await answersOf(id), []);
  await page.context().setOffline(false);
  await answered(id, 3);
});

test('a conversation that closes in mid-vote says so, and keeps what came before', async (t) => {
  const id = await conversation();
  const page = await phone(t, { allow: /409/ });
  await page.goto(perspectivesUrls.home(id));
  await page.getByRole('button', { name: 'Agree', exact: true }).tap();
  await answered(id, 1);
  await perspectives.convening.move(person.id, id, 'closed');
  await page.waitForTimeout(SLIP_MS);
  await page.getByRole('button', { name: 'Agree', exact: true }).tap();
  await page
    .locator('main')
    .getByText(/This conversation has closed/)
    .first()
    .waitFor();
  await expectAccessible(page);
  assert.equal((await answersOf(id)).length, 1);
});

test('two windows of one browser are one participant, who is asked nothing twice', async (t) => {
  const id = await conversation();
  const page = await browser.page(t);
  await page.goto(perspectivesUrls.home(id));
  const second = await page.context().newPage();
  await second.goto(perspectivesUrls.home(id));
  await page.getByRole('button', { name: 'Agree', exact: true }).click();
  await answered(id, 1);
  await second.getByRole('button', { name: 'Disagree', exact: true }).click();
  await second.waitForTimeout(SLIP_MS);
  const people = await app.database.kysely
    .selectFrom('perspectivesParticipant')
    .select('id')
    .where('perspectivesId', '=', id)
    .execute();
  assert.equal(people.length, 1);
  await second.reload();
  assert.match(await second.locator('main').innerText(), /You have answered [12];/);
});

test('an open report says how many answers came since, and nothing on it moves', async (t) => {
  const id = await conversation();
  const answer = (count: number) =>
    giveAnswers(
      app,
      id,
      Array.from({ length: count }, (_each, index) =>
        TEXTS.map((_text, place) => ((place + index) % 2 === 0 ? 1 : -1)),
      ),
    );
  await answer(12);
  await perspectives.calculation.calculate(id);
  const page = await phone(t);
  await page.goto(perspectivesUrls.report(id));
  await expectAccessible(page);
  await expectNarrow(page);
  await answer(2);
  await perspectives.calculation.calculate(id);
  const notice = page.getByRole('link', { name: '12 new answers – show' });
  await notice.waitFor();
  assert.match(await page.locator('main').innerText(), /12 people gave 72 answers/);
  await expectAccessible(page);
  await notice.click();
  await page.getByText('14 people gave 84 answers').waitFor();
});

test('on paper the report has all its columns and what is folded away on screen', async (t) => {
  const id = await conversation();
  await giveAnswers(
    app,
    id,
    Array.from({ length: 12 }, (_each, index) =>
      TEXTS.map((_text, place) => ((place + index) % 2 === 0 ? 1 : -1)),
    ),
  );
  await perspectives.calculation.calculate(id);
  const page = await browser.page(t);
  await page.setViewportSize(A4);
  await page.goto(perspectivesUrls.report(id));
  await page.emulateMedia({ media: 'print' });
  const boxes = await page
    .locator('.se-scroll')
    .evaluateAll((found) => found.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
  assert.ok(boxes.length >= 2, 'the tables of division and of lenses');
  for (const excess of boxes) assert.ok(excess <= 1, `a table is ${excess} pixels wider than the sheet`);
  await expectAccessible(page);
  assert.ok(await page.getByText('Division is 0 where everybody gives one answer').first().isVisible());
  assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
});

test('a site that is named shows the question in a frame; another one is refused', async (t) => {
  const id = await conversation();
  const [named, other] = [await siteWith(id), await siteWith(id)];
  await perspectives.convening.setEmbedding(person.id, id, [named]);
  const page = await browser.page(t, { allow: /frame|ERR_BLOCKED_BY_RESPONSE|chrome-error/i });
  await page.goto(named);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { name: 'What troubles you?' }).waitFor();
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    frame.getByRole('link', { name: /Take part/ }).click(),
  ]);
  await popup.getByRole('button', { name: 'Agree', exact: true }).waitFor();
  await page.goto(other);
  await page.waitForTimeout(SLIP_MS);
  assert.equal(await page.frameLocator('iframe').getByText('What troubles you?').count(), 0);
});

/** A site of another origin that shows the conversation in a frame. */
async function siteWith(id: ConversationId): Promise<string> {
  const port = await freePort();
  const address = new URL(perspectivesUrls.embed(id), app.baseUrl).href;
  const site = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><html lang="en"><title>Site</title><iframe src="${address}" title="Conversation"></iframe>`,
    );
  }).listen(port, '127.0.0.1');
  after(() => site.close());
  return `http://127.0.0.1:${port}`;
}
