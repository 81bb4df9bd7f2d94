import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import type { Agent } from '../../../test/agent/agent.ts';

const app = await startTestApp();
const SEAT = {
  'seat-name': 'Resettlement lead',
  organisation: 'Northshire Probation',
  kind: 'delivery',
  place: 'Northshire',
  level: 'Local',
};

async function start(agent: Agent): Promise<string> {
  const page = await agent.get('/endeavours/new');
  const words = { title: 'Leaving prison', issue: 'Nowhere to sleep', 'for-whom': 'People leaving prison' };
  const home = await agent.submit(
    page.form('Start the endeavour').fill({ ...words, ...SEAT, in: 'The first night' }),
    'Start the endeavour',
  );
  return home.path;
}

async function linkTo(agent: Agent, path: string, fields: Record<string, string>): Promise<string> {
  const page = await agent.get(path);
  const ready = await agent.submit(page.form('Invite').fill({ ...fields, how: 'link' }), 'Invite');
  return new URL(/http\S+invitation\/\w+/.exec(ready.text)?.[0] ?? '').pathname;
}

async function join(link: string, email: string): Promise<Agent> {
  const { agent } = await app.signInAs(email);
  await agent.submit((await agent.get(link)).form('Take the seat'), 'Take the seat');
  return agent;
}

test('LRN-33, LRN-34: a seat is handed on in the middle, and its next holder is guided', async () => {
  const { agent } = await app.signInAs('ada@example.org');
  const home = await start(agent);
  const council = { ...SEAT, organisation: 'Eastmoor Council', 'seat-name': 'Policy officer' };
  const leaver = await join(await linkTo(agent, `${home}/invite`, council), 'tom@example.org');
  const due = { 'due-day': '1', 'due-month': '6', 'due-year': '2026' };
  const commitments = await leaver.get(`${home}/commitments`);
  await leaver.submit(commitments.form('Commit').fill({ text: 'Write one page', ...due }), 'Commit');

  const opening = await leaver.get(`${home}/moving-on`);
  const undated = await leaver.submit(opening.form('I am moving on'), 'I am moving on');
  assert.equal(undated.status, 422);
  const date = { 'leaves-day': '9', 'leaves-month': '3', 'leaves-year': '2026' };
  const pack = await leaver.submit(opening.form('I am moving on').fill(date), 'I am moving on');
  assert.match(pack.text, /These pass on by themselves: Write one page, by 1 June 2026/);
  const saved = await leaver.submit(
    pack.form('Hand on').fill({ role: 'I write things down' }),
    'Save and go on later',
  );
  assert.match(saved.text, /Saved/);
  const unfinished = await leaver.submit(saved.form('Hand on'), 'Hand on');
  assert.equal(unfinished.status, 422);
  assert.equal(unfinished.errors.length, 8);
  const skips = ['people', 'promises', 'open', 'why', 'stuck', 'read', 'thanks'].map((name) => [
    `${name}-skip`,
    'yes',
  ]);
  const filled = unfinished
    .form('Hand on')
    .fill({ ...(Object.fromEntries(skips) as Record<string, string>), next: 'Walk to the gate' });
  assert.match(
    (await leaver.submit(filled, 'Hand on')).text,
    /You handed the seat Policy officer, Eastmoor Council on/,
  );
  const away = await leaver.get(`${home}/moving-on`);
  await leaver.submit(away.form('Leave the seat now'), 'Leave the seat now');

  const seats = await agent.get(`${home}/seats`);
  const invite = seats
    .$('a[href*="/invite?seat="]')
    .map((_, each) => seats.$(each).attr('href') ?? '')
    .get();
  assert.match((await agent.get(`${home}/commitments`)).text, /At risk: nobody holds the seat/);
  const toSeat = await Promise.all(invite.map(async (path) => ({ path, page: await agent.get(path) })));
  const found = toSeat.find(({ page }) => page.text.includes('Policy officer'));
  const successor = await join(await linkTo(agent, found?.path ?? '', {}), 'nadia@example.org');
  const guide = await successor.get(`${home}/first-week`);
  assert.match(guide.text, /By tom/);
  assert.match(guide.text, /Walk to the gate/);
  assert.match(guide.text, /What your seat has promised Write one page, by 1 June 2026/);
  const seat = guide.$('select[name=with] option').last().attr('value') ?? '';
  const asked = await successor.submit(guide.form('Ask to meet').fill({ with: seat }), 'Ask to meet');
  assert.match(asked.text, /Waits for their answer/);
  assert.match((await agent.get(home)).text, /Somebody new would like to meet you/);
  const request = await agent.get(`${home}/first-week`);
  const accept = request.texts('button').find((each) => each.startsWith('Accept')) ?? '';
  await agent.submit(request.form(accept), accept);
  assert.match((await successor.get(`${home}/first-week`)).text, /You have both accepted/);
  assert.match((await agent.get(`${home}/seats`)).text, /Held before by tom/);
});

test('LRN-34: stewards are told once of a seat that nobody has held for 14 days', async () => {
  const { agent } = await app.signInAs('bea@example.org');
  const home = await start(agent);
  await linkTo(agent, `${home}/invite`, { ...SEAT, organisation: 'Riverside Health', 'seat-name': 'Nurse' });
  app.clock.advance({ days: 13 });
  await app.features.endeavours.handing.chaseEmptySeats();
  assert.equal((await app.mailTo('bea@example.org')).length, 0);
  app.clock.advance({ days: 2 });
  for (let night = 0; night < 2; night++) await app.features.endeavours.handing.chaseEmptySeats();
  const mails = await app.mailTo('bea@example.org');
  assert.deepEqual(
    mails.map(({ subject }) => subject),
    ['A seat is empty: Leaving prison'],
  );
  const { agent: again } = await app.signInAs('bea@example.org');
  assert.match(
    (await again.get(`${home}/record`)).text,
    /Nobody has held the seat Nurse, Riverside Health for 14 days/,
  );
});

test('an endeavour goes out whole and comes in whole, its seats empty and its history kept', async () => {
  const { agent } = await app.signInAs('cem@example.org', { name: 'Cem' });
  const home = await start(agent);
  const link = await linkTo(agent, `${home}/invite`, {
    ...SEAT,
    organisation: 'Riverside Health',
    'seat-name': 'Nurse',
  });
  await join(link, 'nurse@example.org');
  const act = (await agent.get(`${home}/record`)).$('a:contains(Challenge)').attr('href') ?? '';
  const challenge = await agent.get(act);
  await agent.submit(challenge.form('Challenge').fill({ reason: 'Why a nurse?' }), 'Challenge');

  const file = await agent.get(`${home}/export/endeavour.json`);
  assert.doesNotMatch(file.body, /@example\.org/);
  const { agent: elsewhere } = await app.signInAs('dee@example.org', { name: 'Dee' });
  const page = await elsewhere.get('/endeavours/bring-in');
  const wrong = await elsewhere.submit(
    page.form('Bring it in').fill({ ...SEAT, file: new File(['{}'], 'endeavour.json') }),
    'Bring it in',
  );
  assert.deepEqual(
    wrong.errors.map(({ field }) => field),
    ['file'],
  );
  const json = new File([file.body], 'endeavour.json');
  const filled = page.form('Bring it in').fill({ ...SEAT, 'seat-name': 'Bringer', file: json });
  const there = await elsewhere.submit(filled, 'Bring it in');
  assert.match(there.text, /Your seat: Bringer, Northshire Probation/);
  assert.match(there.text, /3 seats in 2 organisations and communities; 1 is held/);
  assert.match(
    (await elsewhere.get(`${there.path}/record`)).text,
    /Cem \(Resettlement lead, Northshire Probation\) started/,
  );
  assert.match((await elsewhere.get(`${there.path}/edge`)).text, /The first night/);
  assert.match((await elsewhere.get(`${there.path}/stewards`)).text, /Why a nurse\?/);
  const again = JSON.parse((await elsewhere.get(`${there.path}/export/endeavour.json`)).body) as Record<
    string,
    unknown[]
  >;
  const first = JSON.parse(file.body) as Record<string, unknown[]>;
  for (const part of ['edgeItems', 'edgeViews', 'challenges', 'handovers', 'questions']) {
    assert.equal(again[part]?.length, first[part]?.length, part);
  }
  const csv = await agent.get(`${home}/export/tables/seats.csv`);
  assert.match(csv.body, /Nurse/);
  assert.match(
    (await agent.get(`${home}/export/print`)).text,
    /Nurse, Riverside Health \(delivery; Northshire, local\)/,
  );
});

test('whoever starts from the code of no session is told so', async () => {
  const { agent } = await app.signInAs('eve@example.org');
  const page = await agent.get('/endeavours/new?session=none1234');
  assert.match(page.text, /There is no session with this code that you can read/);
});
