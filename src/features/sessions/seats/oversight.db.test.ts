import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../../test/database.ts';
import { makeSession } from '../../../../test/sessions.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { hashSecret, newSecret } from '../../../platform/random.ts';
import { readRecord } from '../../../platform/record/record.ts';
import { personWithEmail } from '../../people/index.ts';
import { getSession } from '../repository.ts';
import type { SeatId } from '../seat.ts';
import { countPresent, getSeat } from '../seats.repository.ts';
import { createSeatService } from '../seats.service.ts';
import { recordScope } from '../service.ts';
import type { Session } from '../session.ts';
import { hashTicket, newTicket } from '../ticket.ts';
import { countSeats, countSetAside, listMarkedSeats } from './oversight.repository.ts';

const database = await openTestDatabase();
const db = database.kysely;
let now = new Date('2026-11-23T10:02:11Z');
const clock = { now: () => now };
const counted: { seatIds: readonly SeatId[]; version: number }[] = [];
const seats = createSeatService({ db, clock, changed: () => undefined });
seats.onSeatsChanged(
  async (_tx, session, seatIds) => void counted.push({ seatIds, version: session.version }),
);
const { id: moderator } = await inTransaction(db, (tx) => personWithEmail(tx, 'mo@example.org', now));

async function join(session: Session, address = '192.0.2.7'): Promise<SeatId> {
  const details = { name: '', organisation: 'Leeds', place: '', level: '' };
  const deviceHash = hashSecret(newSecret());
  const joined = await seats.join({ session, deviceHash, person: null, ticket: '', address, details });
  assert.ok(joined.ok);
  return joined.seatId;
}

/** Asks for a seat with what somebody may show for themselves. */
async function ask(session: Session, shown: Partial<Parameters<typeof seats.join>[0]>) {
  const details = { name: 'Ada', organisation: '', place: '', level: '' };
  const nothing = { deviceHash: hashSecret(newSecret()), person: null, ticket: '', address: '192.0.2.7' };
  return seats.join({ ...nothing, session, details, ...shown });
}

async function someone(email: string) {
  return inTransaction(db, (tx) => personWithEmail(tx, email, now));
}

async function ticketFor(session: Session): Promise<string> {
  const ticket = newTicket();
  await db
    .insertInto('sessionTicket')
    .values({ codeHash: hashTicket(ticket), sessionId: session.id, createdAt: now })
    .execute();
  return ticket;
}

const BLOCKED = { ok: false, why: 'blocked' };

async function votesFor(session: Session, seatIds: readonly SeatId[], at: Date): Promise<void> {
  const questionId = newId();
  await db
    .insertInto('question')
    .values({
      id: questionId,
      sessionId: session.id,
      key: questionId,
      text: 'Why?',
      naming: 'named',
      state: 'published',
      stateAt: now,
      askedAt: now,
      version: 1,
      countsVersion: 1,
    })
    .execute();
  await db
    .insertInto('vote')
    .values(seatIds.map((seatId) => ({ questionId, seatId, at })))
    .execute();
}

const record = (session: Session) => readRecord(db, recordScope(session.id), { limit: 10 });

test('LIVE-54: a seat is blocked with a reason, told so, and the block taken back', async () => {
  const session = await makeSession({ database, clock });
  const seatId = await join(session);
  assert.equal(await seats.block(session, seatId, moderator, 'Twelve adverts'), 1);
  const blocked = await getSeat(db, seatId);
  assert.deepEqual([blocked.blockedAt, blocked.blockedReason], [now, 'Twelve adverts']);
  assert.deepEqual(await countPresent(db, session.id), new Map());
  assert.equal(await seats.unblock(session, seatId, moderator), 1);
  assert.equal((await getSeat(db, seatId)).blockedAt, null);
  assert.deepEqual(
    (await record(session)).map(({ kind, reason, personId, subject }) => [kind, reason, personId, subject]),
    [
      ['seat-unblocked', null, moderator, seatId],
      ['seat-blocked', 'Twelve adverts', moderator, seatId],
    ],
  );
  const told = await db
    .selectFrom('notice')
    .select('text')
    .where('seatId', '=', seatId)
    .orderBy('id')
    .execute();
  assert.deepEqual(
    told.map(({ text }) => text),
    [
      'You have been blocked from taking part: Twelve adverts',
      'You can take part again: the block has been taken back.',
    ],
  );
});

test('LIVE-37: seats set aside are counted anew in a new version, shown with the reason, and put back', async () => {
  const session = await makeSession({ database, clock });
  const ids = [await join(session), await join(session), await join(session)];
  counted.length = 0;
  assert.equal(await seats.setAside(session, ids, moderator, 'Votes of a program'), 3);
  const { version } = await getSession(db, session.id);
  assert.equal(version, session.version + 1);
  assert.deepEqual(counted, [{ seatIds: ids.toSorted(), version }]);
  assert.deepEqual(await countSetAside(db, session.id), [{ reason: 'Votes of a program', seats: 3 }]);
  assert.equal((await listMarkedSeats(db, session.id)).length, 3);
  assert.equal(await seats.putBack(session, ids.slice(0, 1), moderator), 1);
  assert.deepEqual(await countSetAside(db, session.id), [{ reason: 'Votes of a program', seats: 2 }]);
  const [entry] = (await record(session)).filter(({ kind }) => kind === 'seats-set-aside');
  assert.deepEqual([entry?.data, entry?.reason], [{ seats: 3 }, 'Votes of a program']);
});

test('doing it again, or by two people at once, changes nothing and is recorded once', async () => {
  const session = await makeSession({ database, clock });
  const seatId = await join(session);
  const done = await Promise.all(
    Array.from({ length: 6 }, () => seats.setAside(session, [seatId], moderator, 'Why not')),
  );
  assert.equal(
    done.reduce((sum, count) => sum + count, 0),
    1,
  );
  assert.equal((await record(session)).length, 1);
  assert.equal(await seats.unblock(session, seatId, moderator), 0);
});

test('seats of another session are left alone', async () => {
  const [here, there] = [await makeSession({ database, clock }), await makeSession({ database, clock })];
  const seatId = await join(there);
  assert.equal(await seats.setAside(here, [seatId], moderator, 'Wrong place'), 0);
  assert.equal(await seats.block(here, seatId, moderator, 'Wrong place'), 0);
  assert.equal((await getSeat(db, seatId)).setAsideAt, null);
});

test('LIVE-37: seats made together whose votes meet are found, until they are set aside', async () => {
  const session = await makeSession({ database, clock });
  const bots = await Promise.all(Array.from({ length: 8 }, () => join(session, '203.0.113.5')));
  const people = await Promise.all(
    Array.from({ length: 8 }, (_, index) => join(session, `198.51.100.${index}`)),
  );
  await votesFor(session, [...bots, ...people], new Date('2026-11-23T10:05:01.250Z'));
  const [group, ...others] = await seats.unusualVotes(session);
  assert.equal(others.length, 0);
  assert.deepEqual(group?.seats.map(({ id }) => id).toSorted(), bots.toSorted());
  assert.deepEqual([group?.votes, group?.joinedTogether], [8, 8]);
  assert.deepEqual(group?.at, new Date('2026-11-23T10:05:01Z'));
  await seats.setAside(session, bots, moderator, 'Votes of a program');
  assert.deepEqual(await seats.unusualVotes(session), []);
});

test('LIVE-22: people present are counted by how they joined', async () => {
  const session = await makeSession({ database, clock });
  await join(session);
  const person = await inTransaction(db, (tx) => personWithEmail(tx, 'ann@example.org', now));
  await seats.join({
    session,
    deviceHash: hashSecret(newSecret()),
    person,
    ticket: '',
    address: '192.0.2.1',
    details: { name: '', organisation: '', place: '', level: '' },
  });
  assert.deepEqual(await countSeats(db, session.id), { verified: 1, guests: 1 });
});

test('when a session closes, blocks end and it is forgotten from where people joined', async () => {
  const session = await makeSession({ database, clock });
  const seatId = await join(session);
  await seats.block(session, seatId, moderator, 'Adverts');
  await inTransaction(db, (tx) => seats.sessionMoved(tx, { ...session, state: 'closing' }));
  assert.notEqual((await getSeat(db, seatId)).blockedAt, null);
  now = new Date(now.getTime() + 1000);
  await inTransaction(db, (tx) => seats.sessionMoved(tx, { ...session, state: 'closed' }));
  assert.equal((await getSeat(db, seatId)).blockedAt, null);
  const left = await db
    .selectFrom('seat')
    .innerJoin('session', 'session.id', 'seat.sessionId')
    .select(['seat.joinedFrom', 'session.addressKey'])
    .where('seat.id', '=', seatId)
    .executeTakeFirstOrThrow();
  assert.deepEqual(left, { joinedFrom: null, addressKey: null });
});

test('nothing is done to seats of a session that is over', async () => {
  const session = await makeSession({ database, clock }, { state: 'closed' });
  const seatId = await join(session);
  assert.equal(await seats.block(session, seatId, moderator, 'Late'), 0);
  assert.equal(await seats.setAside(session, [seatId], moderator, 'Late'), 0);
});

test('LIVE-54: whose seat is blocked gets no other one, by code, by ticket or signed in, until the block is taken back', async () => {
  const session = await makeSession({ database, clock }, { joining: 'verified' });
  const deviceHash = hashSecret(newSecret());
  const joined = await ask(session, { deviceHash, ticket: await ticketFor(session) });
  assert.ok(joined.ok);
  await seats.block(session, joined.seatId, moderator, 'Twelve adverts');
  const ticket = await ticketFor(session);
  const open: Session = { ...session, joining: 'open' };
  assert.deepEqual(await ask(open, { deviceHash }), BLOCKED);
  assert.deepEqual(await ask(session, { deviceHash, ticket }), BLOCKED);
  assert.deepEqual(await ask(session, { deviceHash, person: await someone('ben@example.org') }), BLOCKED);
  assert.deepEqual(await countSeats(db, session.id), { verified: 1, guests: 0 });
  const unused = await ask(session, { ticket });
  assert.ok(unused.ok, 'the ticket was used up');

  await seats.unblock(session, joined.seatId, moderator);
  const again = await ask(open, { deviceHash });
  assert.deepEqual(again, { ok: true, seatId: joined.seatId });
});

test('LIVE-54: a person who is blocked is blocked on every device', async () => {
  const session = await makeSession({ database, clock });
  const person = await someone('cy@example.org');
  const joined = await ask(session, { person });
  assert.ok(joined.ok);
  await seats.block(session, joined.seatId, moderator, 'Twelve adverts');
  assert.deepEqual(await ask(session, { person }), BLOCKED);
  await seats.unblock(session, joined.seatId, moderator);
  assert.deepEqual(await ask(session, { person }), { ok: true, seatId: joined.seatId });
});

test('LIVE-54: a device whose seat is blocked cannot give it up for the seat of another device', async () => {
  const session = await makeSession({ database, clock });
  const deviceHash = hashSecret(newSecret());
  const blocked = await ask(session, { deviceHash });
  const other = await ask(session, {});
  assert.ok(blocked.ok && other.ok);
  await seats.block(session, blocked.seatId, moderator, 'Twelve adverts');
  const link = await seats.createLink(await getSeat(db, other.seatId));
  assert.equal(await seats.useLink(session, link, deviceHash), 'blocked');
  assert.notEqual((await getSeat(db, blocked.seatId)).blockedAt, null);
});

test('LIVE-54, LIVE-88: erasing an account takes the name from a blocked seat, not the block from its devices', async () => {
  const session = await makeSession({ database, clock });
  const person = await someone('dee@example.org');
  const deviceHash = hashSecret(newSecret());
  const joined = await ask(session, { person, deviceHash });
  assert.ok(joined.ok);
  await seats.block(session, joined.seatId, moderator, 'Twelve adverts');
  await inTransaction(db, (tx) => seats.eraseSeatsOf(tx, person.id));
  assert.deepEqual(await ask(session, { deviceHash }), BLOCKED);
  const [left, ...others] = await listMarkedSeats(db, session.id);
  assert.ok(left !== undefined && others.length === 0);
  assert.deepEqual(
    [left.name, left.organisation, left.blockedReason, (await getSeat(db, left.id)).personId],
    ['', null, 'Twelve adverts', null],
  );
  assert.equal(await seats.unblock(session, left.id, moderator), 1);
  assert.deepEqual(await ask(session, { deviceHash }), { ok: true, seatId: left.id });
});
