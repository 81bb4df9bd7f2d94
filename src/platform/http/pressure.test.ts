import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import { anonymous, anyone } from './access.ts';
import { registerErrorPages } from './error-pages.tsx';
import { registerPages } from './pages.tsx';
import { registerPressure } from './pressure.ts';

const HERE = { config: { access: anyone } };

async function start(maxReadingDelayMs: number): Promise<FastifyInstance> {
  const app = Fastify();
  registerPages(app, () => '/sign-in');
  registerErrorPages(app);
  await registerPressure(app, { maxDelayMs: 30, maxReadingDelayMs, sampleMs: 100 });
  app.get('/page', HERE, async () => 'here');
  app.post('/page', HERE, async () => 'written');
  app.get('/health', { config: { access: anonymous } }, async () => 'here');
  after(() => app.close());
  return app;
}

const app = await start(30);

async function keepBusy(milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    const pause = performance.now() + 70;
    while (performance.now() < pause);
    await sleep(1);
  }
}

const statusOf = async (url: string): Promise<number> => (await app.inject(url)).statusCode;

test('one long task turns nobody away', async () => {
  await sleep(250);
  const until = performance.now() + 400;
  while (performance.now() < until);
  for (let look = 0; look < 5; look++) {
    assert.equal(await statusOf('/page'), 200);
    await sleep(30);
  }
});

test('a node that is late all the time turns people away, but not who asks for its health, and recovers', async () => {
  await sleep(1_500);
  const seen: number[] = [];
  for (let round = 0; round < 12; round++) {
    await keepBusy(80);
    seen.push(await statusOf('/page'));
    assert.equal(await statusOf('/health'), 200);
  }
  assert.equal(seen[0], 200);
  assert.equal(seen.at(-1), 503);
  const answer = await app.inject('/page');
  assert.equal(answer.headers['retry-after'], '5');
  assert.match(answer.body, /not available just now/);
  await sleep(400);
  assert.equal(await statusOf('/page'), 200);
});

test('FOR-83: a node that is late goes on being read; what was to be written is shown, to be sent again', async () => {
  const patient = await start(60_000);
  const write = () =>
    patient.inject({
      method: 'POST',
      url: '/page',
      payload: { text: 'The keys of the flat', to: 'x1' },
    });
  assert.equal((await write()).body, 'written');
  await sleep(1_500);
  for (let round = 0; round < 12; round++) {
    await keepBusy(80);
    assert.equal((await patient.inject('/page')).statusCode, 200);
  }
  const answer = await write();
  assert.equal(answer.statusCode, 503);
  assert.match(answer.body, /What you sent is still here/);
  assert.match(answer.body, /name="text" value="The keys of the flat"/);
  assert.match(answer.body, /name="to" value="x1"/);
  await sleep(400);
  assert.equal((await write()).body, 'written');
});
