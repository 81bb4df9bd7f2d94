import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localTopics } from './topics.ts';

const fail = (error: unknown): never => assert.fail(String(error));

test('each listener of a topic hears each publication, others do not', () => {
  const topics = localTopics(fail);
  const heard: string[] = [];
  topics.subscribe('session:a', () => heard.push('a1'));
  topics.subscribe('session:a', () => heard.push('a2'));
  topics.subscribe('session:b', () => heard.push('b'));
  topics.publish('session:a');
  assert.deepEqual(heard, ['a1', 'a2']);
  topics.publish('session:nobody');
  assert.deepEqual(heard, ['a1', 'a2']);
});

test('who stops listening hears no more; the same listener may listen again', () => {
  const topics = localTopics(fail);
  let heard = 0;
  const stop = topics.subscribe('x', () => (heard += 1));
  stop();
  topics.publish('x');
  assert.equal(heard, 0);
  const again = topics.subscribe('x', () => (heard += 1));
  stop();
  topics.publish('x');
  assert.equal(heard, 1);
  again();
});

test('one function that listens twice hears twice, and each is stopped by itself', () => {
  const topics = localTopics(fail);
  let heard = 0;
  const listener = (): void => void (heard += 1);
  const stopFirst = topics.subscribe('x', listener);
  topics.subscribe('x', listener);
  topics.publish('x');
  assert.equal(heard, 2);
  stopFirst();
  topics.publish('x');
  assert.equal(heard, 3);
});

test('a listener that fails keeps nobody else from hearing, and is told of', () => {
  const errors: unknown[] = [];
  const topics = localTopics((error) => errors.push(String(error)));
  let heard = 0;
  topics.subscribe('x', () => {
    throw new Error('a bug');
  });
  topics.subscribe('x', () => (heard += 1));
  topics.publish('x');
  assert.deepEqual([heard, errors], [1, ['Error: a bug']]);
});
