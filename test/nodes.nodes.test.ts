import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detailsPath } from '../src/features/people/urls.ts';
import { Agent } from './agent/agent.ts';
import { startNodes } from './nodes.ts';

const [first, second] = await startNodes(2);
assert.ok(first && second);

test('whoever signs in at one node is signed in at every other', async () => {
  const { cookie } = await first.signInAs('amina@example.org');
  const elsewhere = new Agent(second.app, second.baseUrl);
  elsewhere.setCookie(cookie.name, cookie.value);
  assert.equal((await elsewhere.get(detailsPath)).path, detailsPath);
});

test('what is published at one node is heard at every other', { timeout: 10_000 }, async () => {
  const heard = new Promise<void>((resolve) => {
    second.services.topics.subscribe('room', resolve);
  });
  // A node joins the others a moment after it has started.
  const again = setInterval(() => first.services.topics.publish('room'), 50);
  await heard;
  clearInterval(again);
});
