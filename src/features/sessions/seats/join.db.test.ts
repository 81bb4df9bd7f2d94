import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDatabase } from '../../../../test/database.ts';
import { makeSession } from '../../../../test/sessions.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { hashSecret, newSecret } from '../../../platform/random.ts';
import { type Person, personWithEmail } from '../../people/index.ts';
import { findSeatOfPerson, getSeat } from '../seats.repository.ts';
import type { JoinRequest } from './join.ts';
import { createSeatService } from '../seats.service.ts';
import type { Session } from '../session.ts';
import { hashTicket, newTicket, showTicket } from '../ticket.ts';
import { findSeatOfDevice } from './devices.repository.ts';

const database = await openTestDatabase();
const db = database.kysely;
const now = new Date('2026-11-23T10:02:11Z');
const seats = createSeatService({ db, clock: { now: () => now }, changed: () => undefined });

const clock = { now: () => now };

function sessionWith(set: Parameters<typeof makeSession>[1] = {}) {
  return makeSession({ database, clock }, set);
}

function ask(session: Session, request: Partial<JoinRequest> = {}): JoinRequest {
  return {
    session,
    deviceHash: hashSecret(newSecret()),
    person: null,
    ticket: '',
    address: '192.0.2.7',
    details: { name: 'Ada', organisation: '', place: '', level: '' },
    ...request,
  };
}

async function someone(email: string): Promise<Person> {
  return inTransaction(db, (tx) => personWithEmail(tx, email, now));
}

async function ticketFor(session: Session): Promise<string> {
  const ticket = newTicket();
  await db
    .insertInto('sessionTicket')
    .values({ codeHash: hashTicket(ticket), sessionId: session.id, createdAt: now })
    .execute();
  return showTicket(ticket);
}

async function countSeats(session: Session): Promise<number> {
  const rows = await db.selectFrom('seat').select('id').where('sessionId', '=', session.id).execute();
  return rows.length;
}

test('LIVE-21: in an open session the code is enough, and the browser is given a seat', async () => {
  const session = await sessionWith();
  const request = ask(session, {
    details: { name: 'Ada', organisation: 'Probation Service', place: 'Local', level: 'Front line' },
  });
  const result = await seats.join(request);
  assert.ok(result.ok);
  const seat = await findSeatOfDevice(db, session.id, request.deviceHash);
  assert.equal(seat?.id, result.seatId);
  assert.equal(seat?.kind, 'guest');
  assert.deepEqual(
    [seat?.name, seat?.organisation, seat?.place, seat?.level],
    ['Ada', 'Probation Service', 'Local', 'Front line'],
  );
});

test('LIVE-36: twenty joins at once from one device make one seat', async () => {
  const session = await sessionWith();
  const request = ask(session, { details: { name: '', organisation: 'A new one', place: '', level: '' } });
  const results = await Promise.all(Array.from({ length: 20 }, () => seats.join(request)));
  assert.equal(new Set(results.map((result) => result.ok && result.seatId)).size, 1);
  assert.equal(await countSeats(session), 1);
});

test('LIVE-24: a person who is signed in has one seat on all their devices, also when they join at once', async () => {
  const session = await sessionWith();
  const person = await someone('both@example.org');
  const devices = Array.from({ length: 10 }, () => hashSecret(newSecret()));
  const results = await Promise.all(
    devices.map((deviceHash) => seats.join(ask(session, { person, deviceHash }))),
  );
  assert.equal(new Set(results.map((result) => result.ok && result.seatId)).size, 1);
  assert.equal(await countSeats(session), 1);
  for (const device of devices) {
    assert.equal((await findSeatOfDevice(db, session.id, device))?.personId, person.id);
  }
});

test('two people who share a device have a seat each', async () => {
  const session = await sessionWith();
  const deviceHash = hashSecret(newSecret());
  const [one, two] = [await someone('one@example.org'), await someone('two@example.org')];
  await seats.join(ask(session, { person: one, deviceHash }));
  const second = await seats.join(ask(session, { person: two, deviceHash }));
  assert.ok(second.ok);
  assert.equal((await findSeatOfPerson(db, session.id, two.id))?.id, second.seatId);
  assert.equal(await countSeats(session), 2);
});

test('LIVE-21: a verified session gives a seat to those signed in, from its domains alone', async () => {
  const session = await sessionWith({
    joining: 'verified',
    allowedDomains: ['justice.example', '.gov.example'],
  });
  assert.deepEqual(await seats.join(ask(session)), { ok: false, why: 'proof-needed' });
  const outside = await someone('eve@elsewhere.example');
  assert.deepEqual(await seats.join(ask(session, { person: outside })), { ok: false, why: 'wrong-domain' });
  const inside = await someone('ann@housing.gov.example');
  const result = await seats.join(ask(session, { person: inside }));
  assert.ok(result.ok);
  assert.equal((await getSeat(db, result.seatId)).kind, 'verified');
});

test('LIVE-21: a ticket used by ten devices at once gives one seat', async () => {
  const session = await sessionWith({ joining: 'verified' });
  const ticket = await ticketFor(session);
  const results = await Promise.all(Array.from({ length: 10 }, () => seats.join(ask(session, { ticket }))));
  assert.equal(results.filter((result) => result.ok).length, 1);
  assert.deepEqual(
    results.filter((result) => !result.ok),
    Array.from({ length: 9 }, () => ({ ok: false, why: 'ticket-used' })),
  );
  assert.equal(await countSeats(session), 1);
});

test('a ticket sent twice by one device gives it one seat, which counts as verified', async () => {
  const session = await sessionWith({ joining: 'verified' });
  const request = ask(session, { ticket: (await ticketFor(session)).toLowerCase() });
  const results = await Promise.all([seats.join(request), seats.join(request)]);
  assert.deepEqual(results[0], results[1]);
  assert.ok(results[0].ok);
  assert.equal((await getSeat(db, results[0].seatId)).kind, 'verified');
});

test('a ticket is only good for its own session, and is not used up by somebody who needs none', async () => {
  const session = await sessionWith({ joining: 'verified' });
  const other = await sessionWith({ joining: 'verified' });
  const ticket = await ticketFor(session);
  assert.deepEqual(await seats.join(ask(other, { ticket })), { ok: false, why: 'ticket-unknown' });
  await seats.join(ask(session, { ticket, person: await someone('kim@example.org') }));
  assert.ok((await seats.join(ask(session, { ticket }))).ok);
});

test('nobody joins a draft or what is archived; a closed session can be joined to read', async () => {
  assert.deepEqual(await seats.join(ask(await sessionWith({ state: 'draft' }))), {
    ok: false,
    why: 'not-yet',
  });
  assert.deepEqual(await seats.join(ask(await sessionWith({ state: 'archived' }))), {
    ok: false,
    why: 'archived',
  });
  assert.ok((await seats.join(ask(await sessionWith({ state: 'closed' })))).ok);
});

test('LIVE-37: one network has one hash in a session, another in the next, and never its address', async () => {
  const [here, there] = [await sessionWith(), await sessionWith()];
  const from = async (session: Session, address: string) => {
    const result = await seats.join(ask(session, { address }));
    assert.ok(result.ok);
    const row = db.selectFrom('seat').select('joinedFrom').where('id', '=', result.seatId);
    return (await row.executeTakeFirstOrThrow()).joinedFrom;
  };
  const first = await from(here, '192.0.2.7');
  assert.equal(await from(here, '192.0.2.7'), first);
  assert.notEqual(await from(here, '192.0.2.8'), first);
  assert.notEqual(await from(there, '192.0.2.7'), first);
  assert.doesNotMatch(first ?? '', /192/);
});

test('LIVE-82: five hundred people join within ten seconds', async () => {
  const session = await sessionWith();
  const started = performance.now();
  const results = await Promise.all(
    Array.from({ length: 500 }, (_, index) =>
      seats.join(
        ask(session, {
          details: {
            name: `Delegate ${index}`,
            organisation: `Organisation ${index % 30}`,
            place: '',
            level: '',
          },
        }),
      ),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  assert.ok(results.every((result) => result.ok));
  assert.ok(seconds < 10, `It took ${seconds.toFixed(1)} s.`);
});
