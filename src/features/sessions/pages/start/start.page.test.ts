import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { giveRole, makeSession } from '../../../../../test/sessions.ts';

const app = await startTestApp();

test('a newcomer can enter a code or sign in', async () => {
  const page = await app.agent().get('/');
  assert.equal(page.status, 200);
  assert.deepEqual(page.form('Join').fields, ['code']);
  assert.equal(page.link('Sign in'), '/sign-in');
  assert.doesNotMatch(page.text, /Your sessions/);
});

test('a guest finds the sessions joined in this browser', async () => {
  const session = await makeSession(app, { title: 'Homes after prison' });
  await makeSession(app, { title: 'Of somebody else' });
  const agent = app.agent();
  await agent.submit((await agent.get(`/s/${session.code}/join`)).form('Join'));
  const page = await agent.get('/');
  assert.equal(page.link('Homes after prison'), `/s/${session.code}`);
  assert.doesNotMatch(page.text, /Of somebody else/);

  const { cookie } = await app.signInAs('guest@example.org');
  agent.setCookie(cookie.name, cookie.value);
  const own = await agent.get('/sessions');
  assert.equal(own.link('Homes after prison'), `/s/${session.code}`, 'also once they have signed in');
  assert.doesNotMatch(own.text, /Of somebody else/);
});

test('who is signed in finds the sessions they joined elsewhere or have a role in', async () => {
  const [joined, chaired] = [
    await makeSession(app, { title: 'Joined' }),
    await makeSession(app, { title: 'Chaired' }),
  ];
  const { agent, person } = await app.signInAs('kim@example.org');
  await agent.submit((await agent.get(`/s/${joined.code}/join`)).form('Join'));
  await giveRole(app, chaired, 'chair', person);
  const elsewhere = (await app.signInAs('kim@example.org')).agent;
  const page = await elsewhere.get('/');
  assert.equal(page.link('Joined'), `/s/${joined.code}`);
  assert.equal(page.link('Chaired'), `/s/${chaired.code}`);
  assert.equal(page.link('All your sessions'), '/sessions');
});

test('their endeavours are there too, each with their seat', async () => {
  const { agent } = await app.signInAs('ada@example.org');
  assert.doesNotMatch((await agent.get('/')).text, /Your endeavours/);
  const form = (await agent.get('/endeavours/new')).form('Start the endeavour').fill({
    title: 'Leaving prison',
    issue: 'People leave with nowhere to go.',
    'for-whom': 'People who leave prison',
    'seat-name': 'Housing lead',
    organisation: 'Leeds City Council',
    kind: 'delivery',
    place: 'Leeds',
    level: 'Local',
  });
  await agent.submit(form, 'Start the endeavour');
  const page = await agent.get('/');
  assert.match(page.link('Leaving prison') ?? '', /^\/endeavours\/\w/);
  assert.match(page.text, /Your seat: Housing lead, Leeds City Council/);
});
