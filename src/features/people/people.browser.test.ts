import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { codeAt } from './second-step/codes.ts';
import { inTransaction } from '../../platform/database/transaction.ts';

const app = await startTestApp({
  listen: true,
  settings: {
    OIDC_ISSUER: 'http://127.0.0.1:1',
    OIDC_CLIENT_ID: 'x',
    OIDC_NAME: 'the Ministry',
    LOG_LEVEL: 'silent',
    ADMINISTRATORS: 'admin@example.org',
  },
});
const browser = await startBrowser(app);

const newLink = (email: string): Promise<string> =>
  inTransaction(app.database.kysely, async (tx) => {
    const link = await app.features.people.oneTimeSignInLink(tx, email, '/account');
    return new URL(link).pathname;
  });

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
}

/** What to do to see each page, as it is and with mistakes in it. */
const pages: Record<string, { as?: string; allow?: RegExp; see: (page: Page) => Promise<unknown> }> = {
  'to sign in': { see: (page) => page.goto('/sign-in') },
  'to sign in, with a mistake': {
    allow: /422/,
    see: async (page) => {
      await page.goto('/sign-in');
      await press(page, 'Send me a link');
    },
  },
  'of the second step: off, setting it up with a mistake, the recovery codes, on': {
    as: 'step@example.org',
    allow: /422/,
    see: async (page) => {
      await app.database.kysely.deleteFrom('secondStep').execute();
      await page.goto('/account/second-step');
      await expectAccessible(page);
      await press(page, 'Set it up');
      await page.getByRole('img', { name: /QR code/ }).waitFor();
      await press(page, 'Turn it on');
      await page.getByRole('alert').waitFor();
      await expectAccessible(page);
      const key = (await page.getByText(/^([A-Z2-7]{4} ){7}/).innerText()).replaceAll(' ', '');
      await page.getByRole('textbox', { name: 'Code' }).fill(codeAt(key, app.clock.now()));
      await press(page, 'Turn it on');
      await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
      await expectAccessible(page);
      await page.goto(await newLink('step@example.org'));
      await press(page, 'Sign in');
      await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
      await press(page, 'Sign in');
      await page.getByRole('alert').waitFor();
      await expectAccessible(page);
      app.clock.advance({ minutes: 1 });
      await page.getByRole('textbox', { name: 'Code' }).fill(codeAt(key, app.clock.now()));
      await press(page, 'Sign in');
      await page.goto('/account/second-step');
    },
  },
  'to turn the second step off for somebody': {
    as: 'admin@example.org',
    see: (page) => page.goto('/administration/second-step'),
  },
  'that says to check one’s email': {
    see: async (page) => {
      await page.goto('/sign-in');
      await page.getByLabel('Email address').fill('ann@example.org');
      await press(page, 'Send me a link');
      await page.getByRole('heading', { name: 'Check your email' }).waitFor();
      await expectAccessible(page);
      await page.goto('/mailbox');
    },
  },
  'of a message': {
    see: async (page) => {
      await page.goto('/sign-in');
      await page.getByLabel('Email address').fill('a.very.long.address.of.somebody@department.example.org');
      await press(page, 'Send me a link');
      await page.goto('/mailbox');
      await expectAccessible(page);
      await page
        .getByRole('link', { name: /Your link/ })
        .first()
        .click();
    },
  },
  'behind a link': {
    see: async (page) => page.goto(await newLink('a.very.long.address.of.somebody@department.example.org')),
  },
  'behind a link that cannot be used': { allow: /404/, see: (page) => page.goto('/sign-in/link/none') },
  'that says that the organisation’s sign-in is away': {
    allow: /503/,
    see: (page) => page.goto('/sign-in/organisation'),
  },
  'to say one’s name, with a mistake': {
    as: 'new@example.org',
    allow: /422/,
    see: async (page) => {
      await page.goto('/welcome');
      await page.getByLabel('Name', { exact: true }).fill('');
      await press(page, 'Continue');
    },
  },
  'of the account': {
    as: 'ann@example.org',
    see: async (page) => {
      await app.signInAs('ann@example.org');
      await page.goto('/account');
    },
  },
  'of the account after a change': {
    as: 'bob@example.org',
    see: async (page) => {
      await page.goto('/account/details');
      await page.getByLabel('Organisation (optional)').fill('HM Prison and Probation Service');
      await press(page, 'Save');
    },
  },
  'to delete the account': { as: 'cat@example.org', see: (page) => page.goto('/account/delete') },
  'that says that the account is deleted': { see: (page) => page.goto('/account-deleted') },
  'that says that one is signed out': { see: (page) => page.goto('/signed-out') },
  'that is not there': { allow: /404/, see: (page) => page.goto('/nothing') },
};

const open = (t: TestContext, size: 'phone' | 'desktop', { as, allow }: { as?: string; allow?: RegExp }) =>
  browser.page(t, { size, ...(as === undefined ? {} : { as }), ...(allow === undefined ? {} : { allow }) });

for (const size of ['phone', 'desktop'] as const) {
  for (const [name, { see, ...options }] of Object.entries(pages)) {
    test(`the page ${name} is accessible on a ${size}`, async (t) => {
      const page = await open(t, size, options);
      await see(page);
      await expectAccessible(page);
      const shots = process.env['SCREENSHOTS'];
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/${size} ${name}.png`, fullPage: true });
    });
  }
}

test('the summary of mistakes takes the focus, and its link leads to the control', async (t) => {
  const page = await open(t, 'desktop', { allow: /422/ });
  await page.goto('/sign-in');
  await press(page, 'Send me a link');
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'govuk-error-summary');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'email');
});

test('somebody signs in, says their name and signs out with the keyboard alone', async (t) => {
  const page = await open(t, 'desktop', {});
  await page.goto(await newLink('keys@example.org'));
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Name', { exact: true }).focus();
  await page.keyboard.type('Kay');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your account', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Sign out', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'You have signed out' }).waitFor();
});

test('who goes back after a refusal finds what they typed', async (t) => {
  const page = await open(t, 'phone', { as: 'dan@example.org', allow: /403/ });
  await page.goto('/account/details');
  await page.getByLabel('Name', { exact: true }).fill('Dan the Man');
  await page.getByLabel('Organisation (optional)').fill('Shelter');
  await page.context().clearCookies({ name: 'csrf' });
  await press(page, 'Save');
  await page.getByRole('heading', { name: 'You cannot do this' }).waitFor();
  await page.goBack();
  assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Dan the Man');
  assert.equal(await page.getByLabel('Organisation (optional)').inputValue(), 'Shelter');
});

test('who goes back after signing out no longer sees their account', async (t) => {
  const page = await open(t, 'desktop', { as: 'eve@example.org' });
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('heading', { name: 'You have signed out' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
});
