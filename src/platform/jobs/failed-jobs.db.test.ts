import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openTestDatabase } from '../../../test/database.ts';
import { waitFor } from '../../../test/wait-for.ts';
import { inTransaction } from '../database/transaction.ts';
import { createJobs } from './jobs.ts';

const database = await openTestDatabase();

test('a job that failed for good is listed with its reason, and runs again when told', async () => {
  const jobs = createJobs(database, () => undefined);
  let isMended = false;
  let done = 0;
  jobs.define({
    name: 'breaks',
    retries: 0,
    pollSeconds: 1,
    async run() {
      if (!isMended) throw new Error('the pipe is blocked');
      done += 1;
    },
  });
  assert.deepEqual(await jobs.listFailed(10), []);
  await jobs.start();
  after(() => jobs.stop());
  await inTransaction(database.kysely, (tx) => jobs.send(tx, 'breaks', { secret: 'ann@example.org' }));
  const failed = await waitFor('its end', async () => (await jobs.listFailed(10))[0]);
  assert.equal(failed.name, 'breaks');
  assert.match(failed.why, /the pipe is blocked/);
  assert.doesNotMatch(failed.why, /ann@/);
  assert.ok(failed.failedAt instanceof Date);
  isMended = true;
  await jobs.runAgain('unknown', failed.id);
  await jobs.runAgain('breaks', failed.id);
  await waitFor('the second run', () => done === 1);
  const isEmpty = async () => (await jobs.listFailed(10)).length === 0;
  await waitFor('an empty list', isEmpty);
});
