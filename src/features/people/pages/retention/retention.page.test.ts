import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../../../test/app.ts';

const app = await startTestApp({ settings: { ADMINISTRATORS: 'admin@example.org' } });
const db = app.database.kysely;

async function draftOf(id: string, place: string): Promise<void> {
  await db
    .insertInto('forumDraft')
    .values({ personId: id, place, text: 'Half a thought', savedAt: app.clock.now() })
    .execute();
}

const drafts = async (): Promise<number> =>
  (await db.selectFrom('forumDraft').select('place').execute()).length;

test('an administrator sets how long things are kept; a job removes them; all is on the record', async () => {
  const admin = await app.signInAs('admin@example.org', { name: 'Ada Min' });
  const page = await admin.agent.get(
    (await admin.agent.get('/administration')).link('How long things are kept'),
  );
  assert.deepEqual(page.form('Save').values('drafts'), ['365']);
  const wrong = await admin.agent.submit(page.form('Save').fill({ drafts: '3', reports: '100' }));
  assert.equal(wrong.status, 422);
  assert.deepEqual(
    wrong.errors.map(({ field }) => field),
    ['drafts'],
  );
  assert.deepEqual(wrong.form('Save').values('reports'), ['100']);
  const saved = await admin.agent.submit(wrong.form('Save').fill({ drafts: '40' }));
  assert.match(saved.text, /The periods are saved/);

  await draftOf(admin.person.id, 'thread:old');
  app.clock.advance({ days: 39 });
  await draftOf(admin.person.id, 'thread:new');
  await app.features.people.retention.run();
  assert.equal(await drafts(), 2);
  app.clock.advance({ days: 2 });
  await app.features.people.retention.run();
  assert.equal(await drafts(), 1);

  const again = await app.signInAs('admin@example.org');
  const record = await again.agent.get('/administration/record');
  assert.match(
    record.text,
    /What had been kept long enough was removed: [^.]*Drafts in the forum, after they were last changed: 1/,
  );
  assert.match(
    record.text,
    /Ada Min set how long is kept: Drafts in the forum, after they were last changed – 40 days, before/,
  );
  assert.doesNotMatch(record.text, /what:|retention-changed|drafts:/);
});

test('everybody reads on the privacy page what is kept, and comes to it from every page', async () => {
  const start = await app.agent().get('/sign-in');
  assert.match(start.body, /<a [^>]*href="\/privacy"/);
  const page = await app.agent().get('/privacy');
  assert.match(page.text, /Drafts in the forum, after they were last changed 40 days/);
  assert.match(page.text, /Notices that were read 90 days/);
});

test('nobody else sets how long things are kept', async () => {
  const { agent } = await app.signInAs('somebody@example.org');
  assert.equal((await agent.get('/administration/retention')).status, 403);
});
