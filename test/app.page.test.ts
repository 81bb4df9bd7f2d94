import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detailsPath } from '../src/features/people/urls.ts';
import { startTestApp } from './app.ts';

const app = await startTestApp();

test('a page that is not there says so, in the frame of every page', async () => {
  const page = await app.agent().get('/no-such-page');
  assert.equal(page.status, 404);
  assert.equal(page.heading, 'Page not found');
  assert.match(page.title, /^Page not found – /);
});

test('an agent that is signed in is known to the app', async () => {
  const { agent, person } = await app.signInAs('amina@example.org', { name: 'Amina Khan' });
  assert.equal(person.email, 'amina@example.org');
  assert.match((await agent.get('/no-such-page')).body, /Amina Khan/);
  assert.doesNotMatch((await app.agent().get('/no-such-page')).body, /Amina Khan/);
});

test('a sign-in ends when the clock says so', async () => {
  const { agent } = await app.signInAs('ben@example.org');
  assert.equal((await agent.get(detailsPath)).path, detailsPath);
  app.clock.advance({ days: 31 });
  assert.match((await agent.get(detailsPath)).path, /^\/sign-in\?return-to=/);
});

test('a form is refused without its token, and taken as it stands on the page', async () => {
  const agent = app.agent();
  const form = (await agent.get('/sign-in')).form();
  const { path, body } = form.fill({ email: 'cora@example.org' }).submission();
  assert.ok(body instanceof URLSearchParams);
  const forged = new URLSearchParams([...body].filter(([name]) => name !== '_csrf'));
  assert.equal((await agent.send({ method: 'POST', path, body: forged })).status, 403);
  assert.equal((await agent.submit(form)).status, 200);
  assert.equal((await app.mailTo('cora@example.org')).length, 1);
});
