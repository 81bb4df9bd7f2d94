import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../../../test/clock.ts';
import { openTestDatabase } from '../../../../test/database.ts';
import { fillSession } from '../../../../test/full-session.ts';
import { draftSession } from '../../../../test/sessions.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { type Person, personWithEmail } from '../../people/index.ts';
import { createRetention } from './retention.ts';

const database = await openTestDatabase();
const db = database.kysely;
const clock = new FakeClock();

async function someone(email: string): Promise<Person> {
  return inTransaction(db, (tx) => personWithEmail(tx, email, clock.now()));
}

const organiser = await someone('asha@justice.example');

async function archived(person: Person | null, retentionDays = 30) {
  const session = await draftSession({ database, clock }, organiser, {
    state: 'archived',
    archivedAt: clock.now(),
    retentionDays,
  });
  return { session, filled: await fillSession(database, session, person?.id ?? null, clock.now()) };
}

async function linksOf(filled: Awaited<ReturnType<typeof archived>>['filled']) {
  const seat = await db
    .selectFrom('seat')
    .select(['personId', 'name', 'place', 'level', 'joinedFrom', 'blockedReason'])
    .where('id', '=', filled.seatId)
    .executeTakeFirstOrThrow();
  const asked = await db
    .selectFrom('question')
    .select(['seatId', 'text'])
    .where('id', '=', filled.questionId)
    .executeTakeFirstOrThrow();
  const said = await db
    .selectFrom('comment')
    .select('seatId')
    .where('id', '=', filled.commentId)
    .executeTakeFirstOrThrow();
  const count = async (table: 'notice' | 'seatDevice' | 'seatLink') =>
    (await db.selectFrom(table).select('seatId').where('seatId', '=', filled.seatId).execute()).length;
  return {
    seat,
    asker: asked.seatId,
    text: asked.text,
    commenter: said.seatId,
    traces: (await count('notice')) + (await count('seatDevice')) + (await count('seatLink')),
  };
}

test('links between people and what they wrote go when the promised time is over, not a day before (LIVE-87)', async () => {
  const ada = await someone('ada@health.example');
  const { session, filled } = await archived(ada);
  const retention = createRetention({ db, clock });
  clock.advance({ days: 29 });
  await retention.run();
  assert.equal((await linksOf(filled)).asker, filled.seatId);

  clock.advance({ days: 1 });
  await retention.run();
  assert.deepEqual(await linksOf(filled), {
    seat: { personId: null, name: '', place: '', level: '', joinedFrom: null, blockedReason: null },
    asker: null,
    text: 'Who pays for the first night?',
    commenter: null,
    traces: 0,
  });
  const votes = await db
    .selectFrom('vote')
    .select('seatId')
    .where('questionId', '=', filled.questionId)
    .execute();
  assert.equal(votes.length, 1, 'the vote counts on, without anybody');

  await retention.run();
  const acts = await db
    .selectFrom('record')
    .select(['kind', 'personId'])
    .where('scope', '=', `session:${session.id}`)
    .where('kind', '=', 'personal-links-deleted')
    .execute();
  assert.deepEqual(acts, [{ kind: 'personal-links-deleted', personId: null }]);
});

test('a guest without an account is let go too, and each session has its own time', async () => {
  const soon = await archived(null, 7);
  const later = await archived(null, 300);
  clock.advance({ days: 7 });
  await createRetention({ db, clock }).run();
  assert.equal((await linksOf(soon.filled)).traces, 0);
  assert.equal((await linksOf(soon.filled)).asker, null);
  assert.equal((await linksOf(later.filled)).asker, later.filled.seatId);
});

test('who follows what they asked under their name keeps the link (LIVE-87)', async () => {
  const ada = await someone('follower@health.example');
  const { filled } = await archived(ada);
  const retention = createRetention({ db, clock });
  retention.keepLinks(async () => [ada.id]);
  clock.advance({ days: 31 });
  await retention.run();
  const links = await linksOf(filled);
  assert.equal(links.asker, filled.seatId);
  assert.equal(links.seat.personId, ada.id);
});

test('a session that is closed but not archived keeps its links', async () => {
  const session = await draftSession({ database, clock }, organiser, {
    state: 'closed',
    closedAt: clock.now(),
  });
  const filled = await fillSession(database, session, null, clock.now());
  clock.advance({ days: 400 });
  await createRetention({ db, clock }).run();
  assert.equal((await linksOf(filled)).asker, filled.seatId);
});
