import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import { giveRole, makeSession } from '../../../test/sessions.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const session = await makeSession(app, { state: 'closed' });
const meet = `/s/${session.code}/meet`;
const organise = `/s/${session.code}/organise/meet`;

const PROFILES = {
  ann: {
    organisation: 'Eastmoor Council',
    place: 'Eastmoor',
    level: 'senior',
    offers: 'Flats near the gate',
  },
  bob: {
    organisation: 'Lantern Group',
    place: 'Ravenhill',
    level: 'front-line',
    needs: 'A room on release day',
  },
  cat: {
    organisation: 'Ravenhill Prison',
    place: 'Ravenhill',
    level: 'team',
    workingOn: 'Release on Fridays',
  },
  dan: { organisation: 'Probation North', place: 'Northport', level: 'middle', post: 'Area manager' },
};

for (const [name, { organisation, ...profile }] of Object.entries(PROFILES)) {
  const { agent, person } = await app.signInAs(`${name}@example.org`, { organisation });
  await agent.submit((await agent.get('/profile/change')).form('Save').fill(profile));
  await giveRole(app, session, 'observer', { id: person.id, email: null, name });
}
const late = await app.signInAs('late@example.org', { organisation: 'Late Arrivals' });
await giveRole(app, session, 'observer', late.person);
const organiser = await app.signInAs('organiser@example.org');
await giveRole(app, session, 'organiser', organiser.person);

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  const shots = process.env['SCREENSHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

for (const scripts of [true, false]) {
  test(`delegates come onto the list ${scripts ? 'with' : 'without'} scripts`, async (t) => {
    for (const name of scripts ? ['ann', 'bob'] : ['cat', 'dan']) {
      const page = await browser.page(t, { scripts, as: `${name}@example.org`, size: 'phone' });
      await page.goto(meet);
      if (scripts) await look(page, `phone meet before ${name}`);
      await page.getByRole('button', { name: 'I want to meet people' }).click();
      await page.getByText('You are on the list. You will').waitFor();
    }
  });
}

test('an organiser puts people together, and each sees whom they meet', async (t) => {
  const page = await browser.page(t, { as: 'organiser@example.org', allow: /422/ });
  await page.goto(organise);
  await page.getByLabel('Time', { exact: true }).fill('soon');
  await page.getByRole('button', { name: 'Set the time' }).click();
  await page.getByRole('alert').waitFor();
  await look(page, 'desktop organise mistake');
  await page.getByRole('button', { name: 'Put people together now' }).click();
  await page.getByText('4 people in 1 group').waitFor();
  await look(page, 'desktop organise done');
  for (const size of ['phone', 'desktop'] as const) {
    const own = await browser.page(t, { as: 'ann@example.org', size });
    await own.goto(meet);
    await own.getByRole('link', { name: 'bob@example.org' }).waitFor();
    await own.getByText('in another place (Northport)').waitFor();
    await look(own, `${size} meet group`);
  }
});

test('the pages are accessible to whoever is not signed in to meet, and for an organiser on a phone', async (t) => {
  const page = await browser.page(t, { as: 'organiser@example.org', size: 'phone' });
  await page.goto(organise);
  await look(page, 'phone organise');
  const late = await browser.page(t, { as: 'late@example.org' });
  await late.goto(meet);
  await late.getByRole('button', { name: 'I want to meet people' }).click();
  await late.getByRole('button', { name: 'I do not want to meet people any more' }).click();
  await late.getByText('You have withdrawn').waitFor();
  await look(late, 'desktop meet withdrawn');
});

test('one asks to swap groups and the other says yes, on a phone and without scripts', async (t) => {
  const room = await makeSession(app, { state: 'closed' });
  const names = ['eva', 'fin', 'gwen', 'hal', 'ines', 'jay', 'kate', 'lyn'];
  for (const [index, name] of names.entries()) {
    const { person } = await app.signInAs(`${name}@example.org`, {
      organisation: `Organisation ${index % 4}`,
    });
    await giveRole(app, room, 'observer', { id: person.id, email: null, name });
    await app.database.kysely
      .insertInto('meetingWish')
      .values({ sessionId: room.id, personId: person.id, at: app.clock.now() })
      .execute();
  }
  await app.features.meetings.drawing.draw(room.id, organiser.person.id);
  const own = await browser.page(t, { as: 'eva@example.org', size: 'phone', allow: /422/ });
  await own.goto(`/s/${room.code}/meet`);
  await own.getByRole('link', { name: 'Ask somebody of another group' }).click();
  await own.getByRole('button', { name: 'Ask to swap' }).click();
  await own.getByRole('alert').waitFor();
  await look(own, 'phone swap mistake');
  const first = own.getByRole('radio').first();
  const label = (await own.locator('.govuk-radios__label').first().textContent()) ?? '';
  await first.check();
  await own.getByRole('button', { name: 'Ask to swap' }).click();
  await own.getByText('You have asked').waitFor();
  await look(own, 'phone swap asked');
  const name = label.trim().split(' ')[0] ?? '';
  const other = await browser.page(t, { as: `${name}@example.org`, scripts: false });
  await other.goto(`/s/${room.code}/meet`);
  await look(other, 'desktop swap to answer');
  await other.getByRole('button', { name: 'Swap groups with eva' }).click();
  await other.getByText('You have swapped groups').waitFor();
  await own.goto(`/s/${room.code}/meet`);
  await own.getByText('How the groups were made').click();
  await own.getByText('Two people have swapped groups once since').waitFor();
  await look(own, 'phone swapped');
});
