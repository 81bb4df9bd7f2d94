import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { startTestApp } from '../../../test/app.ts';
import { draftSession } from '../../../test/sessions.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { readRecord } from '../../platform/record/record.ts';
import { SessionLive } from './live.ts';
import { changeSession, getSession } from './repository.ts';
import { createSessionService, recordScope } from './service.ts';
import type { Role, Session, SessionState } from './session.ts';

const app = await startTestApp({ jobs: true });
const db = app.database.kysely;
const { clock } = app;
const { jobs, topics, streams, report } = app.services;
const service = createSessionService({
  db,
  clock,
  jobs,
  live: new SessionLive({ db, topics, streams, onError: report }),
});
const { person } = await app.signInAs('asha@justice.example');

const STATES: readonly SessionState[] = [
  'draft',
  'announced',
  'open',
  'live',
  'paused',
  'closing',
  'closed',
  'archived',
];
const ROLES: readonly Role[] = [
  'visitor',
  'guest',
  'participant',
  'observer',
  'speaker',
  'moderator',
  'chair',
  'organiser',
];
/** The table of LIVE-6: from, to, who. */
const ALLOWED = new Set([
  'draft announced organiser',
  'announced open organiser',
  'open live chair',
  'live paused chair',
  'live closing chair',
  'paused live chair',
  'paused closing chair',
  'closing closed chair',
  'closed archived organiser',
]);

async function put(session: Session, state: SessionState): Promise<Session> {
  return inTransaction(db, (tx) => changeSession(tx, session.id, { state }));
}

test('every move by every role from every state is made exactly where LIVE-6 has it (LIVE-T1)', async () => {
  const session = await draftSession(app, person);
  for (const from of STATES) {
    for (const to of STATES) {
      for (const role of ROLES) {
        const before = await put(session, from);
        const result = await service.move(before, to, { personId: person.id, roles: new Set([role]) });
        const isAllowed = ALLOWED.has(`${from} ${to} ${role}`);
        assert.equal(result.ok, isAllowed, `${from} → ${to} by ${role}`);
        const after = await getSession(db, session.id);
        assert.equal(after.state, isAllowed ? to : from, `${from} → ${to} by ${role}`);
        assert.equal(after.version > before.version, isAllowed, 'only a move makes a new version');
      }
    }
  }
  const acts = await readRecord(db, recordScope(session.id), { limit: 1_000 });
  assert.deepEqual(
    acts.map(({ data }) => `${String(data['from'])} ${String(data['to'])}`).toSorted(),
    [...ALLOWED].map((each) => each.split(' ').slice(0, 2).join(' ')).toSorted(),
    'each move is on the record, and nothing else',
  );
});

test('of two who move at once, one does, and the other is told', async () => {
  const session = await put(await draftSession(app, person), 'live');
  const by = { personId: person.id, roles: new Set<Role>(['chair']) };
  const results = await Promise.all([
    service.move(session, 'paused', by),
    service.move(session, 'closing', by),
  ]);
  assert.equal(results.filter(({ ok }) => ok).length, 1);
});

test('a last call for votes is at least thirty seconds, and can be made longer (LIVE-9)', async () => {
  const session = await put(await draftSession(app, person), 'live');
  const by = { personId: person.id, roles: new Set<Role>(['chair']) };
  const closing = await service.move(session, 'closing', by, { closingSeconds: 5 });
  assert.ok(closing.ok);
  const until = clock.now().getTime() + 30_000;
  assert.equal(closing.session.closingUntil?.getTime(), until);
  const longer = await service.extendClosing(closing.session, person.id, 60);
  assert.ok(longer.ok);
  assert.equal(longer.session.closingUntil?.getTime(), until + 60_000);
});

test('a session opens by itself at its set time (LIVE-6)', async () => {
  const opensAt = new Date(clock.now().getTime() - 1_000);
  const session = await draftSession(app, person, { opensAt });
  await service.move(session, 'announced', { personId: person.id, roles: new Set<Role>(['organiser']) });
  const deadline = performance.now() + 30_000;
  while ((await getSession(db, session.id)).state !== 'open' && performance.now() < deadline) {
    await setTimeout(100);
  }
  const acts = await readRecord(db, recordScope(session.id), { limit: 10 });
  assert.deepEqual(
    acts.map(({ personId, data }) => [String(data['to']), personId === null]),
    [
      ['open', true],
      ['announced', false],
    ],
  );
});
