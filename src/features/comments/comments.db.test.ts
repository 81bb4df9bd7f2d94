import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../../test/clock.ts';
import { openTestDatabase } from '../../../test/database.ts';
import { makeSeat, makeSession, visitAs } from '../../../test/sessions.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { EventStreams } from '../../platform/live/event-stream.ts';
import { localTopics } from '../../platform/live/topics.ts';
import { newId } from '../../platform/ids.ts';
import { readRecord } from '../../platform/record/record.ts';
import { personWithEmail } from '../people/index.ts';
import { changeSession, getSession, recordScope, type Seat, type Session } from '../sessions/index.ts';
import { SessionLive } from '../sessions/live.ts';
import { createSeatListeners } from '../sessions/seats/extensions.ts';
import type { CommentId } from './comment.ts';
import { createModerating } from './moderating.ts';
import { createReacting } from './reacting.ts';
import { createCommentReader } from './reading.ts';
import { followSeats } from './seats.ts';
import { createWriting } from './writing.ts';

const database = await openTestDatabase();
const db = database.kysely;
const clock = new FakeClock();
const fail = (error: unknown): void => assert.fail(String(error));
const live = new SessionLive({
  db,
  topics: localTopics(fail),
  streams: new EventStreams({ limit: 10 }),
  onError: fail,
});
const deps = { db, clock, live };
const writing = createWriting(deps);
const reacting = createReacting(deps);
const moderating = createModerating(deps);
const reading = createCommentReader(db);
const moderator = await inTransaction(db, (tx) => personWithEmail(tx, 'mod@example.org', clock.now()));

async function seatIn(session: Session, name = 'Ada'): Promise<Seat> {
  return (await makeSeat({ database, clock }, session, { name, organisation: 'Leeds' })).seat;
}

async function write(
  seat: Seat,
  text: string,
  set: { key?: string; naming?: Session['naming'] } = {},
): Promise<CommentId> {
  const result = await writing.write({ seat, text, naming: 'named', key: newId(), ...set });
  assert.ok(result.ok, result.ok ? '' : result.message);
  clock.advance({ seconds: 6 });
  return result.id;
}

const textsOf = async (session: Session, seat?: Seat): Promise<string[]> =>
  (await reading.page(session, seat?.id, {})).comments.map(({ text, state }) => text || state);

test('a comment is shown at once with the name that its writer chose', async () => {
  const session = await makeSession({ database, clock });
  const seat = await seatIn(session);
  await write(seat, 'First');
  await write(seat, 'Second', { naming: 'organisation' });
  await write(seat, 'Third', { naming: 'not-shown' });
  const { comments, total, isNewest } = await reading.page(session, seat.id, {});
  assert.deepEqual(
    comments.map(({ text, writer, isMine }) => [text, writer, isMine]),
    [
      ['Third', 'A participant', true],
      ['Second', 'Leeds', true],
      ['First', 'Ada, Leeds', true],
    ],
  );
  assert.deepEqual([total, isNewest], [3, true]);
  assert.equal((await getSession(db, session.id)).version, session.version + 3);
});

test('a more open form of naming than the set one is never used (LIVE-25)', async () => {
  const session = await makeSession(
    { database, clock },
    { naming: 'organisation', morePrivateAllowed: false },
  );
  const seat = await seatIn(session);
  await write(seat, 'Named?', { naming: 'named' });
  await write(seat, 'Hidden?', { naming: 'not-shown' });
  assert.deepEqual(
    (await reading.page(session, undefined, {})).comments.map(({ writer }) => writer),
    ['Leeds', 'Leeds'],
  );
});

test('sending the same comment five times at once makes one', async () => {
  const session = await makeSession({ database, clock });
  const seat = await seatIn(session);
  const results = await Promise.all(
    Array.from({ length: 5 }, () =>
      writing.write({ seat, text: 'Once', naming: 'named', key: 'the-same-key' }),
    ),
  );
  assert.equal(new Set(results.map((result) => result.ok && result.id)).size, 1);
  assert.deepEqual(await textsOf(session), ['Once']);
});

test('one comment in 5 seconds, and none where the session takes none: the text is kept', async () => {
  const session = await makeSession({ database, clock });
  const seat = await seatIn(session);
  const again = () => writing.write({ seat, text: 'Text', naming: 'named', key: newId() });
  assert.ok((await again()).ok);
  clock.advance({ seconds: 2 });
  assert.match(((await again()) as { message: string }).message, /Wait 3 seconds, .* Your text is kept/);
  clock.advance({ seconds: 3 });
  assert.ok((await again()).ok);
  clock.advance({ seconds: 6 });
  await inTransaction(db, (tx) => changeSession(tx, session.id, { state: 'paused' }));
  assert.match(((await again()) as { message: string }).message, /paused the session. Your text is kept/);
  await inTransaction(db, (tx) => changeSession(tx, session.id, { state: 'live', commentsAllowed: false }));
  assert.match(((await again()) as { message: string }).message, /Comments are switched off/);
});

test('moderation before: a comment waits, gives no new version, and is told apart when shown', async () => {
  const session = await makeSession({ database, clock }, { moderation: 'before' });
  const seat = await seatIn(session);
  const id = await write(seat, 'Wait for it');
  assert.deepEqual(await textsOf(session), []);
  assert.equal((await getSession(db, session.id)).version, session.version);
  assert.equal(await reading.countWaiting(session), 1);
  const visit = visitAs(session, ['moderator']);
  assert.deepEqual(await moderating.decide(visit, moderator.id, id, { show: true }), { ok: true });
  assert.deepEqual(await textsOf(session), ['Wait for it']);
  assert.deepEqual(await reading.changesSince(session, session.version), { total: 1, gone: [] });
});

test('what is taken down leaves a line with the reason, on the page and on the record (LIVE-49)', async () => {
  const session = await makeSession({ database, clock });
  const seat = await seatIn(session);
  const id = await write(seat, 'Buy my book');
  const { version } = await getSession(db, session.id);
  const visit = visitAs(session, ['moderator']);
  const decision = { show: false, reason: 'commercial', note: 'Not here' } as const;
  assert.deepEqual(await moderating.decide(visit, moderator.id, id, decision), { ok: true });
  const [line] = (await reading.page(session, undefined, {})).comments;
  assert.deepEqual(
    [line?.text, line?.writer, line?.state, line?.reason],
    ['', '', 'removed', 'It is commercial'],
  );
  assert.deepEqual(await reading.changesSince(session, version), { total: 1, gone: [id] });
  const [entry] = await readRecord(db, recordScope(session.id), { limit: 1 });
  assert.deepEqual([entry?.kind, entry?.reason, entry?.subject], ['comment-removed', 'commercial', id]);
  const [own] = await reading.ofSeat(seat.id);
  assert.deepEqual([own?.state, own?.reasonNote], ['removed', 'Not here']);
});

test('nobody moderates what they wrote themselves, and participants moderate nothing (LIVE-2)', async () => {
  const session = await makeSession({ database, clock });
  const seat = await seatIn(session);
  const id = await write(seat, 'Mine');
  const decision = { show: false, reason: 'off-topic', note: '' } as const;
  const own = await moderating.decide(
    visitAs(session, ['moderator', 'guest'], seat),
    moderator.id,
    id,
    decision,
  );
  assert.match(own.ok ? '' : own.message, /your own comment/);
  const guest = await moderating.decide(visitAs(session, ['guest'], seat), moderator.id, id, decision);
  assert.match(guest.ok ? '' : guest.message, /Only moderators/);
});

test('a reaction counts once for each seat and kind, can be taken back, and changes no version', async () => {
  const session = await makeSession({ database, clock });
  const [writer, reader] = [await seatIn(session), await seatIn(session)];
  const id = await write(writer, 'I need help with data sharing');
  const { version } = await getSession(db, session.id);
  const visit = visitAs(session, ['guest'], reader);
  const react = (kind: 'agree' | 'same-here', wanted: boolean) =>
    reacting.react(visit, reader, id, { kind, wanted });
  await Promise.all(Array.from({ length: 20 }, () => react('agree', true)));
  await react('same-here', true);
  const [shown] = (await reading.page(session, reader.id, {})).comments;
  assert.deepEqual(shown?.counts, { agree: 1, thanks: 0, 'same-here': 1 });
  assert.deepEqual(new Set(shown?.reactions), new Set(['agree', 'same-here']));
  await react('agree', false);
  assert.equal((await reading.page(session, reader.id, {})).comments[0]?.counts.agree, 0);
  assert.equal((await getSession(db, session.id)).version, version);
  const own = await reacting.react(visitAs(session, ['guest'], writer), writer, id, {
    kind: 'thanks',
    wanted: true,
  });
  assert.match(own.ok ? '' : own.message, /your own comment/);
});

test('a withdrawn comment is gone, or a line where somebody had reacted', async () => {
  const session = await makeSession({ database, clock });
  const [writer, reader] = [await seatIn(session), await seatIn(session)];
  const [plain, liked] = [await write(writer, 'Plain'), await write(writer, 'Liked')];
  await reacting.react(visitAs(session, ['guest'], reader), reader, liked, { kind: 'thanks', wanted: true });
  assert.match(((await writing.withdraw(reader, plain)) as { message: string }).message, /not your comment/);
  assert.deepEqual(await writing.withdraw(writer, plain), { ok: true });
  assert.deepEqual(await writing.withdraw(writer, liked), { ok: true });
  assert.deepEqual(await textsOf(session), ['withdrawn']);
});

test('pages keep their address: what follows a comment stays the same when new ones come', async () => {
  const session = await makeSession({ database, clock });
  const seat = await seatIn(session);
  for (let index = 0; index < 35; index += 1) await write(seat, `Comment ${index}`);
  const first = await reading.page(session, undefined, {});
  assert.equal(first.comments.length, 30);
  assert.ok(first.last !== null);
  const older = await reading.page(session, undefined, { before: first.last });
  assert.deepEqual(
    older.comments.map(({ text }) => text),
    ['Comment 4', 'Comment 3', 'Comment 2', 'Comment 1', 'Comment 0'],
  );
  assert.deepEqual([older.last, older.isNewest], [null, false]);
  await write(seat, 'A new one');
  assert.deepEqual((await reading.page(session, undefined, { before: first.last })).comments, older.comments);
  const from = await reading.page(session, undefined, { from: first.last });
  assert.equal(from.comments[0]?.id, first.last);
});

test('LIVE-88: of an erased writer a comment stays only where others had reacted, as a participant’s', async () => {
  const session = await makeSession({ database, clock });
  const [writer, reader] = [await seatIn(session), await seatIn(session)];
  await write(writer, 'Gone with me');
  const liked = await write(writer, 'Kept');
  await reacting.react(visitAs(session, ['guest'], reader), reader, liked, { kind: 'agree', wanted: true });
  const listeners = createSeatListeners();
  followSeats(listeners as unknown as Parameters<typeof followSeats>[0]);
  await inTransaction(db, async (tx) => {
    const changed = await changeSession(tx, session.id);
    for (const erased of listeners.erased) await erased(tx, changed, writer);
    await tx.deleteFrom('seat').where('id', '=', writer.id).execute();
  });
  const { comments } = await reading.page(session, undefined, {});
  assert.deepEqual(
    comments.map(({ text, writer: who }) => [text, who]),
    [['Kept', 'A participant']],
  );
});
