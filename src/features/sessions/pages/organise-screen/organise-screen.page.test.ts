import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { draftSession } from '../../../../../test/sessions.ts';

const app = await startTestApp();
const { person, agent } = await app.signInAs('asha@justice.example');

test('the link of the screen is shown once, opens without signing in, and can be replaced and withdrawn (LIVE-5)', async () => {
  const session = await draftSession(app, person, { state: 'live' });
  const path = `/s/${session.code}/organise/screen`;
  const linkOn = (page: { texts(selector: string): readonly string[] }): string => {
    const link = page.texts('.govuk-inset-text a')[0] ?? '';
    return link.replace(app.baseUrl.origin, '');
  };
  const opens = async (link: string) => {
    const page = await app.agent().get(link);
    return page.status === 200 && page.redirects.length === 0;
  };

  const first = linkOn(await agent.submit((await agent.get(path)).form('Make a link')));
  assert.equal(await opens(first), true);
  assert.ok(!(await agent.get(path)).body.includes(first.split('key=')[1] ?? '-'));

  const second = linkOn(await agent.submit((await agent.get(path)).form('Replace it by a new link')));
  assert.equal(await opens(first), false);
  assert.equal(await opens(second), true);

  const page = await agent.submit((await agent.get(path)).form('Withdraw the link'));
  assert.match(page.text, /The link for the screen no longer works/);
  assert.equal(await opens(second), false);
});

test('the poster has the code, the short address and a QR code (LIVE-20)', async () => {
  const session = await draftSession(app, person);
  const page = await agent.get(`/s/${session.code}/organise/poster`);
  const shown = `${session.code.slice(0, 3)} ${session.code.slice(3)}`.toUpperCase();
  assert.match(page.text, new RegExp(`${app.baseUrl.host}/j/${session.code}`));
  assert.match(page.text, new RegExp(shown));
  assert.deepEqual(page.texts('.se-qr svg title'), [
    `QR code that leads to ${app.baseUrl.href}j/${session.code}`,
  ]);
});
