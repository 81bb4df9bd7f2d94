import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { draftSession } from '../../../../../test/sessions.ts';

const app = await startTestApp();
const db = app.database.kysely;
const { person, agent } = await app.signInAs('asha@justice.example');

async function organised() {
  const session = await draftSession(app, person, { state: 'open', joining: 'verified' });
  return { session, path: `/s/${session.code}/organise/tickets` };
}

async function make(path: string, count: string) {
  return agent.submit((await agent.get(path)).form('Make tickets').fill({ count }), 'Make tickets');
}

test('tickets are shown once, as a list and as a file, and only their hashes are kept (LIVE-21)', async () => {
  const { session, path } = await organised();
  const page = await make(path, '3');
  const tickets = page.texts('td .se-code');
  assert.equal(tickets.length, 3);
  for (const ticket of tickets) assert.match(ticket, /^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  assert.equal(new Set(tickets).size, 3);
  const file = decodeURIComponent(page.link('Download the tickets as a file (CSV)').replace(/^[^,]+,/, ''));
  assert.equal(file.split('\r\n')[1], `${tickets[0]},${app.baseUrl.href}j/${session.code}`);
  assert.ok(!(await agent.get(path)).body.includes(tickets[0] ?? '-'));
  const kept = await db.selectFrom('sessionTicket').selectAll().where('sessionId', '=', session.id).execute();
  assert.ok(!JSON.stringify(kept).includes((tickets[0] ?? '-').replace('-', '').toLowerCase()));
});

test('a ticket lets one person in, and is then counted as used', async () => {
  const { session, path } = await organised();
  const [ticket = ''] = (await make(path, '2')).texts('td .se-code');
  const guest = app.agent();
  await guest.submit(
    (await guest.get(`/s/${session.code}/join`)).form('Join').fill({ ticket: ticket.toLowerCase() }),
  );
  const page = await agent.get(path);
  assert.match(page.text, /made 2 used 1/);
});

test('withdrawn tickets let nobody in', async () => {
  const { session, path } = await organised();
  const [ticket = ''] = (await make(path, '2')).texts('td .se-code');
  const page = await agent.submit((await agent.get(path)).form('Withdraw 2 unused tickets'));
  assert.match(page.text, /Unused tickets no longer work/);
  const guest = app.agent();
  const refused = await guest.submit(
    (await guest.get(`/s/${session.code}/join`)).form('Join').fill({ ticket }),
  );
  assert.equal(refused.errors[0]?.field, 'ticket');
});

test('a number that makes no sense is refused and kept', async () => {
  const { path } = await organised();
  for (const [count, message] of [
    ['', 'Enter how many tickets you need'],
    ['0', 'Number of tickets must be a whole number from 1 to 1,000'],
    ['many', 'Number of tickets must be a whole number from 1 to 1,000'],
    ['1001', 'Number of tickets must be a whole number from 1 to 1,000'],
  ] as const) {
    const page = await make(path, count);
    assert.deepEqual(page.errors, [{ text: message, field: 'count' }]);
    assert.deepEqual(page.form('Make tickets').values('count'), [count]);
  }
});
