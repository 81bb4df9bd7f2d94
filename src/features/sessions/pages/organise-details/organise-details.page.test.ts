import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';
import { draftSession } from '../../../../../test/sessions.ts';
import { getSession, loadProgramme } from '../../repository.ts';

const app = await startTestApp({ jobs: true });
const db = app.database.kysely;

async function organised(set: Parameters<typeof draftSession>[2] = {}) {
  const { person, agent } = await app.signInAs('asha@justice.example', { name: 'Asha Rahman' });
  const session = await draftSession(app, person, set);
  return { person, agent, session, path: `/s/${session.code}/organise/details` };
}

test('an organiser changes title, day and times, and reads them on the overview', async () => {
  const { agent, path, session } = await organised();
  const page = await agent.submit(
    (await agent.get(path))
      .form()
      .fill({ title: 'Through the gate', 'date-month': '7', starts: '2pm', ends: '4pm' }),
  );
  assert.match(page.text, /The details are saved/);
  assert.equal(page.heading, 'Organise Through the gate');
  assert.match(page.text, /Wednesday 1 July 2026, 2pm to 4pm/);
  assert.equal((await getSession(db, session.id)).startsAt.toISOString(), '2026-07-01T13:00:00.000Z');
});

test('a set time opens questions by itself, and the session goes live at its start', async () => {
  const { agent, path, session } = await organised();
  await agent.submit(
    (await agent.get(path)).form().fill({
      opens: 'at',
      'opens-day': '28',
      'opens-month': 'May',
      'opens-year': '2026',
      'opens-time': '9am',
      goesLive: 'start',
    }),
  );
  const saved = await getSession(db, session.id);
  assert.equal(saved.opensAt?.toISOString(), '2026-05-28T08:00:00.000Z');
  assert.deepEqual(saved.goesLiveAt, saved.startsAt);
  assert.deepEqual((await agent.get(path)).form().values('opens-time'), ['9am']);
});

test('questions cannot open after the session has ended', async () => {
  const { agent, path } = await organised();
  const page = await agent.submit(
    (await agent.get(path)).form().fill({
      opens: 'at',
      'opens-day': '2',
      'opens-month': '6',
      'opens-year': '2026',
      'opens-time': '9am',
    }),
  );
  assert.deepEqual(page.errors, [
    { text: 'Questions must open before the session ends', field: 'opens-day' },
  ]);
  assert.deepEqual(page.form().values('opens-day'), ['2']);
});

test('agenda items keep their time of day when the session moves to another day', async () => {
  const { agent, path, session } = await organised();
  await db
    .insertInto('sessionPart')
    .values({
      id: 'p',
      sessionId: session.id,
      position: 0,
      title: 'Housing',
      startsAt: '2026-06-01T09:30:00Z',
    })
    .execute();
  await agent.submit((await agent.get(path)).form().fill({ 'date-month': '12' }));
  const [part] = (await loadProgramme(db, await getSession(db, session.id))).parts;
  assert.equal(part?.startsAt?.toISOString(), '2026-12-01T10:30:00.000Z');
});

test('of two organisers who edit the same form, the later is told what changed and keeps their text', async () => {
  const { agent, path, session } = await organised();
  const second = await app.signInAs('ben@housing.example', { name: 'Ben Okafor' });
  await db
    .insertInto('sessionRole')
    .values({
      id: 'r',
      sessionId: session.id,
      role: 'organiser',
      personId: second.person.id,
      name: '',
      invitedAt: app.clock.now(),
    })
    .execute();
  const theirs = (await second.agent.get(path)).form();
  const mine = (await agent.get(path)).form();
  await second.agent.submit(theirs.fill({ title: 'Through the gate', starts: '10:30am' }));

  const refused = await agent.submit(mine.fill({ title: 'Leaving custody', description: 'My long text' }));
  assert.equal(refused.status, 409);
  assert.match(refused.text, /Ben Okafor saved this page while you were editing it/);
  assert.match(refused.text, /Title Through the gate Description Empty Start time 10:30am/);
  assert.deepEqual(refused.form().values('description'), ['My long text']);
  assert.equal((await getSession(db, session.id)).title, 'Through the gate');

  await agent.submit(refused.form().fill({ starts: '10:30am' }));
  const saved = await getSession(db, session.id);
  assert.equal(saved.title, 'Leaving custody');
  assert.equal(saved.startsAt.toISOString(), '2026-06-01T09:30:00.000Z');
});

test('saving without a change leaves no trace on the record', async () => {
  const { agent, path, session } = await organised();
  await agent.submit((await agent.get(path)).form());
  const kinds = await db
    .selectFrom('record')
    .select('kind')
    .where('scope', '=', `session:${session.id}`)
    .execute();
  assert.deepEqual(kinds, []);
});

test('overlong text is refused with the limit, and kept', async () => {
  const { agent, path } = await organised();
  const page = await agent.submit((await agent.get(path)).form().fill({ title: 'x'.repeat(151) }));
  assert.deepEqual(page.errors, [{ text: 'Title must be 150 characters or less', field: 'title' }]);
  assert.deepEqual(page.form().values('title'), ['x'.repeat(151)]);
});

test('an archived session can no longer be changed', async () => {
  const { agent, path } = await organised({ state: 'archived', archivedAt: app.clock.now() });
  const page = await agent.submit((await agent.get(path)).form().fill({ title: 'Late' }));
  assert.equal(page.status, 403);
});
