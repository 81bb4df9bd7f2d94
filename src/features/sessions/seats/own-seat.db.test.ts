import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../../test/database.ts';
import { makeSession } from '../../../../test/sessions.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { hashSecret, newSecret } from '../../../platform/random.ts';
import { personWithEmail } from '../../people/index.ts';
import { getSession } from '../repository.ts';
import type { Seat, SeatId } from '../seat.ts';
import { getSeat } from '../seats.repository.ts';
import { createSeatService } from '../seats.service.ts';
import type { Session, SessionId } from '../session.ts';
import type { SeatsChanged } from './extensions.ts';
import type { JoinRequest } from './join.ts';
import { findSeatOfDevice } from './devices.repository.ts';

const database = await openTestDatabase();
const db = database.kysely;
let now = new Date('2026-11-23T10:02:11Z');
const clock = { now: () => now };

const details = { name: 'Ada', organisation: 'Leeds', place: '', level: '' };

/** A service that remembers what it told others. */
function service() {
  const told: { seatIds: readonly SeatId[]; version: number }[] = [];
  const published: SessionId[] = [];
  const seats = createSeatService({ db, clock, changed: (id) => void published.push(id) });
  const listener: SeatsChanged = async (_tx, session, seatIds) =>
    void told.push({ seatIds, version: session.version });
  seats.onSeatsChanged(listener);
  return { seats, told, published };
}

function joining(session: Session): JoinRequest {
  const deviceHash = hashSecret(newSecret());
  return { session, deviceHash, person: null, ticket: '', address: '192.0.2.7', details };
}

async function seatIn(session: Session): Promise<Seat> {
  const joined = await service().seats.join(joining(session));
  assert.ok(joined.ok);
  return getSeat(db, joined.seatId);
}

test('another organisation gives the session a new version, in which the counts are made anew', async () => {
  const session = await makeSession({ database, clock });
  const seat = await seatIn(session);
  const { seats, told, published } = service();
  await seats.change(seat, { ...details, organisation: 'York' }, true);
  assert.equal((await getSeat(db, seat.id)).organisation, 'York');
  const { version } = await getSession(db, session.id);
  assert.equal(version, session.version + 1);
  assert.deepEqual(told, [{ seatIds: [seat.id], version }]);
  assert.deepEqual(published, [session.id]);
});

test('another name changes no counts and tells nobody', async () => {
  const session = await makeSession({ database, clock });
  const seat = await seatIn(session);
  const { seats, told, published } = service();
  await seats.change(seat, { ...details, name: 'Ada Lovelace', level: 'Board' }, false);
  const changed = await getSeat(db, seat.id);
  assert.deepEqual([changed.name, changed.level, changed.announcements], ['Ada Lovelace', 'Board', false]);
  assert.equal((await getSession(db, session.id)).version, session.version);
  assert.deepEqual([told, published], [[], []]);
});

test('a seat that changes its organisation many times at once ends with one of them, and counts each change', async () => {
  const session = await makeSession({ database, clock });
  const seat = await seatIn(session);
  const { seats } = service();
  const names = Array.from({ length: 10 }, (_, index) => `Organisation ${index}`);
  await Promise.all(names.map((organisation) => seats.change(seat, { ...details, organisation }, true)));
  assert.ok(names.includes((await getSeat(db, seat.id)).organisation ?? ''));
  assert.equal((await getSession(db, session.id)).version, session.version + 10);
});

test('LIVE-24: a link gives one other device the seat, once, however many press at once', async () => {
  const session = await makeSession({ database, clock });
  const seat = await seatIn(session);
  const { seats } = service();
  const secret = await seats.createLink(seat);
  assert.equal((await seats.findLink(session, secret)).state, 'usable');
  const devices = Array.from({ length: 8 }, () => hashSecret(newSecret()));
  const used = await Promise.all(devices.map((device) => seats.useLink(session, secret, device)));
  assert.equal(used.filter((each) => each === 'continued').length, 1);
  const winner = devices[used.indexOf('continued')] ?? '';
  assert.equal((await findSeatOfDevice(db, session.id, winner))?.id, seat.id);
  assert.equal((await seats.findLink(session, secret)).state, 'used');
});

test('a link stops working after 15 minutes, when a newer one is made, and in any other session', async () => {
  const session = await makeSession({ database, clock });
  const seat = await seatIn(session);
  const { seats } = service();
  const device = hashSecret(newSecret());
  const older = await seats.createLink(seat);
  const newer = await seats.createLink(seat);
  assert.equal((await seats.findLink(session, older)).state, 'unknown');
  assert.equal((await seats.findLink(await makeSession({ database, clock }), newer)).state, 'unknown');
  now = new Date(now.getTime() + 15 * 60_000);
  assert.equal((await seats.findLink(session, newer)).state, 'expired');
  assert.equal(await seats.useLink(session, newer, device), 'unusable');
});

test('a device that had a seat of its own gives it up: one person, one seat', async () => {
  const session = await makeSession({ database, clock });
  const { seats } = service();
  const [phone, laptop] = [await seatIn(session), hashSecret(newSecret())];
  const own = await seats.join({ ...joining(session), deviceHash: laptop });
  assert.ok(own.ok);
  assert.equal(await seats.useLink(session, await seats.createLink(phone), laptop), 'continued');
  assert.equal((await findSeatOfDevice(db, session.id, laptop))?.id, phone.id);
  assert.deepEqual(await db.selectFrom('seat').select('id').where('id', '=', own.seatId).execute(), []);
});

test('a seat that another device has too is not given up, and the link stays good', async () => {
  const session = await makeSession({ database, clock });
  const { seats } = service();
  const [phone, laptop, tablet] = [await seatIn(session), hashSecret(newSecret()), hashSecret(newSecret())];
  const own = await seats.join({ ...joining(session), deviceHash: laptop });
  assert.ok(own.ok);
  const shared = await seats.createLink(await getSeat(db, own.seatId));
  await seats.useLink(session, shared, tablet);
  const link = await seats.createLink(phone);
  assert.equal(await seats.useLink(session, link, laptop), 'seat-in-use');
  assert.equal((await seats.findLink(session, link)).state, 'usable');
});

test('the seats of an account go with it, and others clean up after each', async () => {
  const [one, two] = [await makeSession({ database, clock }), await makeSession({ database, clock })];
  const person = await inTransaction(db, (tx) => personWithEmail(tx, 'ada@example.org', now));
  const { seats } = service();
  for (const session of [one, two]) await seats.join({ ...joining(session), person });
  const erased: string[] = [];
  seats.onSeatErased(async (_tx, session) => void erased.push(session.id));
  await inTransaction(db, (tx) => seats.eraseSeatsOf(tx, person.id));
  assert.deepEqual(erased.toSorted(), [one.id, two.id].toSorted());
  assert.deepEqual(await db.selectFrom('seat').select('id').where('personId', '=', person.id).execute(), []);
});

test('LIVE-88: who leaves is gone with their devices and votes, and others clean up before', async () => {
  const session = await makeSession({ database, clock });
  const seat = await seatIn(session);
  const { seats, told, published } = service();
  const seen: string[] = [];
  seats.onSeatErased(async (tx, _session, erased) => {
    seen.push((await getSeat(tx, erased.id)).name);
  });
  await seats.erase(seat);
  assert.deepEqual(seen, ['Ada']);
  assert.deepEqual([told, published], [[], [session.id]]);
  assert.deepEqual(await db.selectFrom('seat').selectAll().where('id', '=', seat.id).execute(), []);
  assert.deepEqual(await db.selectFrom('seatDevice').selectAll().where('seatId', '=', seat.id).execute(), []);
});

test('LIVE-86: the file about oneself has every part that knows something', async () => {
  const session = await makeSession({ database, clock }, { title: 'Homes' });
  const seat = await seatIn(session);
  const { seats } = service();
  seats.onSeatExport({ name: 'questions', read: async (_db, of) => [{ text: `Asked by ${of.name}` }] });
  const file = JSON.parse(JSON.stringify(await seats.exportOf(session, seat))) as Record<string, unknown>;
  assert.deepEqual(Object.keys(file), ['session', 'seat', 'questions']);
  assert.deepEqual(file['questions'], [{ text: 'Asked by Ada' }]);
  assert.equal((file['seat'] as { organisation: string }).organisation, 'Leeds');
});
