import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';

const app = await startTestApp();

test('deleting an account says first what goes and what stays, then removes it', async () => {
  const { agent, person } = await app.signInAs('ann@example.org', {
    name: 'Ann Other',
    organisation: 'Shelter',
  });
  const { agent: elsewhere } = await app.signInAs('ann@example.org');
  const confirm = await agent.get((await agent.get('/account')).link('Delete my account'));
  assert.match(confirm.text, /What goes[^]*Your name[^]*What stays[^]*record/);
  const done = await agent.submit(confirm.form('Delete my account').fill({ sure: ['yes'] }));
  assert.equal(done.heading, 'Your account is deleted');
  assert.equal(agent.cookies.has('sign-in'), false);
  assert.equal((await elsewhere.get('/account')).heading, 'Sign in');

  const row = await app.database.kysely
    .selectFrom('person')
    .selectAll()
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow();
  assert.deepEqual(
    [row.email, row.name, row.organisationId, row.erasedAt],
    [null, '', null, app.clock.now()],
  );
});

test('whoever comes back with the address is someone new', async () => {
  const { person: before, agent } = await app.signInAs('bob@example.org');
  await agent.submit((await agent.get('/account/delete')).form('Delete my account').fill({ sure: ['yes'] }));
  const { person: after } = await app.signInAs('bob@example.org');
  assert.notEqual(after.id, before.id);
});

test('nothing is deleted by opening the page, nor without being signed in', async () => {
  const { agent } = await app.signInAs('cat@example.org');
  const form = (await agent.get('/account/delete')).form('Delete my account').fill({ sure: ['yes'] });
  assert.equal((await agent.get('/account')).heading, 'Your account');
  await agent.submit((await agent.get('/account')).form('Sign out'));
  assert.equal((await agent.submit(form)).status, 401);
});

test('an account is deleted only by somebody who says that they understand it, and what they chose is kept', async () => {
  const { agent, person } = await app.signInAs('dee@example.org');
  const page = await agent.get('/account/delete');
  const unsure = await agent.submit(page.form('Delete my account').fill({ words: 'remove' }));
  assert.equal(unsure.status, 422);
  assert.deepEqual(
    unsure.errors.map(({ text }) => text),
    ['Select that you understand, or keep your account'],
  );
  assert.deepEqual(unsure.form('Delete my account').values('words'), ['remove']);
  const row = await app.database.kysely
    .selectFrom('person')
    .select('erasedAt')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow();
  assert.equal(row.erasedAt, null);
});
