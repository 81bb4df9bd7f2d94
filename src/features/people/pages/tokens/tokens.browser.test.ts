import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../../test/browser.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
await app.signInAs('ann@example.org', { name: 'Ann Smith' });

test('FOR-74, FOR-65: a token is made, shown once and revoked without scripts, on pages that are accessible', async (t) => {
  const page = await browser.page(t, { as: 'ann@example.org', size: 'phone', scripts: false });
  await page.goto('/account');
  await page.getByRole('link', { name: 'Tokens for programs' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByRole('link', { name: 'Enter what the token is for' }).waitFor();
  await page.getByLabel('What it is for').fill('Weekly report');
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByText(/^endeavour_\w{32}$/).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByText('never used').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Revoke/ }).click();
  await page.getByText('You have no tokens').waitFor();
});
