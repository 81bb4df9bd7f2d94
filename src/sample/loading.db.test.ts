import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../test/app.ts';
import { FakeClock } from '../../test/clock.ts';
import { closedStory } from './closed-story.ts';
import { loadSample } from './load-sample.ts';
import { makeCast, prepareSession } from './prepare.ts';
import { StoryClock } from './story-clock.ts';

const testClock = new FakeClock();
const clock = new StoryClock(testClock);
const app = await startTestApp({ jobs: true, clock: testClock, appClock: () => clock });
const db = app.database.kysely;

async function countSessions(): Promise<number> {
  return (await db.selectFrom('session').select('id').execute()).length;
}

async function beginLoading(): Promise<void> {
  const deps = { features: app.features, db, clock };
  await prepareSession(deps, closedStory, await makeCast(deps), clock.now());
}

test('a loading that was cut off is begun again at the next start, unless somebody has signed in since', async () => {
  await beginLoading();
  const { person } = await app.signInAs('somebody@example.org');
  assert.equal(await loadSample(app, clock, () => undefined), false);
  assert.equal(await countSessions(), 1);
  await db.deleteFrom('person').where('id', '=', person.id).execute();
  assert.equal(await loadSample(app, clock, () => undefined), true);
  assert.equal(await countSessions(), 2);
  assert.equal(await loadSample(app, clock, () => undefined), false);
});

test('its words are known at once, so that a search takes slips of the keys', async () => {
  const words = await db
    .selectFrom('searchWord')
    .select('word')
    .where('word', 'in', ['prison', 'housing'])
    .execute();
  assert.equal(words.length, 2);
});
