import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApp } from '../../../test/app.ts';
import { openStream } from '../../../test/event-stream.ts';
import { makeSpace, startThread } from '../../../test/forum.ts';
import { newId } from '../../platform/ids.ts';
import { forumUrls } from './urls.ts';

const app = await startTestApp({ listen: true });
const { forum } = app.features;
const ann = await app.signInAs('ann@leeds.example', { name: 'Ann Smith', organisation: 'Leeds' });
const ben = await app.signInAs('ben@york.example', { name: 'Ben Jones', organisation: 'York' });

const events = (threadId: string, since: number) =>
  new URL(`${forumUrls.threadAct(threadId, 'events')}?since=${since}`, app.baseUrl);

test('FOR-67, FOR-82: a hundred readers are told of what ten people write at once, by number and nothing else', async () => {
  const { threadId } = await startThread(app, ann.person);
  const writers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      app.signInAs(`writer-${index}@leeds.example`, { name: `Writer ${index}`, organisation: 'Leeds' }),
    ),
  );
  const streams = await Promise.all(
    Array.from({ length: 100 }, () => openStream(events(threadId, 1), ben.agent.cookies)),
  );
  await Promise.all(
    writers.map(async ({ person }, index) => {
      const written = await forum.writing.reply(person, {
        threadId,
        text: `Reply ${index}`,
        key: newId(),
      });
      assert.ok(written.ok);
    }),
  );
  const all = Array.from({ length: 10 }, (_, index) => index + 2);
  for (const stream of streams) {
    await stream.until(({ numbers }) => (numbers as number[]).includes(11));
    const told = new Set(stream.events.flatMap(({ data }) => data['numbers'] as number[]));
    assert.deepEqual(
      [...told].toSorted((a, b) => a - b),
      all,
    );
    assert.deepEqual(Object.keys(stream.events[0]!.data), ['numbers']);
    stream.close();
  }
});

test('FOR-67: whoever comes back is told what they missed', async () => {
  const { threadId } = await startThread(app, ann.person);
  for (const text of ['The first reply', 'The second reply']) {
    assert.ok((await forum.writing.reply(ann.person, { threadId, text, key: newId() })).ok);
  }
  const stream = await openStream(events(threadId, 1), ben.agent.cookies, 2);
  assert.deepEqual(await stream.until(() => true), { numbers: [3] });
  stream.close();
});

test('FOR-54: nobody hears of a thread that they may not read', async () => {
  const spaceId = await makeSpace(app, ann.person, { kind: 'private' });
  const { threadId } = await startThread(app, ann.person, { spaceId });
  const { status } = await ben.agent.get(forumUrls.threadAct(threadId, 'events'));
  assert.equal(status, 404);
});

test('FOR-65, FOR-67: without scripts a link leads to what was written meanwhile', async () => {
  const { threadId } = await startThread(app, ann.person);
  const page = await ben.agent.get(forumUrls.thread(threadId));
  const link = /<a[^>]* href="([^"]+)"[^>]*>\s*Look for new replies/.exec(page.body)?.[1];
  assert.ok(link);
  assert.ok((await forum.writing.reply(ann.person, { threadId, text: 'I have one.', key: newId() })).ok);
  const shown = await ben.agent.get(link);
  assert.match(shown.body, /id="post-2"[\s\S]*I have one\./);
});
