import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp } from '../../../../test/app.ts';
import { fillSession } from '../../../../test/full-session.ts';
import { draftSession } from '../../../../test/sessions.ts';
import { findSessionByCode, getSession, loadProgramme } from '../repository.ts';
import type { Programme, Session } from '../session.ts';

const app = await startTestApp({ jobs: true });
const db = app.database.kysely;
const { person, agent } = await app.signInAs('asha@justice.example');

/** Every row of every table, as text; organisations that only the fixture made are left out. */
async function allRows(): Promise<Map<string, string[]>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%'
  `.execute(db);
  const rows = new Map<string, string[]>();
  for (const { name } of tables.rows) {
    const found = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db);
    rows.set(name, found.rows.map(({ row }) => row).toSorted());
  }
  return rows;
}

/** Those that sessions came with; what else there is belongs to other features. */
const TABLES_OF_SESSIONS = new Set(
  [...readFileSync('migrations/0002_sessions.sql', 'utf8').matchAll(/^create table (\w+)/gm)].map(
    ([, name]) => name ?? '',
  ),
);

async function rehearsalOf(session: Session): Promise<Session> {
  const page = await agent.submit(
    (await agent.get(`/s/${session.code}/organise/rehearsal`)).form('Make a rehearsal'),
  );
  const code = /\/s\/(\w+)\//.exec(page.path)?.[1] ?? '';
  const rehearsal = await findSessionByCode(db, code);
  assert.ok(rehearsal !== undefined);
  return rehearsal;
}

test('a rehearsal has the programme, people and settings of its session, and a code of its own (LIVE-18)', async () => {
  const session = await draftSession(app, person, {
    state: 'announced',
    naming: 'organisation',
    callUrl: 'https://call.example',
  });
  await fillSession(app.database, session, person.id, app.clock.now());
  const rehearsal = await rehearsalOf(session);
  assert.equal(rehearsal.rehearsalOf, session.id);
  assert.notEqual(rehearsal.code, session.code);
  assert.equal(rehearsal.state, 'open');

  const withoutIds = ({ session: { title, naming, callUrl, startsAt }, ...programme }: Programme) => ({
    settings: { title, naming, callUrl, startsAt },
    parts: programme.parts.map((part) => ({ ...part, id: '', speakerIds: part.speakerIds.length })),
    roles: programme.roles.map((role) => ({ ...role, id: '' })),
    labels: programme.labels.map(({ name }) => name),
    readings: programme.readings,
    organisations: programme.organisations,
  });
  assert.deepEqual(
    withoutIds(await loadProgramme(db, rehearsal)),
    withoutIds(await loadProgramme(db, session)),
  );
  for (const table of ['seat', 'question', 'comment'] as const) {
    const rows = await db.selectFrom(table).select('id').where('sessionId', '=', rehearsal.id).execute();
    assert.deepEqual(rows, [], table);
  }
});

test('a rehearsal that ends leaves no trace in any table (LIVE-18)', async () => {
  const session = await draftSession(app, person, { state: 'announced' });
  const filled = await allRows();
  const rehearsal = await rehearsalOf(session);
  await fillSession(app.database, rehearsal, person.id, app.clock.now());
  await agent.submit(
    (await agent.get(`/s/${rehearsal.code}/organise/details`)).form().fill({ title: 'Changed' }),
  );
  const during = await allRows();
  const untouched = [...during].filter(([table, rows]) => rows.length <= (filled.get(table)?.length ?? 0));
  assert.deepEqual(
    untouched.map(([table]) => table).filter((table) => TABLES_OF_SESSIONS.has(table)),
    [],
    'every table held something of the rehearsal',
  );

  const page = await agent.submit((await agent.get(`/s/${rehearsal.code}/organise/rehearsal/end`)).form());
  assert.match(page.text, /The rehearsal and everything in it are deleted/);
  assert.match(page.path, new RegExp(`/s/${session.code}/organise`));
  const after = await allRows();
  for (const [table, rows] of after) {
    // Organisations are everybody's: one that was first named in a rehearsal stays known.
    if (table !== 'organisation') assert.deepEqual(rows, filled.get(table), table);
  }
  assert.equal((await agent.get(`/s/${rehearsal.code}`)).status, 404);
});

test('the record of everything else stays append-only, also after a rehearsal was deleted', async () => {
  await assert.rejects(db.deleteFrom('record').execute(), /append-only/);
});

test('a rehearsal under way is found again instead of making a second', async () => {
  const session = await draftSession(app, person);
  const rehearsal = await rehearsalOf(session);
  const page = await agent.get(`/s/${session.code}/organise/rehearsal`);
  assert.match(page.text, /A rehearsal is under way/);
  assert.equal(page.link('Go to the rehearsal'), `/s/${rehearsal.code}/organise`);
});

test('pages of a rehearsal say so, and its session’s do not', async () => {
  const session = await draftSession(app, person);
  const rehearsal = await rehearsalOf(session);
  assert.match((await agent.get(`/s/${rehearsal.code}/organise`)).text, /This is a rehearsal/);
  assert.match((await agent.get(`/s/${rehearsal.code}/organise/asking`)).text, /This is a rehearsal/);
  assert.doesNotMatch((await agent.get(`/s/${session.code}/organise`)).text, /This is a rehearsal/);
});

test('what is not a rehearsal cannot be deleted like one', async () => {
  const session = await draftSession(app, person);
  const rehearsal = await rehearsalOf(session);
  const form = (await agent.get(`/s/${rehearsal.code}/organise/rehearsal/end`)).form();
  const { body } = form.submission();
  await agent.send({ method: 'POST', path: `/s/${session.code}/organise/rehearsal/end`, body });
  assert.equal((await getSession(db, session.id)).id, session.id);
});

test('a session closed by mistake goes on in a new one that is linked to it (LIVE-10)', async () => {
  const session = await draftSession(app, person, { state: 'closed', closedAt: app.clock.now() });
  await fillSession(app.database, session, person.id, app.clock.now());
  const overview = await agent.get(`/s/${session.code}/organise`);
  const asked = await agent.get(overview.link('Closed by mistake? Go on in a new session'));
  const page = await agent.submit(asked.form());
  assert.match(page.text, /The new session is ready/);
  const next = await findSessionByCode(db, /\/s\/(\w+)\//.exec(page.path)?.[1] ?? '');
  assert.deepEqual([next?.continues, next?.state, next?.rehearsalOf], [session.id, 'open', null]);
  assert.equal((await getSession(db, session.id)).state, 'closed');
  const old = await agent.get(`/s/${session.code}/organise`);
  assert.match(old.text, /This session goes on in/);
  await agent.submit(asked.form());
  const all = await db.selectFrom('session').select('id').where('continues', '=', session.id).execute();
  assert.equal(all.length, 1);
});
