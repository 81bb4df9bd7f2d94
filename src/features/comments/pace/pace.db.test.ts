import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { FakeClock } from '../../../../test/clock.ts';
import { openTestDatabase } from '../../../../test/database.ts';
import { makeSeat, makeSession, visitAs } from '../../../../test/sessions.ts';
import { EventStreams } from '../../../platform/live/event-stream.ts';
import { localTopics } from '../../../platform/live/topics.ts';
import { SessionLive } from '../../sessions/live.ts';
import { createPace } from './pace.ts';

const database = await openTestDatabase();
const db = database.kysely;
const clock = new FakeClock();
const fail = (error: unknown): void => assert.fail(String(error));
const topics = localTopics(fail);
const live = new SessionLive({ db, topics, streams: new EventStreams({ limit: 10 }), onError: fail });
const pace = createPace({ db, clock, live });
after(() => pace.close());

test('LIVE-72: signals are counted by seat, can be taken back, and fade after two minutes', async () => {
  const session = await makeSession({ database, clock });
  const [first, second] = [
    (await makeSeat({ database, clock }, session)).seat,
    (await makeSeat({ database, clock }, session)).seat,
  ];
  const visit = visitAs(session, ['guest']);
  await pace.signal(visit, first, { kind: 'slower', wanted: true });
  await pace.signal(visit, first, { kind: 'slower', wanted: true });
  await pace.signal(visit, second, { kind: 'slower', wanted: true });
  await pace.signal(visit, second, { kind: 'cannot-follow', wanted: true });
  assert.deepEqual(await pace.summary(session), { slower: 2, louder: 0, 'cannot-follow': 1 });
  await pace.signal(visit, second, { kind: 'cannot-follow', wanted: false });
  assert.deepEqual(await pace.mine(second.id), ['slower']);
  clock.advance({ seconds: 100 });
  await pace.signal(visit, second, { kind: 'slower', wanted: true });
  clock.advance({ seconds: 30 });
  assert.deepEqual(await pace.summary(session), { slower: 1, louder: 0, 'cannot-follow': 0 });
  assert.deepEqual(await pace.mine(first.id), []);
});

test('many signals tell the pages of the staff once', async () => {
  const session = await makeSession({ database, clock });
  const { seat } = await makeSeat({ database, clock }, session);
  let told = 0;
  const stop = topics.subscribe(`staff:${session.id}`, () => (told += 1));
  for (let index = 0; index < 20; index += 1) {
    await pace.signal(visitAs(session, ['guest']), seat, { kind: 'louder', wanted: index % 2 === 0 });
  }
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  stop();
  assert.equal(told, 1);
});

test('the pace is signalled while the session is live, by people who hold a seat', async () => {
  const session = await makeSession({ database, clock }, { state: 'paused' });
  const { seat } = await makeSeat({ database, clock }, session);
  const refusal = await pace.signal(visitAs(session, ['guest'], seat), seat, {
    kind: 'slower',
    wanted: true,
  });
  assert.equal(refusal.ok, false);
  assert.equal(visitAs(session, ['guest']).can('see pace'), false);
  assert.equal(visitAs(session, ['moderator']).can('see pace'), false);
  assert.equal(visitAs(session, ['speaker']).can('see pace'), true);
});
