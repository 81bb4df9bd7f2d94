import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { openConversation } from '../../../test/perspectives/conversations.ts';
import { waitFor } from '../../../test/wait-for.ts';
import type { ConversationId, StatementId } from './conversation.ts';
import type { Decision } from './moderating.ts';
import { perspectivesUrls } from './urls.ts';

// Two browsers at once: somebody answers in one while conveners act in another.
const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const { perspectives } = app.features;
const { person } = await app.signInAs('convener@example.org');
const TEXTS = ['Rent is too high', 'Trains are late', 'Bread is dear', 'Work is far'];
const SLIP_MS = 400;
const REFUSED = { allow: /409/ } as const;

const conversation = () => openConversation(app, person, TEXTS, { question: 'What troubles you?' });

async function decideOnShown(page: Page, id: ConversationId, decision: Decision): Promise<string> {
  const text = await page.locator('#statement').innerText();
  const { id: statement } = await app.database.kysely
    .selectFrom('perspectivesStatement')
    .select('id')
    .where('perspectivesId', '=', id)
    .where('text', '=', text)
    .executeTakeFirstOrThrow();
  await perspectives.moderating.decide(person.id, id, statement as StatementId, decision);
  return text;
}

const answersTo = (id: ConversationId) =>
  app.database.kysely
    .selectFrom('perspectivesVote')
    .select('value')
    .where('perspectivesId', '=', id)
    .execute();

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const mainOf = (page: Page) => page.locator('main').innerText();

test('a statement that is taken away while somebody reads it is not counted, and the page does not say that it was', async (t) => {
  const id = await conversation();
  const page = await browser.page(t, { size: 'phone', ...REFUSED });
  await page.goto(perspectivesUrls.home(id));
  await press(page, 'Agree');
  await page.getByText('You have answered 1; 3 are left.').waitFor();
  await waitFor('the first answer', async () => (await answersTo(id)).length === 1);
  const gone = await decideOnShown(page, id, { kind: 'reject', reason: 'off-topic', note: '' });
  await page.waitForTimeout(SLIP_MS);
  await press(page, 'Disagree');
  await page
    .getByText(/This statement takes no more answers/)
    .first()
    .waitFor();
  await page.getByText('You have answered 1; 2 are left.').waitFor();
  const told = await mainOf(page);
  assert.ok(!told.includes(gone), 'nothing says how it was answered');
  await expectAccessible(page);
  await page.waitForTimeout(SLIP_MS);
  await press(page, 'Pass');
  await page.getByText('You have answered 2; 1 is left.').waitFor();
  assert.doesNotMatch(await mainOf(page), /takes no more answers/);
  await waitFor('the second answer', async () => (await answersTo(id)).length === 2);
});

test('OPN-13: a statement that is corrected while somebody reads it is asked again in its new words', async (t) => {
  const id = await conversation();
  const other = await browser.page(t);
  await other.goto(perspectivesUrls.home(id));
  const page = await browser.page(t, { size: 'phone', ...REFUSED });
  await page.goto(perspectivesUrls.home(id));
  const first = await page.locator('#statement').innerText();
  while ((await other.locator('#statement').innerText()) !== first) {
    await press(other, 'Pass');
    await other.waitForTimeout(SLIP_MS);
  }
  await press(other, 'Agree');
  await waitFor('the answer of somebody else', async () =>
    (await answersTo(id)).some(({ value }) => value === 1),
  );
  const old = await decideOnShown(page, id, { kind: 'correct', text: 'In other words' });
  await press(page, 'Agree');
  await page
    .getByText(/This statement takes no more answers/)
    .first()
    .waitFor();
  await page.getByText('You have answered 0; 4 are left.').waitFor();
  for (let left = 4; left > 0; left -= 1) {
    if ((await page.locator('#statement').innerText()) === 'In other words') {
      await page.getByText(`It was: “${old}”`).waitFor();
      await expectAccessible(page);
    }
    await page.waitForTimeout(SLIP_MS);
    await press(page, 'Disagree');
    await page.getByText(`You have answered ${5 - left}`).waitFor();
  }
  await page.getByText('You have answered every statement there is.').waitFor();
});

for (const scripts of [true, false]) {
  test(`a conversation that closes in mid-vote says which answer does not count, and asks no more: scripts ${scripts ? 'on' : 'off'}`, async (t) => {
    const id = await conversation();
    const page = await browser.page(t, { size: 'phone', scripts, ...REFUSED });
    await page.goto(perspectivesUrls.home(id));
    await press(page, 'Agree');
    await page.getByText('You have answered 1; 3 are left.').waitFor();
    await waitFor('the first answer', async () => (await answersTo(id)).length === 1);
    await perspectives.convening.move(person.id, id, 'closed');
    await page.waitForTimeout(SLIP_MS);
    await press(page, 'Agree');
    await page
      .getByText(/has closed, so this answer was not counted/)
      .first()
      .waitFor();
    await page.getByText('You have answered 1.').waitFor();
    assert.equal(await page.locator('#statement').count(), 0);
    assert.equal((await answersTo(id)).length, 1);
    await expectAccessible(page);
  });
}

test('answers that the server does not take for now are said to wait, and arrive by themselves', async (t) => {
  const id = await conversation();
  const page = await browser.page(t, { size: 'phone', allow: /429/ });
  await page.goto(perspectivesUrls.home(id));
  const isVote = (url: URL): boolean => url.pathname.startsWith('/perspectives/');
  await page.route(isVote, (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 429 }) : route.continue(),
  );
  await press(page, 'Agree');
  await page.waitForTimeout(SLIP_MS);
  await press(page, 'Pass');
  const told = page.locator('p', { hasText: '2 answers could not be sent yet.' });
  await told.waitFor();
  await expectAccessible(page);
  assert.deepEqual(await answersTo(id), []);
  await page.unroute(isVote);
  await told.waitFor({ state: 'detached' });
  await waitFor('both answers', async () => (await answersTo(id)).length === 2);
});
