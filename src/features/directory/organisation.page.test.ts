import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { newEndeavour, takeSeat } from '../../../test/endeavours.ts';
import { makeSpace, startThread } from '../../../test/forum.ts';
import { giveRole, makeSession } from '../../../test/sessions.ts';
import { directoryUrls } from './urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const ann = await app.signInAs('ann@council.example', { name: 'Ann', organisation: 'Leeds Council' });
const col = await app.signInAs('col@council.example', { name: 'Col', organisation: 'Leeds Council' });
const bob = await app.signInAs('bob@prison.example', { name: 'Bob', organisation: 'HM Prison Leeds' });
const organisationId = ann.person.organisationId ?? '';
const path = directoryUrls.organisation(organisationId);

test('an organisation of which nothing is known yet says so, part by part', async () => {
  const { text } = await bob.agent.get(path);
  for (const words of [
    /What they work on Nobody of this organisation says yet/,
    /People Nobody of this organisation has written a profile yet/,
    /Sessions Nobody of it has had a part in running a session that you can read/,
    /Latest threads Its people have begun no thread that you can read/,
    /Endeavours It has a seat in no endeavour that is open to everybody/,
  ]) {
    assert.match(text, words);
  }
});

test('its page says what its people work on, to those for whom they wrote it', async () => {
  const form = (await ann.agent.get('/profile/change')).form('Save');
  await ann.agent.submit(form.fill({ workingOn: 'Homes on release', 'see-workingOn': 'related' }));
  assert.match((await col.agent.get(path)).text, /What they work on Homes on release Ann/);
  assert.doesNotMatch((await bob.agent.get(path)).text, /Homes on release/);
});

test('its page lists the latest threads its people began, in spaces that one may read', async () => {
  const { spaceId } = await startThread(app, ann.person, { title: 'Keys to a flat' });
  await startThread(app, bob.person, { spaceId, title: 'Of the prison' });
  const closed = await makeSpace(app, ann.person, { kind: 'private' });
  app.clock.advance({ seconds: 1 });
  await startThread(app, ann.person, { spaceId: closed, title: 'Among ourselves' });
  const forBob = (await bob.agent.get(path)).text;
  assert.match(forBob, /Latest threads Keys to a flat/);
  assert.doesNotMatch(forBob, /Of the prison|Among ourselves/);
  assert.match((await ann.agent.get(path)).text, /Latest threads Among ourselves.*Keys to a flat/);
  for (let made = 1; made <= 5; made += 1) {
    app.clock.advance({ seconds: 1 });
    await startThread(app, ann.person, { spaceId, title: `Thread ${made}` });
  }
  const latest = (await bob.agent.get(path)).text;
  assert.match(latest, /Thread 5.*Thread 1/);
  assert.doesNotMatch(latest, /Keys to a flat/);
});

test('threads of an organisation that became part of it are its own', async () => {
  const dan = await app.signInAs('dan@old.example', { name: 'Dan', organisation: 'Old Borough' });
  await startThread(app, dan.person, { title: 'From the borough' });
  assert.doesNotMatch((await bob.agent.get(path)).text, /From the borough/);
  await db
    .updateTable('organisation')
    .set({ mergedInto: organisationId })
    .where('id', '=', dan.person.organisationId)
    .execute();
  assert.match((await bob.agent.get(path)).text, /From the borough/);
});

test('its page lists sessions that are over, and those in which one has a part: a code lets in', async () => {
  const session = await makeSession(app, { title: 'Now in the hall' });
  await giveRole(app, session, 'chair', ann.person);
  const over = await makeSession(app, { title: 'Last spring', state: 'closed' });
  await giveRole(app, over, 'speaker', ann.person);
  await db.updateTable('sessionRole').set({ organisationId }).execute();
  const forBob = await bob.agent.get(path);
  assert.match(forBob.text, /Sessions Last spring/);
  assert.equal((await bob.agent.get(forBob.link('Last spring'))).heading, 'Archive Last spring');
  assert.doesNotMatch(forBob.body, new RegExp(`Now in the hall|${session.code}`));
  assert.match((await ann.agent.get(path)).text, /Now in the hall/);
  await giveRole(app, session, 'observer', bob.person);
  assert.equal((await bob.agent.get(path)).link('Now in the hall'), `/s/${session.code}`);
});

test('its page lists endeavours open to everybody in which somebody holds a seat of it', async () => {
  const open = await newEndeavour(app, { title: 'Open work', openness: 'network' });
  const apart = await newEndeavour(app, { title: 'Apart', openness: 'seats' });
  await takeSeat(app, apart.agent, apart.home, 'Leeds Council');
  const seatless = await bob.agent.get(path);
  assert.doesNotMatch(seatless.text, /Open work|Apart/);
  const member = await takeSeat(app, open.agent, open.home, 'Leeds Council');
  const page = await bob.agent.get(path);
  assert.equal(page.link('Open work'), open.home);
  assert.doesNotMatch(page.text, /Apart/);
  const leave = await member.get(`${open.home}/me`);
  await member.submit(leave.form('Leave the seat'), 'Leave the seat');
  assert.doesNotMatch((await bob.agent.get(path)).text, /Open work/);
});
