import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, type PageOptions, startBrowser } from '../../../test/browser.ts';
import { giveRole, makeSeat, makeSession } from '../../../test/sessions.ts';
import type { Session } from '../sessions/index.ts';
import { commentUrls } from './urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);

async function seated(t: TestContext, session: Session, options: PageOptions = {}): Promise<Page> {
  const { device } = await makeSeat(app, session, { organisation: 'Leeds' });
  const page = await browser.page(t, options);
  await page.context().addCookies([{ name: 'device', value: device, url: app.baseUrl.href }]);
  return page;
}

async function comment(page: Page, session: Session, text: string): Promise<void> {
  await page.goto(commentUrls.list(session.code));
  await page.getByLabel('Your comment').fill(text);
  await page.getByRole('button', { name: 'Send comment' }).click();
  await page.locator('.se-question__text', { hasText: text }).waitFor();
}

test('LIVE-74: a new comment is told of and touches nothing that is being written', async (t) => {
  const session = await makeSession(app);
  const [reader, writer] = [await seated(t, session), await seated(t, session)];
  await reader.goto(commentUrls.list(session.code));
  await reader.getByLabel('Your comment').fill('Half a tho');
  await comment(writer, session, 'Hello from the back');
  const update = reader.getByRole('link', { name: '1 new comment – update' });
  await update.waitFor();
  assert.equal(await reader.getByLabel('Your comment').inputValue(), 'Half a tho');
  assert.equal(await reader.getByText('Hello from the back').count(), 0);
  await update.click();
  await reader.getByText('Hello from the back', { exact: true }).waitFor();
  assert.equal(await reader.getByLabel('Your comment').inputValue(), 'Half a tho');
});

test('a reaction is counted without leaving the page, and what is taken down goes at once', async (t) => {
  const session = await makeSession(app);
  const [reader, writer] = [await seated(t, session), await seated(t, session)];
  await comment(writer, session, 'I need help with data sharing');
  await reader.goto(commentUrls.list(session.code));
  const button = reader.getByRole('button', { name: /^Same here/ });
  await button.click();
  await reader.locator('[aria-pressed=true]', { hasText: 'Same here 1' }).waitFor();
  const email = `mod-${session.code}@example.org`;
  const { person } = await app.signInAs(email);
  await giveRole(app, session, 'moderator', person);
  const moderator = await browser.page(t, { as: email });
  await moderator.goto(commentUrls.moderate(session.code));
  await moderator.getByText('Take it down').click();
  await moderator.getByLabel('It is not a question or comment on the topic').check();
  await moderator.getByRole('button', { name: /^Take down/ }).click();
  await reader.getByText('This comment was taken down').waitFor();
});

test('every page of comments is accessible, on a phone and without scripts', async (t) => {
  const session = await makeSession(app);
  const guest = await seated(t, session, { size: 'phone', scripts: false });
  const other = await seated(t, session);
  await comment(other, session, 'A comment to react to');
  await comment(guest, session, 'My own comment');
  await expectAccessible(guest);
  const email = `chair-${session.code}@example.org`;
  const { person } = await app.signInAs(email);
  await giveRole(app, session, 'chair', person);
  const chair = await browser.page(t, { size: 'phone', as: email });
  await chair.goto(commentUrls.moderate(session.code));
  await chair.getByText('Take it down').first().click();
  await expectAccessible(chair);
  await chair.goto(commentUrls.staffMessages(session.code));
  await chair.getByLabel('Message to the people running this session').fill('Two more minutes');
  await chair.getByRole('button', { name: 'Send message' }).click();
  await chair.getByText('Two more minutes').waitFor();
  await expectAccessible(chair);
});
