import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);

async function startEndeavour(page: Page): Promise<string> {
  await page.goto('/endeavours');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start an endeavour' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start the endeavour' }).click();
  await page.getByRole('link', { name: 'Enter a name for the endeavour' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('Name', { exact: true }).fill('Leaving prison');
  await page.getByLabel('What is the issue?').fill('People leave prison with nowhere to sleep.');
  await page.getByLabel('For whom does it matter?').fill('People leaving prison');
  await page.getByLabel('What is in? (optional)').fill('The first night');
  await page.getByLabel('Your role').fill('Resettlement lead');
  await page.getByLabel('Organisation or community').fill('Northshire Probation');
  await page.getByLabel('Delivery', { exact: true }).check();
  await page.getByLabel('Place', { exact: true }).fill('Northshire');
  await page.getByLabel('Level', { exact: true }).fill('Local');
  await page.getByRole('button', { name: 'Start the endeavour' }).click();
  await page.getByRole('heading', { level: 1, name: 'Leaving prison' }).waitFor();
  return new URL(page.url()).pathname;
}

async function inviteWithLink(page: Page, home: string): Promise<string> {
  await page.goto(`${home}/invite`);
  await expectAccessible(page);
  await page.getByLabel('Role').fill('Been through the gate');
  await page.getByLabel('Organisation or community').fill('Lantern Group');
  await page.getByLabel('Lived experience', { exact: true }).check();
  await page.getByLabel('Place', { exact: true }).fill('Northshire');
  await page.getByLabel('Level', { exact: true }).fill('Lived experience');
  await page.getByLabel('With a link that you pass on').check();
  await page.getByRole('button', { name: 'Invite' }).click();
  await expectAccessible(page);
  const text = await page.locator('.govuk-inset-text').innerText();
  return new URL(text.trim()).pathname;
}

const PAGES = [
  '',
  '/seats',
  '/missing',
  '/edge',
  '/sessions',
  '/commitments',
  '/stewards',
  '/me',
  '/moving-on',
  '/first-week',
  '/record',
  '/export',
  '/export/print',
];

test('a convener starts it on a desktop; a person with lived experience joins on a phone without scripts', async (t) => {
  const desktop = await browser.page(t, { as: 'ada@example.org' });
  const home = await startEndeavour(desktop);
  const link = await inviteWithLink(desktop, home);

  const phone = await browser.page(t, { size: 'phone', scripts: false });
  await phone.goto(link);
  await expectAccessible(phone);
  await phone.getByLabel('What may the others call you?').fill('Robin');
  await phone.getByRole('button', { name: 'Take the seat' }).click();
  await phone.getByText('Your seat: Been through the gate, Lantern Group').waitFor();
  await phone.getByRole('button', { name: 'Do this now' }).click();
  await phone.goto(`${home}/me`);
  await phone.getByLabel('Why this matters to me').fill('I came out with a bag.');
  await phone.getByRole('button', { name: 'Save' }).click();
  await phone.getByText('I came out with a bag.').waitFor();
  for (const path of PAGES) {
    await phone.goto(`${home}${path}`);
    await expectAccessible(phone);
  }
  await phone.goto(`${home}/edge`);
  await phone.getByText('Say how your seat sees it').click();
  await phone.getByRole('radio', { name: 'Out' }).first().check();
  await phone.getByRole('button', { name: 'Say so' }).click();
  await phone.getByRole('heading', { name: 'Contested: seats see it differently' }).waitFor();

  await desktop.goto(`${home}/stewards`);
  await desktop.getByText('Propose a steward').last().click();
  await desktop
    .getByLabel('Whom do you propose?')
    .selectOption({ label: 'Robin (Been through the gate, Lantern Group)' });
  await desktop.getByRole('button', { name: 'Propose' }).click();
  await phone.goto(`${home}/stewards`);
  await phone.getByRole('radio', { name: 'Consents' }).check();
  await expectAccessible(phone);
  await phone.getByRole('button', { name: 'Answer' }).click();
  await phone.getByText(/Robin \(Been through the gate, Lantern Group\), steward until/).waitFor();
  await phone.goto(`${home}/invite`);
  assert.equal(
    await phone.getByRole('heading', { level: 1 }).innerText(),
    'Leaving prison\nInvite somebody to a seat',
  );
  for (const path of PAGES) {
    await desktop.goto(`${home}${path}`);
    await expectAccessible(desktop);
  }
});

test('the pages of an endeavour stand in one row on a laptop, and in two columns on a phone', async (t) => {
  const page = await browser.page(t, { as: 'navigation@example.org' });
  await page.goto(await startEndeavour(page));
  const places = () =>
    page.locator('.govuk-service-navigation__link').evaluateAll((links) => {
      const boxes = links.map((link) => link.getBoundingClientRect());
      return {
        rows: new Set(boxes.map(({ top }) => top)).size,
        columns: new Set(boxes.map(({ left }) => left)).size,
      };
    });
  assert.equal((await places()).rows, 1);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Menu' }).click();
  assert.equal((await places()).columns, 2);
  await expectAccessible(page);
});
