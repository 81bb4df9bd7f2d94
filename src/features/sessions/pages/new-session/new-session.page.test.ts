import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';

const app = await startTestApp();

const FILLED = {
  title: 'Leaving prison: who does what?',
  description: 'One day, seven organisations.',
  'date-day': '23',
  'date-month': '6',
  'date-year': '2026',
  starts: '9:30am',
  ends: '11am',
  zone: 'Europe/London',
};

test('somebody signed in makes a session and sees what is ready and what is not', async () => {
  const { agent } = await app.signInAs('asha@justice.example');
  const form = (await agent.get('/sessions/new')).form();
  const page = await agent.submit(form.fill(FILLED));
  assert.equal(page.status, 200);
  assert.match(page.path, /^\/s\/[0-9a-z]{6}\/organise\?done=created$/);
  assert.equal(page.heading, 'Organise Leaving prison: who does what?');
  assert.match(page.text, /Tuesday 23 June 2026, 9:30am to 11am \(London time\)/);
  assert.match(page.text, /Draft: only the people running it can see it/);
  assert.match(page.text, /Chair To do Nobody can start the session/);
});

test('a new session is listed under Your sessions, which was empty before', async () => {
  const { agent } = await app.signInAs('ben@housing.example');
  const empty = await agent.get('/sessions');
  assert.match(empty.text, /You have no sessions yet/);
  await agent.submit((await agent.get(empty.link('New session'))).form().fill(FILLED));
  const listed = await agent.get('/sessions');
  assert.deepEqual(listed.texts('h2'), ['Coming']);
  assert.match(listed.text, /Leaving prison: who does what\?.*Draft.*Your role: organiser/);
});

test('an empty form says what to enter at each field, and changes nothing', async () => {
  const { agent } = await app.signInAs('cleo@health.example');
  const form = (await agent.get('/sessions/new')).form();
  const page = await agent.submit(form);
  assert.equal(page.status, 422);
  assert.ok(page.title.startsWith('Error: '));
  assert.deepEqual(page.errors, [
    { text: 'Enter a title', field: 'title' },
    { text: 'Enter the date', field: 'date-day' },
    { text: 'Enter the start time', field: 'starts' },
    { text: 'Enter the end time', field: 'ends' },
  ]);
  assert.match((await agent.get('/sessions')).text, /You have no sessions yet/);
});

test('what was typed stays when a date does not exist or the end comes first', async () => {
  const { agent } = await app.signInAs('dan@probation.example');
  const form = (await agent.get('/sessions/new')).form();
  const page = await agent.submit(
    form.fill({ ...FILLED, 'date-month': '2', 'date-day': '30', starts: '2pm', ends: '1pm' }),
  );
  assert.deepEqual(page.errors, [{ text: 'Date must be a real date', field: 'date-day' }]);
  const again = page.form();
  assert.deepEqual(again.values('title'), [FILLED.title]);
  assert.deepEqual(again.values('description'), [FILLED.description]);
  const second = await agent.submit(again.fill({ 'date-day': '3' }));
  assert.deepEqual(second.errors, [{ text: 'End time must be after the start time', field: 'ends' }]);
});

test('a visitor is asked to sign in first, and comes back', async () => {
  const page = await app.agent().get('/sessions/new');
  assert.deepEqual(page.redirects, ['/sign-in?return-to=%2Fsessions%2Fnew']);
});
