import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../test/app.ts';
import { openHall } from '../../../../test/hall.ts';
import { giveRole } from '../../../../test/sessions.ts';
import { forumUrls } from '../../forum/index.ts';
import { getSession } from '../../sessions/index.ts';
import { endeavourUrls } from '../urls.ts';

const app = await startTestApp();
const db = app.database.kysely;
const chair = await app.signInAs('chair@example.org', { name: 'Joss', organisation: 'Leeds' });
const other = await app.signInAs('other@example.org', { name: 'Olu' });

const DUE = { 'due-day': '1', 'due-month': '12', 'due-year': '2030' };

/** A session that has closed with one open question, from which an endeavour with a commitment began. */
async function setUp() {
  const hall = await openHall(app);
  await giveRole(app, hall.session, 'organiser', chair.person);
  const questionId = await hall.ask('Who has a bed for Friday?', { seat: await hall.seat('Housing') });
  const by = { personId: chair.person.id, roles: new Set(['chair'] as const) };
  await db.updateTable('session').set({ state: 'closing' }).where('id', '=', hall.session.id).execute();
  assert.ok(
    (await app.features.sessions.service.move(await getSession(db, hall.session.id), 'closed', by)).ok,
  );
  const { id: threadId } = await db
    .selectFrom('thread')
    .select('id')
    .where('questionId', '=', questionId)
    .executeTakeFirstOrThrow();
  const start = await chair.agent.get(`${endeavourUrls.start}?session=${hall.session.code}`);
  const home = await chair.agent.submit(
    start.form('Start the endeavour').fill({
      title: 'Beds at the gate',
      issue: 'People leave with nowhere to sleep.',
      'for-whom': 'People leaving prison',
      'seat-name': 'Lead',
      kind: 'delivery',
      place: 'Leeds',
      level: 'Local',
    }),
    'Start the endeavour',
  );
  assert.equal(home.status, 200, home.text);
  return { code: hall.session.code, threadId, id: home.path.split('/').at(-1) ?? '' };
}

test('LIVE-15, FOR-12: a question of a session leads to what the endeavour holds that began from it, shown on both sides', async () => {
  const { code, threadId, id } = await setUp();
  const path = forumUrls.thread(threadId);
  const thread = await chair.agent.get(path);
  const about = await chair.agent.get(thread.link('What this thread is about'));
  const made = about.link('A commitment of your seat');
  const commitments = await chair.agent.get(made);
  assert.match(commitments.text, /Who has a bed for Friday\?/);
  const form = commitments.form('Commit').fill({ text: 'Five beds each Friday', ...DUE });
  await chair.agent.submit(form, 'Commit');

  const linked = await chair.agent.get(path);
  const href = linked.link('Commitment: Five beds each Friday');
  const there = await chair.agent.get(href);
  assert.equal(there.link('Who has a bed for Friday?'), path);
  const archive = await chair.agent.get(`/s/${code}/archive`);
  assert.equal(archive.link('Commitment: Five beds each Friday'), href);

  // Whoever does not belong to the endeavour reads the thread, and neither link.
  for (const where of [path, `/s/${code}/archive`]) {
    const page = await other.agent.get(where);
    assert.match(page.text, /Who has a bed for Friday\?/);
    assert.doesNotMatch(page.text, /Five beds|What this thread is about|Make something of it/);
  }
  assert.equal((await other.agent.get(forumUrls.threadAct(threadId, 'links'))).status, 404);
  assert.equal((await other.agent.get(endeavourUrls.commitments(id))).status, 404);
});

test('LIVE-15: a question is linked to what is there already, and the link is removed again', async () => {
  const { threadId, id } = await setUp();
  const form = (await chair.agent.get(endeavourUrls.commitments(id))).form('Commit');
  await chair.agent.submit(form.fill({ text: 'A key on the day', ...DUE }), 'Commit');
  const links = forumUrls.threadAct(threadId, 'links');
  const page = await chair.agent.get(links);
  const [value] = page
    .$('select[name=target] option')
    .toArray()
    .filter((each) => page.$(each).text() === 'Commitment: A key on the day')
    .map((each) => page.$(each).attr('value') ?? '');
  assert.ok(value !== undefined, page.text);
  const linked = await chair.agent.submit(page.form('Link').fill({ target: value }), 'Link');
  assert.match(linked.text, /Commitment: A key on the day/);
  const remove = 'Remove the link to Commitment: A key on the day';
  const removed = await chair.agent.submit(linked.form(remove), remove);
  assert.match(removed.text, /not linked to anything/);
});

test('LIVE-15: a question leads to what an endeavour holds while the session is linked to it, and not after', async () => {
  const { threadId, id } = await setUp();
  const path = forumUrls.thread(threadId);
  const press = async (button: RegExp) => {
    const page = await chair.agent.get(endeavourUrls.sessions(id));
    const form = page.forms.find(({ buttons }) => buttons.some((each) => button.test(each)));
    assert.ok(form, page.text);
    await chair.agent.submit(form, form.buttons[0] ?? '');
  };
  assert.match((await chair.agent.get(path)).text, /What this thread is about/);
  await press(/^Unlink/);
  assert.doesNotMatch((await chair.agent.get(path)).text, /What this thread is about/);
  await press(/^Link again/);
  assert.match((await chair.agent.get(path)).text, /What this thread is about/);
});
