import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';

const app = await startTestApp();

const ANSWERS = {
  title: 'Leaving prison',
  issue: 'People leave prison on a Friday with nowhere to sleep.',
  'for-whom': 'People leaving prison and their families',
  in: 'The day of release\nThe first twelve weeks',
  out: 'Sentencing',
  places: 'Northshire',
  'seat-name': 'Resettlement lead',
  organisation: 'Northshire Probation',
  kind: 'delivery',
  place: 'northshire',
  level: 'local',
};

test('a person starts an endeavour: it has one seat, no owner, and a convener for a time', async () => {
  const { agent } = await app.signInAs('ada@example.org');
  const list = await agent.get('/endeavours');
  assert.match(list.text, /You hold no seat yet/);
  const page = await agent.get('/endeavours/new');
  const home = await agent.submit(page.form('Start the endeavour').fill(ANSWERS), 'Start the endeavour');
  assert.equal(home.status, 200);
  assert.match(home.path, /^\/endeavours\/\w{16}$/);
  assert.match(home.text, /Your seat: Resettlement lead, Northshire Probation/);
  assert.match(home.text, /You convene this endeavour until its seats have chosen stewards, or until/);
  assert.match(home.text, /This endeavour has no steward/);
  assert.match(home.text, /1 seat in 1 organisation or community; 1 is held/);
  const record = await agent.get(`${home.path}/record`);
  assert.match(record.text, /ada \(Resettlement lead, Northshire Probation\) started this endeavour/);
  const seats = await agent.get(`${home.path}/seats`);
  assert.match(seats.text, /northshire, local/);
  assert.match((await agent.get('/endeavours')).text, /Your seat: Resettlement lead/);
  const columns = await app.database.kysely.introspection.getTables();
  const endeavour = columns.find(({ name }) => name === 'endeavour')?.columns.map(({ name }) => name) ?? [];
  assert.deepEqual(
    endeavour.filter((name) => /owner|person|member|created_by|started_by/i.test(name)),
    [],
  );
});

test('every mistake is told at its field, and what was typed stays', async () => {
  const { agent } = await app.signInAs('bo@example.org');
  const page = await agent.get('/endeavours/new');
  const again = await agent.submit(
    page.form('Start the endeavour').fill({ title: 'A start' }),
    'Start the endeavour',
  );
  assert.equal(again.status, 422);
  assert.deepEqual(
    again.errors.map(({ field }) => field),
    ['issue', 'for-whom', 'seat-name', 'organisation', 'kind', 'place', 'level'],
  );
  assert.deepEqual(again.form('Start the endeavour').values('title'), ['A start']);
});

test('nobody else sees it, unless it is open to everybody who is signed in', async () => {
  const { agent } = await app.signInAs('cy@example.org');
  const { agent: stranger } = await app.signInAs('stranger@example.org');
  const page = await agent.get('/endeavours/new');
  const hidden = await agent.submit(page.form('Start the endeavour').fill(ANSWERS), 'Start the endeavour');
  assert.equal((await stranger.get(hidden.path)).status, 404);
  const open = await agent.submit(
    page.form('Start the endeavour').fill({ ...ANSWERS, openness: 'network' }),
    'Start the endeavour',
  );
  const seen = await stranger.get(open.path);
  assert.equal(seen.status, 200);
  assert.match(seen.text, /You hold no seat here/);
  assert.equal((await stranger.get(`${open.path}/seats`)).status, 403);
  assert.match((await stranger.get('/endeavours')).text, /Others that you may read about/);
  assert.match((await app.agent().get(open.path)).path, /^\/sign-in/);
});
