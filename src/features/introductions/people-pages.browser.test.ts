import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { startTestApp } from '../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../test/browser.ts';
import type { PersonId } from '../people/index.ts';

const app = await startTestApp({ listen: true, settings: { ADMINISTRATORS: 'admin@example.org' } });
const browser = await startBrowser(app);

async function member(name: string, organisation: string, profile: Record<string, string>) {
  const signedIn = await app.signInAs(`${name}@example.org`, { organisation });
  await signedIn.agent.submit((await signedIn.agent.get('/profile/change')).form('Save').fill(profile));
  return signedIn;
}

const ann = await member('ann', 'Eastmoor Council', {
  post: 'Head of housing',
  level: 'senior',
  offers: 'Training for partner teams',
  needs: 'Mentors who were in prison',
});
const bob = await member('bob', 'Lantern Group', { offers: 'Mentors who were in prison themselves' });
const cat = await member('cat', 'Ravenhill Prison', { needs: 'Training for teams of partners' });
await app.signInAs('new@example.org');
const inDays = (days: number) => new Date(app.clock.now().getTime() + days * 24 * 3_600_000);
const ask = (from: typeof ann, to: PersonId) =>
  app.features.introductions.asking.ask(from.person, to, {
    reason: 'Shall we meet at the gate?',
    times: [inDays(1), inDays(2)],
    zone: 'Europe/London',
  });
await ask(cat, ann.person.id);
await app.signInAs('admin@example.org');

/** What to do to see each page, as it is and with mistakes in it. */
const pages: Record<string, { as?: string; allow?: RegExp; see: (page: Page) => Promise<unknown> }> = {
  'of people': { see: (page) => page.goto('/people') },
  'of people when nobody fits': { see: (page) => page.goto('/people?text=nobody&level=board') },
  'of a person': { see: (page) => page.goto(`/people/${bob.person.id}`) },
  'of oneself without a profile': { as: 'new@example.org', see: (page) => page.goto('/people') },
  'to change one’s profile, with a mistake': {
    allow: /422/,
    async see(page) {
      await page.goto('/profile/change');
      await page.getByLabel('In this post since (optional)', { exact: true }).fill('long ago');
      await page.getByRole('main').getByRole('button', { name: 'Save' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  'to say that one has moved job, with mistakes': {
    allow: /422/,
    async see(page) {
      await page.goto('/profile/moved-job');
      await page.getByRole('button', { name: 'Save my new post' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  'of organisations': { see: (page) => page.goto('/organisations') },
  'of an organisation': { see: (page) => page.goto(`/organisations/${bob.person.organisationId}`) },
  'to change an organisation': {
    as: 'admin@example.org',
    see: (page) => page.goto(`/organisations/${bob.person.organisationId}/change`),
  },
  'of introductions': { see: (page) => page.goto('/introductions') },
  'of introductions with none': { as: 'new@example.org', see: (page) => page.goto('/introductions') },
  'to ask, with a mistake': {
    allow: /422/,
    async see(page) {
      await page.goto(`/people/${bob.person.id}/introduction`);
      await page.getByRole('button', { name: 'Ask' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  'to ask, with mistakes in the times to talk': {
    allow: /422/,
    async see(page) {
      await page.goto(`/people/${bob.person.id}/introduction`);
      await page.getByText('Offer times to talk').click();
      await page.getByLabel('Day', { exact: true }).first().fill('3');
      await page.getByRole('button', { name: 'Ask' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  'of open invitations': { as: 'admin@example.org', see: (page) => page.goto('/administration/invitations') },
  'of one’s data': { see: (page) => page.goto('/account/data') },
  'of administration': { as: 'admin@example.org', see: (page) => page.goto('/administration') },
  'of what failed': { as: 'admin@example.org', see: (page) => page.goto('/administration/jobs') },
  'of how long things are kept, with a mistake': {
    as: 'admin@example.org',
    allow: /422/,
    async see(page) {
      await page.goto('/administration/retention');
      await page.getByLabel('Drafts in the forum').fill('never');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  'of privacy': { see: (page) => page.goto('/privacy') },
  'to leave': { see: (page) => page.goto('/account/delete') },
  'of the record': { as: 'admin@example.org', see: (page) => page.goto('/administration/record') },
};

for (const size of ['phone', 'desktop'] as const) {
  for (const [name, { see, as = 'ann@example.org', allow }] of Object.entries(pages)) {
    test(`the page ${name} is accessible on a ${size}`, async (t) => {
      const page = await browser.page(t, { size, as, ...(allow === undefined ? {} : { allow }) });
      await see(page);
      await expectAccessible(page);
      const shots = process.env['SCREENSHOTS'];
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/${size} ${name}.png`, fullPage: true });
    });
  }
}

for (const scripts of [true, false]) {
  test(`somebody finds a person and is introduced ${scripts ? 'with' : 'without'} scripts`, async (t) => {
    const [asker, asked] = scripts ? ['dan', 'eve'] : ['fay', 'gus'];
    await member(asker, `${asker} and sons`, {});
    await member(asked, `${asked} and daughters`, { offers: 'Beekeeping' });
    const page = await browser.page(t, { scripts, as: `${asker}@example.org` });
    await page.goto('/people');
    await page.getByLabel('Name, organisation or subject').fill(`beekeeping ${asked}`);
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('link', { name: asked, exact: true }).click();
    await page.getByRole('button', { name: 'Ask to be introduced' }).click();
    await page.getByLabel('Why would you like to meet?').fill('About bees.');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('Your request is sent').waitFor();

    const other = await browser.page(t, { scripts, as: `${asked}@example.org` });
    await other.goto('/introductions');
    await other.getByRole('button', { name: new RegExp(`^Yes, introduce us.*${asker}`) }).focus();
    await other.keyboard.press('Enter');
    await other.getByRole('link', { name: `${asker}@example.org` }).waitFor();
    await page.reload();
    assert.equal(await page.getByRole('link', { name: `${asked}@example.org` }).count(), 1);
  });
}
