import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../../test/browser.ts';
import { giveRole, makeSession } from '../../../../../test/sessions.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);

for (const size of ['phone', 'desktop'] as const) {
  for (const scripts of [true, false]) {
    test(`LIVE-78: from the start page to one's own seat on a ${size} with scripts ${scripts ? 'on' : 'off'}`, async (t) => {
      const session = await makeSession(app);
      const page = await browser.page(t, { size, scripts });
      await page.goto('/');
      await expectAccessible(page);
      await page.getByLabel('Join code').fill(session.code.toUpperCase());
      await page.getByRole('button', { name: 'Join' }).click();
      await expectAccessible(page);
      await page.getByLabel('Your name').fill('Ada');
      await page.getByLabel('Your organisation').fill('Leeds');
      await page.getByRole('button', { name: 'Join' }).click();
      for (const path of ['seat', 'about', 'leave']) {
        await page.goto(`/s/${session.code}/${path}`);
        await expectAccessible(page);
      }
      await page.goto(`/s/${session.code}/seat`);
      await page.getByRole('button', { name: 'Get a link' }).click();
      await expectAccessible(page);
      assert.equal(await page.getByRole('img', { name: 'QR code with the link below' }).count(), 1);
    });
  }
}

test('LIVE-78: what is wrong with a code or a form is accessible too', async (t) => {
  const session = await makeSession(app, { joining: 'verified' });
  const page = await browser.page(t, { allow: /422|404/ });
  await page.goto('/join?code=nonsense');
  await expectAccessible(page);
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'govuk-error-summary');
  await page.getByRole('link', { name: /6 letters and numbers/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'code');
  await page.goto(`/s/${session.code}/join`);
  await page.getByLabel('One-time ticket').fill('AAAAA-AAAAA');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expectAccessible(page);
});

test('LIVE-78: the page of seats is accessible on a phone and a desktop', async (t) => {
  const session = await makeSession(app);
  const { person } = await app.signInAs('mo@example.org');
  await giveRole(app, session, 'moderator', person);
  const visitor = app.agent();
  await visitor.submit((await visitor.get(`/s/${session.code}/join`)).form('Join').fill({ name: 'Ada' }));
  for (const size of ['phone', 'desktop'] as const) {
    const page = await browser.page(t, { size, as: 'mo@example.org' });
    await page.goto(`/s/${session.code}/seats`);
    await expectAccessible(page);
    await page.getByRole('link', { name: /^Seat / }).click();
    await expectAccessible(page);
  }
});

test('LIVE-88: a guest who signs in sees where to keep what they did, on a phone', async (t) => {
  const session = await makeSession(app);
  const page = await browser.page(t, { size: 'phone' });
  await page.goto(`/s/${session.code}/join`);
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const { cookie } = await app.signInAs('ada@example.org');
  await page.context().addCookies([{ ...cookie, url: app.baseUrl.href }]);
  await page.goto(`/s/${session.code}`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Keep what you did here with your account' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep it with my account' }).click();
  await page.getByText('What you did here is kept with your account').waitFor();
  await expectAccessible(page);
});

test('LIVE-88: a guest with a seat of their own elsewhere takes the guest out, on a phone', async (t) => {
  const session = await makeSession(app);
  const { agent, cookie } = await app.signInAs('bea@example.org', { name: 'Bea' });
  await agent.submit((await agent.get(`/s/${session.code}/join`)).form('Join').fill({ name: 'Bea' }), 'Join');
  const page = await browser.page(t, { size: 'phone' });
  await page.goto(`/s/${session.code}/join`);
  await page.getByLabel('Your name').fill('B');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.context().addCookies([{ ...cookie, url: app.baseUrl.href }]);
  await page.goto(`/s/${session.code}`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'See that you count once' }).click();
  await page.getByRole('heading', { name: 'This browser also took part as a guest' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take the guest out' }).click();
  await page.getByText('You count once').waitFor();
  await expectAccessible(page);
});
