import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { openRound, peopledEndeavour, playRound9 } from '../../../test/rounds.ts';
import { diagnosisUrls } from './urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const { running } = app.features.diagnosis;
async function endeavourOf(organisations: readonly string[]) {
  const { id, convener, steward, members } = await peopledEndeavour(app, organisations);
  return {
    id,
    steward,
    members: members.map(({ seated }) => seated),
    steering: convener.person.email ?? '',
    member: members[0]?.person.email ?? '',
  };
}

const STEPS: readonly (readonly string[])[] = [
  ['S1', 'S2'],
  ['C1', 'C2', 'C3'],
  ['C4', 'C5', 'C6'],
  ['P1', 'P2', 'P3'],
];

for (const scripts of [true, false]) {
  test(`somebody with lived experience answers on a phone, ${scripts ? 'by keyboard alone' : 'without scripts'}`, async (t) => {
    const { id, steward, members, member } = await endeavourOf(['Council', 'Lantern Group', 'Prison']);
    const roundId = await openRound(app, id, steward);
    const page = await browser.page(t, { size: 'phone', as: member, scripts });
    await page.goto(diagnosisUrls.shape(id));
    if (scripts) await expectAccessible(page);
    await page.goto(diagnosisUrls.round(id, roundId));
    if (scripts) await expectAccessible(page);
    await page.goto(diagnosisUrls.start(id, roundId));
    if (scripts) await expectAccessible(page);
    await go(page, 'Start', scripts);
    for (const [at, items] of STEPS.entries()) {
      if (scripts) await expectAccessible(page);
      for (const item of items) {
        const radio = page.locator(`[name="${item}"]`).nth(at % 2 === 0 ? 3 : 5);
        if (scripts) {
          await radio.focus();
          await page.keyboard.press('Space');
        } else await radio.check();
      }
      await go(page, 'Save and go on', scripts);
    }
    await page.getByLabel('What is wrong?').fill('Nobody meets you at the gate');
    if (scripts) await expectAccessible(page);
    await go(page, 'Save and go on', scripts);
    assert.match(await page.locator('h1').innerText(), /Look through your answers/);
    if (scripts) await expectAccessible(page);
    await go(page, 'Send your answers', scripts);
    assert.match(await page.locator('main').innerText(), /Your answers are in/);
    if (scripts) await expectAccessible(page);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(width) <= 375, `the page is ${String(width)} wide`);
    await running.endAnswers(roundId, steward);
    await running.openRating(roundId, steward, 7);
    await page.goto(diagnosisUrls.rate(id, roundId, 'wrong'));
    if (scripts) await expectAccessible(page);
    await page.getByLabel('Strongly agree').check();
    await go(page, 'Save and go on', scripts);
    assert.match(await page.locator('main').innerText(), /You have rated every statement/);
    assert.equal(members.length, 2);
  });
}

async function go(page: Page, name: string, byKeyboard: boolean): Promise<void> {
  const before = page.url();
  const button = page.getByRole('button', { name, exact: true });
  if (!byKeyboard) await button.click();
  else {
    await button.focus();
    await page.keyboard.press('Enter');
  }
  await page.waitForURL(({ href }) => href !== before);
}

test('a steward merges, and everybody reads what was found, compares and takes it away', async (t) => {
  const nine = ['DfE', 'DfE', 'DfE', 'HMRC', 'HMRC', 'HMRC', 'MoJ', 'MoJ', 'MoJ'];
  const { id, steward, members, steering } = await endeavourOf(nine);
  const first = await playRound9(app, id, steward, [steward, ...members]);
  await playRound9(app, id, steward, [steward, ...members]);
  const page = await browser.page(t, { size: 'phone', as: steering });
  await page.goto(diagnosisUrls.round(id, first));
  assert.match(await page.locator('h1').innerText(), /wicked/);
  await expectAccessible(page);
  assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 375);
  for (const path of [
    diagnosisUrls.shape(id),
    diagnosisUrls.compare(id),
    diagnosisUrls.dialogue(id, first),
    diagnosisUrls.own(id, first),
    diagnosisUrls.open(id),
    diagnosisUrls.thresholds(id),
  ]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  const roundId = await openRound(app, id, steward);
  await app.features.diagnosis.answering.keep(roundId, steward, { positions: { wrong: 'No homes' } });
  await app.features.diagnosis.answering.send(roundId, steward);
  await running.endAnswers(roundId, steward);
  await page.goto(diagnosisUrls.merge(id, roundId));
  await expectAccessible(page);
});
