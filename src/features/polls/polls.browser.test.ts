import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, type PageOptions, startBrowser } from '../../../test/browser.ts';
import { optionOf, pollServices } from '../../../test/polls.ts';
import { giveRole, makeSeat, makeSession } from '../../../test/sessions.ts';
import type { Session } from '../sessions/index.ts';
import { pollUrls } from './urls.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const polls = await pollServices({ ...app, topics: app.services.topics });

/** A page of somebody who holds a seat. */
async function seated(t: TestContext, session: Session, options: PageOptions = {}): Promise<Page> {
  const { device } = await makeSeat(app, session, { organisation: 'Leeds' });
  const page = await browser.page(t, options);
  await page.context().addCookies([{ name: 'device', value: device, url: app.baseUrl.href }]);
  return page;
}

test('LIVE-74: what is being chosen stays while others answer and the poll is stopped and closed', async (t) => {
  const session = await makeSession(app);
  const poll = await polls.opened(session);
  const page = await seated(t, session);
  await page.goto(pollUrls.list(session.code));
  const job = page.getByLabel('A job');
  await job.check();
  for (const seat of await polls.people(6, session)) await polls.answer(seat, poll, optionOf(poll, 0));
  await page.getByText('6 of 7 people here have answered').waitFor();
  assert.ok(await job.isChecked());
  await polls.move(session, poll, 'stopped');
  await page.getByText('The poll was stopped while you were choosing').waitFor();
  assert.ok(await job.isChecked());
  assert.ok(await job.evaluate((element) => element === document.activeElement));
  await polls.move(session, poll, 'closed');
  await page.getByText('What you chose is kept here and was not sent').waitFor();
  assert.ok(await job.isChecked());
  assert.equal(await page.getByRole('button', { name: 'Send answer' }).count(), 0);
  await page.getByRole('img', { name: /What matters most/ }).waitFor();
});

test('an answer is sent without leaving the page, and then the results are shown', async (t) => {
  const session = await makeSession(app);
  const poll = await polls.opened(session);
  for (const seat of await polls.people(6, session)) await polls.answer(seat, poll, optionOf(poll, 0));
  const page = await seated(t, session);
  await page.goto(pollUrls.list(session.code));
  assert.equal(await page.getByRole('img', { name: /What matters most/ }).count(), 0);
  await page.getByLabel('A job').check();
  await page.getByRole('button', { name: 'Send answer' }).click();
  await page.getByText('Your answer: A job').waitFor();
  await page.getByText('7 of 7 people here have answered').waitFor();
  await page.getByRole('img', { name: /What matters most/ }).waitFor();
  assert.equal(await page.locator('#live-region').textContent(), 'Your answer is in.');
});

test('LIVE-67: a mistake is told at its control, which takes the focus, and nothing is lost', async (t) => {
  const session = await makeSession(app);
  await polls.opened(session, { kind: 'ranking', options: ['A home', 'A job'] });
  const page = await seated(t, session, { allow: /422/ });
  await page.goto(pollUrls.list(session.code));
  await page.getByLabel('A home').fill('1');
  await page.getByLabel('A job').fill('1');
  await page.getByRole('button', { name: 'Send answer' }).click();
  await page.getByText('Give “A job” another place').first().waitFor();
  await page.waitForFunction(() => document.activeElement?.id.includes('rank-'));
  assert.equal(await page.getByLabel('A home').inputValue(), '1');
  await expectAccessible(page);
  await page.getByLabel('A job').fill('2');
  await page.getByRole('button', { name: 'Send answer' }).click();
  await page.getByText('Your answer: 1. A home; 2. A job').waitFor();
});

test('LIVE-76: an answer given without a connection is sent once it is back', async (t) => {
  const session = await makeSession(app);
  await polls.opened(session);
  const page = await seated(t, session, { allow: /ERR_INTERNET_DISCONNECTED|events/ });
  await page.goto(pollUrls.list(session.code));
  await page.getByLabel('A home').check();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Send answer' }).click();
  await page.getByText('Your answer is kept on this device').waitFor();
  await page.context().setOffline(false);
  await page.getByText('Your answer: A home').waitFor();
});

test('a new poll is told of, and moves nothing on the page', async (t) => {
  const session = await makeSession(app);
  await polls.opened(session);
  const page = await seated(t, session);
  await page.goto(pollUrls.list(session.code));
  await polls.opened(session, { question: 'And what else?' });
  await page.getByRole('link', { name: '1 new poll – update' }).click();
  await page.getByRole('heading', { name: 'And what else?' }).waitFor();
});

test('every page of polls is accessible, on a phone and without scripts', async (t) => {
  const session = await makeSession(app);
  const [closed, text] = [
    await polls.opened(session),
    await polls.opened(session, { kind: 'text', options: [], question: 'In a word?' }),
  ];
  const scale = { min: 0, max: 10, minLabel: 'Never', maxLabel: 'Always' };
  await polls.opened(session, { kind: 'scale', options: [], question: 'How often?', scale });
  const draft = await polls.prepared(session, { kind: 'several', maxChoices: 2, question: 'Which ones?' });
  for (const organisation of ['Leeds', 'York'])
    for (const seat of await polls.people(6, session, organisation)) {
      await polls.answer(seat, closed, optionOf(closed, 0));
      await polls.answer(seat, text, { text: 'Trust' });
    }
  await polls.move(session, closed, 'closed');
  const email = 'chair-of-all@example.org';
  const { person } = await app.signInAs(email);
  await giveRole(app, session, 'chair', person);
  const { code } = session;
  const participants = [pollUrls.list(code), pollUrls.poll(code, closed.id), pollUrls.poll(code, text.id)];
  const staff = [
    pollUrls.run(code),
    pollUrls.create(code),
    `${pollUrls.create(code)}?kind=scale`,
    pollUrls.edit(code, draft.id),
    pollUrls.remove(code, draft.id),
    pollUrls.texts(code, text.id),
  ];
  const guest = await seated(t, session, { size: 'phone', scripts: false });
  for (const path of participants) {
    await guest.goto(path);
    await expectAccessible(guest);
  }
  const chair = await browser.page(t, { size: 'phone', as: email });
  for (const path of staff) {
    await chair.goto(path);
    await expectAccessible(chair);
  }
});
