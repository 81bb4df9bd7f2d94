import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { draftSession } from '../../../../../test/sessions.ts';
import { newId } from '../../../../platform/ids.ts';
import { listRoles } from '../../repository.ts';
import type { SessionId } from '../../session.ts';

const app = await startTestApp({ settings: { SIGN_IN_DOMAINS: 'justice.example' } });
const db = app.database.kysely;
const { person, agent } = await app.signInAs('asha@justice.example', { name: 'Asha Rahman' });

async function organised() {
  const session = await draftSession(app, person);
  return { session, path: `/s/${session.code}/organise/people` };
}

async function invite(path: string, filling: Record<string, string | boolean>) {
  return agent.submit((await agent.get(`${path}/invite`)).form().fill(filling));
}

async function holderNamed(id: SessionId, name: string) {
  return (await listRoles(db, id)).find((holder) => holder.name === name);
}

test('somebody invited gets a link by email that signs them in and makes the role theirs', async () => {
  const { session, path } = await organised();
  const page = await invite(path, {
    role: 'moderator',
    name: 'Ben Okafor',
    email: 'Ben.Invited@housing.example',
    post: 'Policy lead',
    organisation: 'Housing',
    deputy: true,
  });
  assert.match(page.text, /The invitation is sent/);
  assert.match(
    page.text,
    /Ben Okafor, deputy of the chair Policy lead, Housing, ben.invited@housing.example Invited, has not signed in yet/,
  );

  const [mail] = await app.mailTo('ben.invited@housing.example');
  assert.equal(mail?.subject, 'You are invited as moderator: Leaving prison: who does what?');
  assert.match(mail?.body ?? '', /Asha Rahman invites you/);
  assert.match(mail?.body ?? '', /Monday 1 June 2026, 10am to midday \(Europe\/London\)/);
  const link = /http\S+\/sign-in\/link\/\S+/.exec(mail?.body ?? '')?.[0] ?? '';
  const ben = app.agent();
  await ben.submit((await ben.get(new URL(link).pathname)).form());
  await ben.get(`/s/${session.code}/about`);
  const holder = await holderNamed(session.id, 'Ben Okafor');
  assert.ok(holder?.personId);
  assert.match((await agent.get(path)).text, /Has signed in/);
});

test('who is invited may sign in although the installation is for other domains', async () => {
  const { path } = await organised();
  const newcomer = app.agent();
  const ask = async () =>
    newcomer.submit((await newcomer.get('/sign-in')).form().fill({ email: 'guest@charity.example' }));
  assert.equal((await ask()).status, 422);
  await invite(path, { role: 'chair', name: 'A guest', email: 'guest@charity.example' });
  assert.equal((await ask()).status, 200);
});

test('a speaker can be listed without an address, nobody else', async () => {
  const { path, session } = await organised();
  const refused = await invite(path, { role: 'chair', name: 'Nobody' });
  assert.deepEqual(refused.errors, [
    { text: 'Enter an email address. Only speakers can be listed without one', field: 'email' },
  ]);
  assert.deepEqual(refused.form().values('name'), ['Nobody']);
  const page = await invite(path, { role: 'speaker', name: 'Dr Cole', post: 'Director' });
  assert.match(page.text, /Dr Cole Director Listed, without access/);
  assert.equal((await holderNamed(session.id, 'Dr Cole'))?.email, null);
});

test('the same address is not invited to the same role twice, and what is wrong is told', async () => {
  const { path } = await organised();
  await invite(path, { role: 'chair', name: 'Cleo', email: 'cleo@health.example' });
  const twice = await invite(path, { role: 'chair', name: 'Cleo', email: 'cleo@health.example' });
  assert.deepEqual(twice.errors, [
    {
      text: 'cleo@health.example is already invited as chair. Change that invitation instead',
      field: 'email',
    },
  ]);
  assert.equal(
    (await invite(path, { role: 'speaker', name: 'Cleo', email: 'cleo@health.example' })).status,
    200,
  );
  const wrong = await invite(path, { name: '', email: 'cleo' });
  assert.deepEqual(wrong.errors, [
    { text: 'Choose a role', field: 'role' },
    { text: 'Enter a name', field: 'name' },
    { text: 'Enter an email address in the correct format, like name@example.com', field: 'email' },
  ]);
});

test('an invitation can be sent again, and its address mended until it is accepted', async () => {
  const { path, session } = await organised();
  await invite(path, { role: 'chair', name: 'Dan', email: 'dann@probation.example' });
  const list = await agent.submit((await agent.get(path)).form('Send the invitation again: Dan'));
  assert.match(list.text, /The invitation is sent again/);
  assert.equal((await app.mailTo('dann@probation.example')).length, 2);
  const changed = await agent.submit(
    (await agent.get(list.link('Change: Dan'))).form().fill({ email: 'dan@probation.example' }),
  );
  assert.match(changed.text, /The invitation is sent/);
  assert.equal((await app.mailTo('dan@probation.example')).length, 1);
  const dan = await app.signInAs('dan@probation.example');
  await dan.agent.get(`/s/${session.code}/about`);
  const form = (await agent.get(list.link('Change: Dan'))).form();
  assert.ok(!form.fields.includes('email'));
});

test('a role is taken away at once, after asking (LIVE-4)', async () => {
  const { path, session } = await organised();
  await invite(path, { role: 'organiser', name: 'Eve', email: 'eve@justice.example' });
  const eve = await app.signInAs('eve@justice.example');
  assert.equal((await eve.agent.get(path)).status, 200);
  const asked = await agent.get((await agent.get(path)).link('Remove: Eve'));
  assert.match(asked.text, /It holds at once/);
  const page = await agent.submit(asked.form());
  assert.match(page.text, /The role is taken away/);
  assert.equal((await eve.agent.get(path)).status, 404);
  assert.equal(await holderNamed(session.id, 'Eve'), undefined);
});

test('the last organiser who has signed in cannot be taken away, not even by an old page', async () => {
  const { path, session } = await organised();
  await invite(path, { role: 'organiser', name: 'Flo', email: 'flo@justice.example' });
  const me = (await listRoles(db, session.id)).find((holder) => holder.personId === person.id);
  const asked = await agent.get(`${path}/${me?.id}/remove`);
  assert.match(asked.text, /This is the only organiser who has signed in/);
  const flo = await app.signInAs('flo@justice.example');
  await flo.agent.get(path);
  const form = (await agent.get(`${path}/${me?.id}/remove`)).form();
  await db.deleteFrom('sessionRole').where('email', '=', 'flo@justice.example').execute();
  const refused = await agent.submit(form);
  assert.match(refused.text, /Nothing was done: a session needs an organiser/);
});

test('an organiser who is not the last may leave, and is led away', async () => {
  const { path, session } = await organised();
  await invite(path, { role: 'organiser', name: 'Gus', email: 'gus@justice.example' });
  const gus = await app.signInAs('gus@justice.example');
  await gus.agent.get(path);
  const me = (await listRoles(db, session.id)).find((holder) => holder.personId === person.id);
  const asked = await agent.get(`${path}/${me?.id}/remove`);
  assert.match(asked.text, /You will not be able to organise this session any more/);
  assert.equal((await agent.submit(asked.form())).path, '/sessions');
});

test('a speaker who was asked something stays in the programme when the access goes', async () => {
  const { path, session } = await organised();
  await invite(path, { role: 'speaker', name: 'Dr Cole', email: 'cole@health.example' });
  const speaker = await holderNamed(session.id, 'Dr Cole');
  const now = app.clock.now();
  await db
    .insertInto('question')
    .values({
      id: 'q-for-cole',
      sessionId: session.id,
      key: newId(),
      text: 'Who pays?',
      naming: 'named',
      state: 'published',
      stateAt: now,
      askedAt: now,
      version: 1,
      countsVersion: 1,
    })
    .execute();
  await db
    .insertInto('questionSpeaker')
    .values({ questionId: 'q-for-cole', speakerId: speaker?.id ?? '', stateAt: now })
    .execute();
  const asked = await agent.get(`${path}/${speaker?.id}/remove`);
  assert.match(asked.text, /Dr Cole was asked or has answered 1 question\. So that nothing asked is lost/);
  await agent.submit(asked.form());
  const kept = await holderNamed(session.id, 'Dr Cole');
  assert.deepEqual([kept?.email, kept?.personId], [null, null]);
});

test('speakers are put in order with buttons', async () => {
  const { path } = await organised();
  for (const name of ['One', 'Two']) await invite(path, { role: 'speaker', name });
  const page = await agent.submit((await agent.get(path)).form('Move up: Two'));
  assert.deepEqual(page.texts('.se-card h3').slice(-2), ['Two', 'One']);
});
