import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { expectAccessible, startBrowser } from '../../../../test/browser.ts';

const app = await startTestApp({ listen: true });
const browser = await startBrowser(app);
const owner = await app.signInAs('owner@example.org', { organisation: 'Eastmoor Council' });
const id = await app.features.forum.spaces.create(owner.person.id, {
  kind: 'private',
  name: 'Gate staff of the north',
  purpose: 'For those who stand at the gate on the day of release.',
});
const joining = `/forum/spaces/${id}/joining`;
await owner.agent.submit((await owner.agent.get(joining)).form('Let people see it and ask to join'));
const waits = await app.signInAs('waits@example.org', { organisation: 'Ravenhill Prison' });
const ask = (await waits.agent.get(`/forum/spaces/${id}/ask-to-join`)).form('Ask to join');
await waits.agent.submit(ask.fill({ words: 'I run the gate at Ravenhill.' }));

await app.signInAs('newcomer-phone@example.org');
await app.signInAs('newcomer-desktop@example.org');

for (const size of ['phone', 'desktop'] as const) {
  test(`inviting, asking and joining work and are accessible on a ${size}`, async (t) => {
    const look = async (page: Awaited<ReturnType<typeof browser.page>>, name: string): Promise<void> => {
      await expectAccessible(page);
      const shots = process.env['SCREENSHOTS'];
      if (shots !== undefined)
        await page.screenshot({ path: `${shots}/${size} ${name}.png`, fullPage: true });
    };
    const page = await browser.page(t, { as: 'owner@example.org', size, allow: /422/ });
    await page.goto(joining);
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('By a link that you pass on').check();
    await page.getByLabel('What is the invitation for?').fill('For everybody at a gate');
    await look(page, 'joining');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    const link = await page.getByRole('link', { name: /forum\/invitations/ }).textContent();
    await look(page, 'joining link');

    const guest = await browser.page(t, { size });
    await guest.goto(link ?? '');
    await guest.getByRole('button', { name: 'Sign in to join' }).waitFor();
    await look(guest, 'invitation');
    const newcomer = await browser.page(t, {
      as: `newcomer-${size}@example.org`,
      size,
      scripts: false,
      allow: /422/,
    });
    await newcomer.goto('/forum/spaces/to-join');
    await look(newcomer, 'to join');
    await newcomer.getByRole('link', { name: 'Gate staff of the north' }).click();
    await newcomer.getByRole('button', { name: 'Ask to join' }).click();
    await newcomer.getByRole('alert').waitFor();
    await look(newcomer, 'ask to join');
    await newcomer.goto(link ?? '');
    await newcomer.getByRole('button', { name: 'Join the space' }).click();
    await newcomer.getByRole('heading', { name: 'Gate staff of the north' }).waitFor();
  });
}
