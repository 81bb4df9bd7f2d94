import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../test/ports.ts';
import { startValkey, type Valkey } from '../../../test/valkey.ts';
import { waitFor } from '../../../test/wait-for.ts';
import { sharedTopics, type Topics } from './topics.ts';

const port = await freePort();
const program = process.env['REDIS_SERVER'] ?? '';
let valkey: Valkey = await startValkey(program, port);
const troubles: string[] = [];

function node(): Topics {
  const topics = sharedTopics(valkey.url, (error) => troubles.push(String(error)));
  after(() => topics.close());
  return topics;
}

const [one, two, three] = [node(), node(), node()];
const heard: string[] = [];
one.subscribe('room', () => heard.push('one'));
two.subscribe('room', () => heard.push('two'));
three.subscribe('room', () => heard.push('three'));
two.subscribe('hall', () => heard.push('hall'));
after(() => valkey.stop());

/** Publishes until every node hears: they join a moment after they start. */
async function untilAllHear(): Promise<void> {
  await waitFor('every node', async () => {
    heard.length = 0;
    one.publish('room');
    await sleep(50);
    return heard.includes('two') && heard.includes('three');
  });
  await sleep(100);
  heard.length = 0;
}

test('what one node publishes every node hears, each once, and its own at once', async () => {
  await untilAllHear();
  two.publish('room');
  assert.deepEqual(heard, ['two']);
  await waitFor('the others', () => heard.length === 3);
  await sleep(100);
  assert.deepEqual(new Set(heard), new Set(['one', 'two', 'three']));
  assert.equal(heard.length, 3);
});

test('while the server is away each node goes on for its own people, and says that it is alone', async () => {
  troubles.length = 0;
  await valkey.stop();
  await waitFor('a word of it', () => troubles.length > 0);
  heard.length = 0;
  one.publish('room');
  three.publish('hall');
  assert.deepEqual(heard, ['one']);
});

test('when the server is back all look again, and hear of each other as before', async () => {
  heard.length = 0;
  valkey = await startValkey(program, port);
  await waitFor('everybody', () => ['one', 'two', 'three', 'hall'].every((name) => heard.includes(name)));
  await sleep(300);
  await untilAllHear();
  two.publish('room');
  await waitFor('the others', () => heard.length === 3);
});

test('trouble that lasts does not fill the log', () => {
  assert.ok(troubles.length <= 10, troubles.join('\n'));
});

test('who has stopped listening hears nothing from other nodes either', async () => {
  let late = 0;
  const stop = three.subscribe('stage', () => (late += 1));
  stop();
  one.publish('stage');
  one.publish('room');
  await waitFor('another topic', () => heard.includes('three'));
  assert.equal(late, 0);
});
