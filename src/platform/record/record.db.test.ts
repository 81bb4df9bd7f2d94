import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase } from '../../../test/database.ts';
import { inTransaction } from '../database/transaction.ts';
import { readRecord, writeRecord } from './record.ts';

const { kysely: db } = await openTestDatabase();
const at = new Date('2026-03-02T09:00:00Z');

test('acts are read back newest first, a page at a time', async () => {
  await inTransaction(db, (tx) =>
    writeRecord(
      tx,
      at,
      { scope: 'session:a', kind: 'question-declined', personId: null, subject: 'q1', reason: 'duplicate' },
      {
        scope: 'session:a',
        kind: 'question-answered',
        personId: null,
        subject: 'q2',
        data: { live: true, votes: 4 },
      },
      { scope: 'session:b', kind: 'session-opened', personId: null },
    ),
  );
  const [newest] = await readRecord(db, 'session:a', { limit: 1 });
  assert.ok(newest);
  assert.deepEqual(newest, {
    id: newest.id,
    at,
    scope: 'session:a',
    kind: 'question-answered',
    personId: null,
    subject: 'q2',
    reason: null,
    data: { live: true, votes: 4 },
  });
  const older = await readRecord(db, 'session:a', { limit: 10, before: newest.id });
  assert.deepEqual(
    older.map(({ kind, reason }) => [kind, reason]),
    [['question-declined', 'duplicate']],
  );
});

test('what is rolled back leaves no record', async () => {
  const failing = inTransaction(db, async (tx) => {
    await writeRecord(tx, at, { scope: 'session:c', kind: 'session-opened', personId: null });
    throw new Error('rolled back');
  });
  await assert.rejects(failing);
  assert.deepEqual(await readRecord(db, 'session:c', { limit: 10 }), []);
});

test('the database itself refuses to change or remove what is recorded', async () => {
  const before = await readRecord(db, 'session:a', { limit: 10 });
  await assert.rejects(sql`update record set reason = 'another'`.execute(db), /append-only/);
  await assert.rejects(sql`delete from record`.execute(db), /append-only/);
  await assert.rejects(sql`truncate record`.execute(db), /append-only|referenced in a foreign key/);
  await assert.rejects(sql`truncate record cascade`.execute(db), /append-only/);
  assert.deepEqual(await readRecord(db, 'session:a', { limit: 10 }), before);
});

test('writing nothing is allowed', async () => {
  await inTransaction(db, (tx) => writeRecord(tx, at));
});
