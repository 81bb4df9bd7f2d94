import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from './app.ts';

const app = await startTestApp();

test('a page that is not there says so, in the frame of every page', async () => {
  const page = await app.agent().get('/no-such-page');
  assert.equal(page.status, 404);
  assert.equal(page.heading, 'Page not found');
  assert.match(page.title, /^Page not found – /);
});

test('an agent that is signed in is known to the app', async () => {
  const { agent, person } = await app.signInAs('amina@example.org');
  assert.equal(person.email, 'amina@example.org');
  assert.match((await agent.get('/no-such-page')).body, /amina@example\.org/);
  assert.doesNotMatch((await app.agent().get('/no-such-page')).body, /amina@example\.org/);
});

test('a sign-in ends when the clock says so', async () => {
  const { agent } = await app.signInAs('ben@example.org');
  app.clock.advance({ days: 31 });
  assert.doesNotMatch((await agent.get('/no-such-page')).body, /ben@example\.org/);
});
