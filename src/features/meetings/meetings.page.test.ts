import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { gatherings } from '../../../test/meetings.ts';

const app = await startTestApp();
const db = app.database.kysely;

const gathering = gatherings(app);

test('people who want to are put together, see whom and why, and are told once by email', async () => {
  const room = await gathering(['ada', 'bea', 'cal', 'dov', 'eli', 'flo', 'gil', 'hue']);
  for (const each of room.delegates.slice(0, 7)) {
    assert.match((await room.optIn(each)).text, /You are on the list/);
  }
  const done = await room.start();
  assert.match(done.text, /People are put together and told.*7 people in 2 groups/);
  assert.doesNotMatch(done.text, /ada|@example\.org/);
  const [ada, hue] = [room.delegates[0], room.delegates[7]];
  assert.ok(ada && hue);
  const page = await ada.agent.get(room.meet);
  assert.match(page.text, /Whom you meet.*Why you: works for another organisation.*How the groups were made/);
  const others = await room.met(ada);
  assert.ok(others.length === 2 || others.length === 3, others.join());
  assert.deepEqual(await room.met(hue), []);

  app.clock.advance({ minutes: 5 });
  await app.features.notices.sendDue();
  await app.features.notices.sendDue();
  const bea = await app.mailTo('bea@example.org');
  assert.equal(bea.length, 1);
  assert.match(bea[0]?.body ?? '', /You meet [a-z]{3} \(Organisation \d\)/);
  assert.deepEqual(await app.mailTo('hue@example.org'), []);
  // Who has seen the page is not told again.
  assert.deepEqual(await app.mailTo('ada@example.org'), []);
  const record = await ada.agent.get(`/s/${room.session.code}/record`);
  assert.match(record.text, /An organiser put 7 people who want to meet into 2 groups/);
});

test('the next time nobody meets anybody again, and whoever has met all is told so', async () => {
  const room = await gathering(['ivo', 'jan', 'kay', 'lou']);
  for (const each of room.delegates) await room.optIn(each);
  await room.start();
  const [ivo] = room.delegates;
  assert.ok(ivo);
  assert.deepEqual((await room.met(ivo)).toSorted(), ['jan', 'kay', 'lou']);
  assert.match((await room.start()).text, /Everybody had met everybody/);
  assert.match((await ivo.agent.get(room.meet)).text, /Nobody new this time.*You have met everybody/);
});

test('with too few people nobody is put together, and they stay on the list', async () => {
  const room = await gathering(['max', 'ned', 'oda']);
  for (const each of room.delegates) await room.optIn(each);
  const refused = await room.start();
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Wait until at least 4 people want to meet.*3 people can be put together/);
});

test('who withdraws is in no group any more, and is not put together again', async () => {
  const room = await gathering(['pam', 'quy', 'rex', 'sam', 'tia']);
  for (const each of room.delegates) await room.optIn(each);
  await room.start();
  const [pam, quy] = room.delegates;
  assert.ok(pam && quy);
  const before = await room.met(quy);
  assert.ok(before.includes('pam'));
  const gone = await pam.agent.submit(
    (await pam.agent.get(room.meet)).form('I do not want to meet people any more'),
  );
  assert.match(gone.text, /You have withdrawn/);
  assert.deepEqual(await room.met(pam), []);
  assert.deepEqual(
    await room.met(quy),
    before.filter((name) => name !== 'pam'),
  );
  assert.match((await room.organiser.get(room.organise)).text, /4 people can be put together/);
});

test('those who pause, are blocked in the session, or have blocked each other are kept apart', async () => {
  const room = await gathering(['una', 'vic', 'wyn', 'xia', 'yve', 'zoe']);
  for (const each of room.delegates) await room.optIn(each);
  const [una, vic, wyn] = room.delegates;
  assert.ok(una && vic && wyn);
  await una.agent.submit(
    (await una.agent.get('/introductions')).form('Save').fill({ 'takes-requests': false }),
  );
  await db
    .insertInto('introductionBlock')
    .values({ personId: vic.person.id, blockedId: wyn.person.id, at: app.clock.now() })
    .execute();
  assert.match((await una.agent.get(room.meet)).text, /You pause introductions/);
  assert.match((await room.start()).text, /5 people in/);
  assert.deepEqual(await room.met(una), []);
  assert.ok((await room.met(vic)).length > 0);
  assert.ok(!(await room.met(vic)).includes('wyn'));
  assert.ok(!(await room.met(wyn)).includes('vic'));
});

test('people are put together by themselves at the time an organiser sets', async () => {
  const room = await gathering(['abe', 'bob', 'coy', 'dan'], { zone: 'Europe/London' });
  for (const each of room.delegates) await room.optIn(each);
  const page = await room.organiser.get(room.organise);
  const wrong = await room.organiser.submit(page.form('Set the time').fill({ time: 'soon' }));
  assert.deepEqual(wrong.errors, [{ text: 'Time must be a time, like 9:30am or 14:30', field: 'time' }]);
  assert.deepEqual(wrong.form('Set the time').values('time'), ['soon']);
  const date = { 'date-day': '1', 'date-month': '1', 'date-year': '2199' };
  const far = await room.organiser.submit(wrong.form('Set the time').fill({ ...date, time: '9:00' }));
  assert.match(far.text, /The time is set.*1 January 2199/);
  const back = await room.organiser.submit(far.form('Take this time back'));
  assert.match(back.text, /The time is taken back/);

  const soon = new Date(app.clock.now().getTime() + 60_000);
  await db.insertInto('meetingPlan').values({ sessionId: room.session.id, drawAt: soon }).execute();
  await app.features.meetings.drawing.drawDue();
  assert.match((await room.organiser.get(room.organise)).text, /Nobody has been put together yet/);
  app.clock.advance({ minutes: 2 });
  await app.features.meetings.drawing.drawDue();
  await app.features.meetings.drawing.drawDue();
  const after = await room.organiser.get(room.organise);
  assert.match(after.text, /4 people in 1 group/);
  assert.equal(after.texts('h3').length, 1);
});

test('LRN-22, LRN-25: an organiser sets how much each difference counts, and everybody who is put together sees it', async () => {
  const room = await gathering(['lea', 'mo', 'nic', 'ole']);
  for (const each of room.delegates) await room.optIn(each);
  const page = await room.organiser.get(room.organise);
  const form = () => page.form('Save what counts');
  assert.deepEqual(form().values('organisation'), ['1']);
  const wrong = await room.organiser.submit(form().fill({ organisation: '0', place: '0', level: '0' }));
  assert.deepEqual(wrong.errors, [{ text: 'Choose at least one that counts', field: 'organisation' }]);
  assert.deepEqual(wrong.form('Save what counts').values('place'), ['0']);
  const saved = await room.organiser.submit(form().fill({ organisation: '2', place: '1', level: '0' }));
  assert.match(saved.text, /What counts is saved/);
  assert.deepEqual(saved.form('Save what counts').values('organisation'), ['2']);
  const done = await room.start();
  // Six pairs, all of different organisations.
  assert.match(done.text, /12 differences .*, as organisation counts twice, place once and level not at all/);
  const [lea] = room.delegates;
  assert.ok(lea);
  const seen = await lea.agent.get(room.meet);
  assert.match(
    seen.text,
    /The organisers chose that organisation counts twice, place once and level not at all/,
  );
  assert.match(
    (await lea.agent.get(`/s/${room.session.code}/record`)).text,
    /changed how much each difference counts/,
  );
});

test('a set time with too few people puts nobody together, and says so to who waited', async () => {
  const room = await gathering(['eve', 'fay']);
  for (const each of room.delegates) await room.optIn(each);
  await db
    .insertInto('meetingPlan')
    .values({ sessionId: room.session.id, drawAt: app.clock.now() })
    .execute();
  await app.features.meetings.drawing.drawDue();
  const [eve] = room.delegates;
  assert.ok(eve);
  assert.match((await eve.agent.get(room.meet)).text, /Fewer than 4 people wanted to meet/);
});

test('a guest is asked to sign in, a stranger to join, and a session that is archived puts nobody together', async () => {
  const room = await gathering(['gus'], { state: 'archived' });
  const [gus] = room.delegates;
  assert.ok(gus);
  assert.match((await gus.agent.get(room.meet)).text, /puts nobody together any more/);
  const stranger = await app.signInAs('stranger@example.org');
  assert.match((await stranger.agent.get(room.meet)).path, /\/join/);
  const forged = await gus.agent.get(room.organise);
  assert.equal(forged.status, 403);
});

test('an erased person is in nobody’s group and not in the list', async () => {
  const room = await gathering(['hal', 'ian', 'joe', 'kim']);
  for (const each of room.delegates) await room.optIn(each);
  await room.start();
  const [hal, ian] = room.delegates;
  assert.ok(hal && ian);
  assert.match((await hal.agent.get('/account/data')).text, /Sessions from which you want to meet people/);
  await hal.agent.submit(
    (await hal.agent.get('/account/delete')).form('Delete my account').fill({ sure: ['yes'] }),
  );
  assert.deepEqual((await room.met(ian)).toSorted(), ['joe', 'kim']);
  assert.match((await room.organiser.get(room.organise)).text, /3 people can be put together/);
});
