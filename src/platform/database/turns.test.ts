import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { oneStepPglite } from './one-step-pglite.ts';

const pglite = await PGlite.create();
after(() => pglite.close());

/** Far more than are answered in the time of a turn. */
const MOST = 20_000;

test('while queries follow each other without end, timers run and connections are read', async () => {
  const { query } = oneStepPglite(pglite);
  const timer = AbortSignal.timeout(1);
  let asked = 0;
  while (!timer.aborted && asked < MOST) {
    await query('select 1', []);
    asked += 1;
  }
  assert.ok(timer.aborted, `no timer ran during ${asked} queries`);
});
