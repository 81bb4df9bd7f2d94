import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';

const app = await startTestApp({ settings: { ADMINISTRATORS: 'Ada@example.org, bob@example.org' } });

test('an administrator finds the Administration page in the account', async () => {
  const { agent, person } = await app.signInAs('ada@example.org');
  assert.equal(app.features.people.isAdministrator(person), true);
  const page = await agent.get((await agent.get('/account')).link('Administration'));
  assert.equal(page.heading, 'Administration');
});

test('nobody else sees it', async () => {
  const { agent, person } = await app.signInAs('eve@example.org');
  assert.equal(app.features.people.isAdministrator(person), false);
  assert.doesNotMatch((await agent.get('/account')).text, /Administration/);
  assert.equal((await agent.get('/administration')).status, 403);
});
