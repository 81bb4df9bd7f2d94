import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';

const app = await startTestApp();

test('someone new says their name and organisation, and goes on', async () => {
  const { agent } = await app.signInAs('new@example.org', { name: '' });
  const page = await agent.get('/welcome?return-to=%2Faccount');
  const sent = await agent.submit(
    page.form('Continue').fill({ name: '  Nia   New ', organisation: 'HM  Prison Service' }),
  );
  assert.equal(sent.path, '/account');
  assert.match(sent.text, /Nia New[^]*HM Prison Service/);
});

test('an organisation that is known is offered, and two spellings of it are one', async () => {
  const { agent } = await app.signInAs('two@example.org', { name: '' });
  const page = await agent.get('/welcome');
  assert.deepEqual(page.texts('datalist option'), ['HM Prison Service']);
  await agent.submit(page.form('Continue').fill({ name: 'Tom', organisation: 'hm prison  SERVICE' }));
  assert.match((await agent.get('/account')).text, /HM Prison Service/);
});

test('a name is needed; an organisation is not', async () => {
  const { agent } = await app.signInAs('blank@example.org', { name: '' });
  const refused = await agent.submit(
    (await agent.get('/welcome?return-to=%2Faccount')).form('Continue').fill({ organisation: 'Shelter' }),
  );
  assert.equal(refused.status, 422);
  assert.deepEqual(refused.errors, [{ text: 'Enter your name', field: 'name' }]);
  assert.deepEqual(refused.form('Continue').values('organisation'), ['Shelter']);
  const sent = await agent.submit(refused.form('Continue').fill({ name: 'Bo', organisation: '' }));
  assert.equal(sent.path, '/account');
  assert.match(sent.text, /Not given/);
});

test('details are changed from the account, which says that they are saved', async () => {
  const { agent } = await app.signInAs('change@example.org', { name: 'Chris', organisation: 'Probation' });
  const page = await agent.get('/account/details');
  assert.deepEqual(page.form('Save').values('name'), ['Chris']);
  assert.deepEqual(page.form('Save').values('organisation'), ['Probation']);
  const saved = await agent.submit(page.form('Save').fill({ name: 'Christine' }));
  assert.match(saved.text, /Your details are saved[^]*Christine[^]*Probation/);
});

test('a name that is too long is refused with the limit', async () => {
  const { agent } = await app.signInAs('long@example.org');
  const page = await agent.get('/account/details');
  const refused = await agent.submit(page.form('Save').fill({ name: 'x'.repeat(101) }));
  assert.deepEqual(refused.errors, [{ text: 'Name must be 100 characters or less', field: 'name' }]);
});

test('nobody signed in is sent to sign in first', async () => {
  assert.equal((await app.agent().get('/welcome')).heading, 'Sign in');
});
