import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp } from '../../../test/app.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { readRecord } from '../../platform/record/record.ts';
import { organisationNamed, listOrganisations } from '../organisations/index.ts';
import { findPerson, personWithEmail } from './repository.ts';

const app = await startTestApp();
const { people } = app.features;
const db = app.database.kysely;

const linkFor = (email: string, returnTo: string, lastsMs?: number): Promise<URL> =>
  inTransaction(db, async (tx) => new URL(await people.oneTimeSignInLink(tx, email, returnTo, lastsMs)));
const count = async (table: 'signIn' | 'signInLink' | 'mailboxMessage'): Promise<number> =>
  (
    await db
      .selectFrom(table)
      .select(sql<number>`count(*)`.as('count'))
      .executeTakeFirstOrThrow()
  ).count;

test('a link made for somebody signs them in once and leads where it was made for', async () => {
  const link = await linkFor('Ann@Example.org', '/account');
  assert.equal(link.origin, app.baseUrl.origin);
  const agent = app.agent();
  const page = await agent.get(link.pathname);
  assert.equal(page.heading, 'Sign in as ann@example.org');
  assert.equal((await agent.submit(page.form('Sign in'))).path, '/welcome?return-to=%2Faccount');
  assert.equal((await app.agent().get(link.pathname)).status, 410);
  assert.deepEqual(await app.mailTo('ann@example.org'), []);
});

test('a link lasts as long as whoever made it said', async () => {
  const [short, long] = [
    await linkFor('bob@example.org', '/'),
    await linkFor('bob@example.org', '/', 14 * 86_400_000),
  ];
  app.clock.advance({ days: 13 });
  assert.equal((await app.agent().get(short.pathname)).status, 410);
  assert.equal((await app.agent().get(long.pathname)).status, 200);
  app.clock.advance({ days: 2 });
  assert.equal((await app.agent().get(long.pathname)).status, 410);
});

test('a link made in a transaction that is rolled back does not work', async () => {
  let path = '';
  const failing = inTransaction(db, async (tx) => {
    path = new URL(await people.oneTimeSignInLink(tx, 'cat@example.org', '/')).pathname;
    throw new Error('rolled back');
  });
  await assert.rejects(failing);
  assert.equal((await app.agent().get(path)).status, 404);
});

test('links that others make leave the person free to ask for five of their own', async () => {
  for (let made = 0; made < 6; made++) await linkFor('dan@example.org', '/', 86_400_000);
  const agent = app.agent();
  const form = (await agent.get('/sign-in')).form('Send me a link');
  assert.equal((await agent.submit(form.fill({ email: 'dan@example.org' }))).status, 200);
});

test('of two who press the button of one link at the same moment, one is signed in', async () => {
  const link = await linkFor('eve@example.org', '/');
  const agents = Array.from({ length: 5 }, () => app.agent());
  const forms = await Promise.all(
    agents.map(async (agent) => (await agent.get(link.pathname)).form('Sign in')),
  );
  await Promise.all(agents.map((agent, index) => agent.submit(forms[index]!)));
  assert.equal(agents.filter((agent) => agent.cookies.has('sign-in')).length, 1);
});

test('asked for many times at the same moment, an address is still sent five links', async () => {
  const agents = Array.from({ length: 12 }, () => app.agent());
  const statuses = await Promise.all(
    agents.map(async (agent) => {
      const form = (await agent.get('/sign-in')).form('Send me a link');
      return (await agent.submit(form.fill({ email: 'fay@example.org' }))).status;
    }),
  );
  assert.equal(statuses.filter((status) => status === 200).length, 5);
  assert.equal(statuses.filter((status) => status === 429).length, 7);
  assert.equal((await app.mailTo('fay@example.org')).length, 5);
});

test('one address is one person, also when two sign in with it at the same moment', async () => {
  const found = await Promise.all(
    Array.from({ length: 5 }, () =>
      inTransaction(db, (tx) => personWithEmail(tx, 'gus@example.org', app.clock.now())),
    ),
  );
  assert.equal(new Set(found.map(({ id }) => id)).size, 1);
});

test('one name is one organisation, also when two say it at the same moment', async () => {
  const ids = await Promise.all(
    ['HM Prison Service', 'hm prison service', ' HM  Prison Service ', 'ＨＭ Prison Service'].map((name) =>
      inTransaction(db, (tx) => organisationNamed(tx, name, app.clock.now())),
    ),
  );
  assert.equal(new Set(ids).size, 1);
  const names = (await listOrganisations(db)).map(({ name }) => name);
  assert.equal(names.filter((name) => /prison/i.test(name)).length, 1);
});

test('erasing a person removes all that says who it was, everywhere, and is recorded without a name', async () => {
  const { person } = await app.signInAs('hal@example.org', { name: 'Hal Hidden', organisation: 'Shelter' });
  const agent = app.agent();
  await agent.submit((await agent.get('/sign-in')).form('Send me a link').fill({ email: 'hal@example.org' }));
  const told: unknown[] = [];
  people.erasures.push({
    erase: async (_tx, who, now) => void told.push([who.id, who.email, now]),
  });
  await inTransaction(db, (tx) => people.erasePerson(tx, person.id));
  assert.deepEqual(told, [[person.id, 'hal@example.org', app.clock.now()]]);

  const { id, email, name, organisationId } = (await findPerson(db, person.id)) ?? assert.fail('no row');
  assert.deepEqual([id, email, name, organisationId], [person.id, null, '', null]);
  for (const table of ['person', 'sign_in', 'sign_in_link', 'mailbox_message', 'record']) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(db);
    assert.doesNotMatch(rows.map(({ row }) => row).join('\n'), /hal@example|Hal Hidden/, table);
  }
  const [entry] = await readRecord(db, `person:${person.id}`, { limit: 1 });
  assert.deepEqual([entry?.kind, entry?.personId], ['person-erased', person.id]);
  people.erasures.pop();
});

test('when a feature cannot erase its part, nothing is erased', async () => {
  const { person } = await app.signInAs('ida@example.org', { name: 'Ida' });
  people.erasures.push({ erase: () => Promise.reject(new Error('not now')) });
  await assert.rejects(inTransaction(db, (tx) => people.erasePerson(tx, person.id)));
  people.erasures.pop();
  assert.equal((await findPerson(db, person.id))?.name, 'Ida');
});

test('what nobody can use any more is removed in time, what can be used stays', async () => {
  await app.signInAs('old@example.org');
  await linkFor('old@example.org', '/');
  app.clock.advance({ days: 40 });
  await app.signInAs('new@example.org');
  await linkFor('new@example.org', '/');
  await people.retention.run();
  assert.deepEqual(
    [await count('signIn'), await count('signInLink'), await count('mailboxMessage')],
    [1, 1, 0],
  );
});
