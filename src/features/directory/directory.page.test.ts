import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { readRecord } from '../../platform/record/record.ts';
import { newId } from '../../platform/ids.ts';

const app = await startTestApp({ settings: { ADMINISTRATORS: 'admin@example.org' } });
const db = app.database.kysely;

async function member(email: string, organisation: string, profile: Record<string, string> = {}) {
  const signedIn = await app.signInAs(email, { organisation });
  const form = (await signedIn.agent.get('/profile/change')).form('Save').fill(profile);
  const page = await signedIn.agent.submit(form);
  assert.equal(page.path, `/people/${signedIn.person.id}?done=profile`);
  assert.match(page.text, /Your profile is saved/);
  return signedIn;
}

const ann = await member('ann@council.example', 'Leeds City Council', {
  post: 'Head of housing',
  since: 'March 2021',
  place: 'Leeds',
  level: 'senior',
  reach: 'local',
  workingOn: 'Homes on the day of release',
  offers: 'Contracts for supported housing',
  needs: 'Somebody who runs a prison gate',
  pronouns: 'she/her',
  'see-place': 'related',
  'see-pronouns': 'nobody',
});
const bob = await member('bob@prison.example', 'HM Prison Leeds', { offers: 'A look behind the gate' });

test('FOR-29: the directory finds people by what they offer, look for, do and where', async () => {
  const page = await bob.agent.get('/people');
  assert.match(page.text, /ann.*Head of housing, Leeds City Council/);
  for (const [query, isFound] of [
    ['text=housing', true],
    ['text=HOUSING+leeds', true],
    ['text=nothing', false],
    ['offer=contracts', true],
    ['offer=gate', false],
    ['need=gate', true],
    ['level=senior', true],
    ['level=local', true],
    ['level=board', false],
    [`organisation=${ann.person.organisationId}`, true],
    ['text=100%25', false],
  ] as const) {
    const found = await bob.agent.get(`/people?${query}`);
    assert.equal(/Head of housing/.test(found.text), isFound, query);
  }
  assert.match((await bob.agent.get('/people?text=nothing')).text, /Nobody fits these filters/);
});

test('FOR-29: a field is for whom its person chose, and does not find them for others', async () => {
  const forBob = await bob.agent.get(`/people/${ann.person.id}`);
  assert.match(forBob.text, /Senior management, Local/);
  assert.match(forBob.text, /In this post since.*March 2021/);
  assert.doesNotMatch(forBob.text, /she\/her|Place/);
  assert.doesNotMatch((await bob.agent.get('/people?place=leeds')).text, /Head of housing/);
  const colleague = await app.signInAs('col@council.example', { organisation: 'Leeds City Council' });
  const forColleague = await colleague.agent.get(`/people/${ann.person.id}`);
  assert.match(forColleague.text, /Place.*Leeds/);
  assert.doesNotMatch(forColleague.text, /she\/her/);
  assert.match((await ann.agent.get(`/people/${ann.person.id}`)).text, /she\/her/);
});

test('FOR-29: who shares a private space counts as related', async () => {
  const space = newId();
  const now = app.clock.now();
  await db.insertInto('space').values({ id: space, kind: 'private', name: 'Gate', createdAt: now }).execute();
  for (const { person } of [ann, bob]) {
    await db
      .insertInto('spaceMember')
      .values({ spaceId: space, personId: person.id, addedAt: now })
      .execute();
  }
  assert.match((await bob.agent.get(`/people/${ann.person.id}`)).text, /Place.*Leeds/);
});

test('nobody is in the directory who has not written a profile', async () => {
  const { agent } = await app.signInAs('silent@example.org');
  const page = await agent.get('/people');
  assert.match(page.text, /You are not in this list yet/);
  assert.doesNotMatch(page.text, /silent/);
});

test('mistakes keep what was typed', async () => {
  const { agent } = await app.signInAs('typo@example.org');
  const form = (await agent.get('/profile/change')).form('Save');
  form.fill({ post: 'Nurse', since: 'long ago', level: 'board', 'see-post': 'nobody' });
  const page = await agent.submit(form);
  assert.equal(page.status, 422);
  assert.deepEqual(page.errors, [
    { text: 'In this post since must be a year, or a month and a year, like March 2021', field: 'since' },
  ]);
  const again = page.form('Save');
  for (const [name, value] of [
    ['post', 'Nurse'],
    ['since', 'long ago'],
    ['level', 'board'],
    ['see-post', 'nobody'],
  ] as const) {
    assert.deepEqual(again.values(name), [value]);
  }
});

test('FOR-53: moving job keeps the old post in the history, and may be taken out of it', async () => {
  const cat = await member('cat@nhs.example', 'NHS Leeds', { post: 'Nurse', since: '2018' });
  const wrong = await cat.agent.submit((await cat.agent.get('/profile/moved-job')).form('Save my new post'));
  assert.deepEqual(
    wrong.errors.map(({ field }) => field),
    ['post', 'organisation'],
  );
  const page = await cat.agent.submit(
    wrong
      .form('Save my new post')
      .fill({ post: 'Matron', organisation: 'HM Prison Leeds', since: 'May 2024', place: 'Leeds' }),
  );
  assert.match(
    page.text,
    /HM Prison Leeds.*Matron.*Earlier posts.*Nurse, NHS Leeds from 2018 until May 2024/,
  );
  const acts = await readRecord(db, `person:${cat.person.id}`, { limit: 5 });
  assert.deepEqual(
    acts.map(({ kind }) => kind),
    ['person-moved-job'],
  );
  const after = await cat.agent.submit(page.form('Remove: Nurse'));
  assert.doesNotMatch(after.text, /Nurse/);
});

test('administrators rename and merge organisations, on the record; old names and addresses lead on', async () => {
  const admin = await app.signInAs('admin@example.org');
  const dan = await member('dan@moj.example', 'MoJ', {});
  const eve = await member('eve@justice.example', 'Ministry of Justice', {});
  const old = `/organisations/${dan.person.organisationId}`;
  assert.doesNotMatch((await bob.agent.get(old)).text, /Rename/);
  assert.equal((await bob.agent.get(`${old}/change`)).status, 403);

  const change = await admin.agent.get(`${old}/change`);
  const taken = await admin.agent.submit(change.form('Rename').fill({ name: 'ministry  of justice' }));
  assert.match(taken.errors[0]?.text ?? '', /There is already Ministry of Justice/);
  const renamed = await admin.agent.submit(change.form('Rename').fill({ name: 'Justice (old)' }));
  assert.equal(renamed.heading, 'Justice (old)');
  const fay = await app.signInAs('fay@moj.example', { organisation: 'moj' });
  assert.equal(fay.person.organisationId, dan.person.organisationId);

  const unsure = await admin.agent.submit(change.form('Merge').fill({ into: 'Ministry of Justice' }));
  assert.equal(unsure.errors[0]?.field, 'sure');
  const nowhere = await admin.agent.submit(change.form('Merge').fill({ into: 'Nowhere', sure: 'yes' }));
  assert.match(nowhere.errors[0]?.text ?? '', /There is no organisation called Nowhere/);
  const merged = await admin.agent.submit(
    change.form('Merge').fill({ into: 'Ministry of Justice', sure: 'yes' }),
  );
  assert.equal(merged.path, `/organisations/${eve.person.organisationId}?done=merged`);
  assert.match(merged.text, /The organisations are merged/);
  assert.match(merged.text, /dan.*eve/);
  assert.equal((await bob.agent.get(old)).path, `/organisations/${eve.person.organisationId}`);
  const gus = await app.signInAs('gus@moj.example', { organisation: 'MoJ' });
  assert.equal(gus.person.organisationId, eve.person.organisationId);
  assert.doesNotMatch((await bob.agent.get('/organisations')).text, /Justice \(old\)/);
  const acts = await readRecord(db, 'administration', { limit: 5 });
  assert.deepEqual(
    acts.map(({ kind }) => kind),
    ['organisation-merged', 'organisation-renamed'],
  );
  assert.match(
    (await admin.agent.get('/administration/record')).text,
    /merged the organisation Justice \(old\) into Ministry of Justice/,
  );
  await admin.agent.submit(
    (await admin.agent.get(`/organisations/${eve.person.organisationId}/change`))
      .form('Rename')
      .fill({ name: 'Justice (old)' }),
  );
});

test('who has proved an address of the organisation is shown as verified', async () => {
  const admin = await app.signInAs('admin@example.org');
  const page = `/organisations/${ann.person.organisationId}`;
  assert.doesNotMatch((await bob.agent.get(page)).text, /Verified/);
  const change = (await admin.agent.get(`${page}/change`)).form('Save domains');
  const wrong = await admin.agent.submit(change.fill({ domains: 'not a domain' }));
  assert.match(wrong.errors[0]?.text ?? '', /one a line/);
  await admin.agent.submit(change.fill({ domains: 'Council.example' }));
  assert.match((await bob.agent.get(`/people/${ann.person.id}`)).text, /Leeds City Council Verified/);
  assert.doesNotMatch((await ann.agent.get(`/people/${bob.person.id}`)).text, /Verified/);
  const other = `/organisations/${bob.person.organisationId}/change`;
  const twice = await admin.agent.submit(
    (await admin.agent.get(other)).form('Save domains').fill({ domains: 'council.example' }),
  );
  assert.match(twice.errors[0]?.text ?? '', /belongs to another organisation/);
});

test('a long directory is paged', async () => {
  const now = app.clock.now();
  for (let made = 0; made < 30; made += 1) {
    const id = newId();
    await db
      .insertInto('person')
      .values({ id, email: `p${made}@x.example`, name: `Zed ${made}`, createdAt: now })
      .execute();
    await db.insertInto('profile').values({ personId: id, changedAt: now }).execute();
  }
  const page = await bob.agent.get('/people?text=zed');
  assert.match(page.text, /30 people/);
  assert.equal(page.texts('main ul.govuk-list--spaced > li').length, 25);
  assert.equal(
    (await bob.agent.get('/people?text=zed&page=2')).texts('main ul.govuk-list--spaced > li').length,
    5,
  );
});

test('an erased person has no profile', async () => {
  const hal = await member('hal@example.org', 'Shelter', { post: 'Adviser' });
  await hal.agent.submit(
    (await hal.agent.get('/account/delete')).form('Delete my account').fill({ sure: ['yes'] }),
  );
  assert.equal((await bob.agent.get(`/people/${hal.person.id}`)).status, 404);
  assert.deepEqual(
    await db.selectFrom('profile').selectAll().where('personId', '=', hal.person.id).execute(),
    [],
  );
});

test('a page after the last says so and leads to the first, and a search that is too long is cut, not dropped', async () => {
  const after = await bob.agent.get('/people?page=99');
  assert.match(after.text, /Nobody is on this page.*Show its first page/);
  assert.doesNotMatch(after.text, /Nobody has written a profile/);
  const long = await bob.agent.get(`/people?text=${'x'.repeat(300)}`);
  assert.match(long.text, /Nobody fits these filters/);
  const rare = await bob.agent.get(`/people?text=${encodeURIComponent(`${'x'.repeat(99)}😀😀`)}`);
  assert.deepEqual(rare.form('Find').values('text'), [`${'x'.repeat(99)}😀`]);
});
