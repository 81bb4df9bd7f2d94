import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { anonymous, anyone } from './access.ts';
import { registerErrorPages } from './error-pages.tsx';
import { registerPages } from './pages.tsx';
import { registerPressure } from './pressure.ts';

const app = Fastify();
registerPages(app, () => '/sign-in');
registerErrorPages(app);
await registerPressure(app, { maxDelayMs: 30, sampleMs: 100 });
app.get('/page', { config: { access: anyone } }, async () => 'here');
app.get('/health', { config: { access: anonymous } }, async () => 'here');
after(() => app.close());

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
