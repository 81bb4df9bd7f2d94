import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';
import { fillSession } from '../../../../test/full-session.ts';
import { draftSession } from '../../../../test/sessions.ts';
import { listRoles, loadProgramme } from '../repository.ts';

const app = await startTestApp({ listen: true, jobs: true });
const browser = await startBrowser(app);
const ASHA = 'asha@justice.example';
const { person, agent } = await app.signInAs(ASHA, {
  name: 'Asha Rahman',
  organisation: 'Ministry of Justice',
});

const session = await draftSession(app, person, {
  state: 'announced',
  joining: 'verified',
  description: 'One day, seven organisations.',
});
await fillSession(app.database, session, null, app.clock.now());
await agent.submit(
  (await agent.get(`/s/${session.code}/organise/people/invite`))
    .form()
    .fill({ role: 'moderator', name: 'Ben Okafor', email: 'ben@housing.example' }),
);
const closed = await draftSession(app, person, { state: 'closed', closedAt: app.clock.now() });
const draft = await draftSession(app, person);
const rehearsed = await agent.submit(
  (await agent.get(`/s/${draft.code}/organise/rehearsal`)).form('Make a rehearsal'),
);
const rehearsal = /^\/s\/\w+\/organise/.exec(rehearsed.path)?.[0] ?? '';

const organise = `/s/${session.code}/organise`;
const { parts } = await loadProgramme(app.database.kysely, session);
const holders = await listRoles(app.database.kysely, session.id);
const speaker = holders.find(({ role }) => role === 'speaker');
const me = holders.find(({ role }) => role === 'organiser');
const moderator = holders.find(({ role }) => role === 'moderator');

const PAGES = [
  '/sessions',
  '/sessions/new',
  organise,
  `/s/${draft.code}/organise`,
  `/s/${closed.code}/organise`,
  rehearsal,
  `${organise}/details`,
  `${organise}/links`,
  `${organise}/joining`,
  `${organise}/asking`,
  `/s/${draft.code}/organise/asking`,
  `/s/${draft.code}/organise/joining`,
  `/s/${draft.code}/organise/agenda`,
  `${organise}/agenda`,
  `${organise}/agenda/new`,
  `${organise}/agenda/${parts[0]?.id}`,
  `${organise}/agenda/${parts[0]?.id}/remove`,
  `${organise}/people`,
  `${organise}/people/invite`,
  `${organise}/people/${moderator?.id}`,
  `${organise}/people/${speaker?.id}/remove`,
  `${organise}/people/${me?.id}/remove`,
  `${organise}/tickets`,
  `${organise}/screen`,
  `${organise}/poster`,
  `${organise}/move/open`,
  `${organise}/rehearsal`,
  `${rehearsal}/rehearsal/end`,
  `/s/${closed.code}/organise/continue`,
  `/s/${session.code}/record`,
];

for (const size of ['phone', 'desktop'] as const) {
  test(`every page of an organiser is accessible and fits on a ${size}`, async (t) => {
    const page = await browser.page(t, { size, as: ASHA });
    for (const path of PAGES) {
      const response = await page.goto(path);
      assert.equal(response?.status(), 200, path);
      await expectAccessible(page);
    }
  });
}

test('what was just done is said on an accessible page, and not again', async (t) => {
  const page = await browser.page(t, { as: ASHA, size: 'phone' });
  await page.goto(`/s/${draft.code}/organise/details`);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByRole('alert').getByText('saved').waitFor();
  await expectAccessible(page);
  await page.reload();
  assert.equal(await page.getByRole('alert').count(), 0);
});

test('forms with mistakes are accessible, and each mistake leads to its control', async (t) => {
  const page = await browser.page(t, { as: ASHA, size: 'phone' });
  for (const [path, button] of [
    ['/sessions/new', 'Create the draft'],
    [`${organise}/people/invite`, 'Save and invite'],
    [`${organise}/agenda/new`, 'Save'],
    [`${organise}/tickets`, 'Make tickets'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.waitForSelector('.govuk-error-summary');
    assert.match(await page.title(), /^Error: /);
    await expectAccessible(page);
    for (const link of await page.locator('.govuk-error-summary__list a').all()) {
      await link.click();
      const focused = await page.evaluate(() => document.activeElement?.id);
      assert.equal(`#${focused}`, await link.getAttribute('href'));
    }
  }
});

test('fields that belong to a choice appear with it, and are there without scripts', async (t) => {
  const page = await browser.page(t, { as: ASHA });
  await page.goto(`${organise}/details`);
  assert.equal(await page.getByLabel('Opening time').isVisible(), false);
  await page.getByLabel('At a set time').check();
  assert.equal(await page.getByLabel('Opening time').isVisible(), true);
  const plain = await browser.page(t, { as: ASHA, scripts: false });
  await plain.goto(`${organise}/details`);
  assert.equal(await plain.getByLabel('Opening time').isVisible(), true);
});

test('made tickets can be saved as a file', async (t) => {
  const page = await browser.page(t, { as: ASHA });
  await page.goto(`${organise}/tickets`);
  await page.getByLabel('How many new tickets?').fill('2');
  await page.getByRole('button', { name: 'Make tickets' }).click();
  await page.waitForSelector('.se-code');
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the tickets as a file (CSV)' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), `tickets-${session.code}.csv`);
  await page.goto(`${organise}/screen`);
  await page.getByRole('button', { name: /link/ }).first().click();
  await page.waitForSelector('.govuk-inset-text a');
  await expectAccessible(page);
});

test('what somebody else saved meanwhile is told accessibly, with everything typed still there', async (t) => {
  const mine = await browser.page(t, { as: ASHA, size: 'phone' });
  const theirs = await browser.page(t, { as: ASHA });
  await mine.goto(`/s/${draft.code}/organise/details`);
  await theirs.goto(`/s/${draft.code}/organise/details`);
  await theirs.getByLabel('Title').fill('Through the gate');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await theirs.waitForURL(/done=details/);
  await mine.getByLabel('Description (optional)').fill('My text');
  await mine.getByRole('button', { name: 'Save' }).click();
  await mine.waitForSelector('.se-meanwhile');
  assert.equal(await mine.getByLabel('Description (optional)').inputValue(), 'My text');
  await expectAccessible(mine);
});
