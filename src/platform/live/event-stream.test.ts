import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeEvent, EventStreams, type StreamEvent } from './event-stream.ts';

const event = (id: number, data: unknown = `number ${id}`): StreamEvent => ({ id, event: 'change', data });

/** A server that makes every request a stream on the topic that its path names. */
async function serve(
  options: { limit?: number; heartbeatMs?: number } = {},
  first: readonly StreamEvent[] = [],
) {
  const streams = new EventStreams({ limit: 10, ...options });
  let ended = 0;
  const server = createServer((request, response) =>
    streams.open(request.url ?? '', response, first, () => (ended += 1)),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    streams.closeAll();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const open = async (topic: string) => {
    const socket = connect(port, '127.0.0.1');
    const reader = readAll(socket);
    socket.write(`GET ${topic} HTTP/1.1\r\nHost: test\r\n\r\n`);
    await reader.until('retry:');
    return { socket, ...reader };
  };
  return { streams, open, ended: () => ended, url: `http://127.0.0.1:${port}` };
}

function readAll(socket: Socket) {
  let text = '';
  socket.on('data', (bytes: Buffer) => (text += bytes.toString()));
  socket.on('error', () => undefined);
  return {
    text: () => text,
    async until(words: string) {
      const deadline = performance.now() + 5_000;
      while (!text.includes(words)) {
        if (performance.now() > deadline) assert.fail(`Waited for ${words}, got ${text}`);
        await sleep(5);
      }
    },
  };
}

test('an event is its id, its name and its data on one line each', () => {
  assert.equal(
    encodeEvent({ id: 7, event: 'votes', data: { words: 'two\nlines, 日本' } }).toString(),
    'id: 7\nevent: votes\ndata: {"words":"two\\nlines, 日本"}\n\n',
  );
});

test('a stream begins with what the browser missed, and is sent what follows', async () => {
  const { streams, open } = await serve({}, [event(1), event(2)]);
  const browser = await open('/a');
  assert.equal(await streams.send('/a', event(3)), 1);
  await browser.until('number 3');
  const [head = '', body = ''] = browser.text().split('\r\n\r\n');
  assert.match(head, /^HTTP\/1\.1 200 OK/);
  assert.match(head, /content-type: text\/event-stream; charset=utf-8/i);
  assert.match(head, /x-accel-buffering: no/i);
  assert.doesNotMatch(head, /transfer-encoding/i);
  assert.match(body, /^retry: \d{4}\n\nid: 1\n[^]*id: 2\n[^]*id: 3\nevent: change\ndata: "number 3"\n\n$/);
});

test('browsers come back at different times after an interruption', async () => {
  const { open } = await serve();
  const waits = new Set<string>();
  for (let opened = 0; opened < 5; opened++) {
    const browser = await open('/a');
    waits.add(/retry: (\d+)/.exec(browser.text())?.[1] ?? '');
    browser.socket.destroy();
  }
  assert.ok(waits.size > 1);
  for (const wait of waits) assert.ok(Number(wait) >= 1_000 && Number(wait) < 5_000);
});

test('an event goes to its topic alone', async () => {
  const { streams, open } = await serve();
  const [a, b] = [await open('/a'), await open('/b')];
  assert.equal(await streams.send('/b', event(1)), 1);
  await b.until('number 1');
  assert.doesNotMatch(a.text(), /number 1/);
  assert.equal(await streams.send('/nobody', event(2)), 0);
});

test('a quiet stream is kept open with comments, which browsers do not take for events', async () => {
  const { open } = await serve({ heartbeatMs: 20 });
  const browser = await open('/a');
  await browser.until(': still here\n\n: still here\n\n');
});

test('a closed stream is counted no more, and its end is told once', async () => {
  const { streams, open, ended } = await serve({ limit: 2 });
  const [one] = [await open('/a'), await open('/a')];
  assert.deepEqual([streams.count, streams.countOn('/a'), streams.isFull], [2, 2, true]);
  one.socket.destroy();
  while (ended() === 0) await sleep(5);
  assert.deepEqual([streams.count, streams.countOn('/a'), streams.isFull, ended()], [1, 1, false, 1]);
  assert.equal(await streams.send('/a', event(1)), 1);
});

test('a connection that does not read is ended, and holds up nobody', async () => {
  const { streams, open, ended } = await serve();
  const [slow, quick] = [await open('/a'), await open('/a')];
  slow.socket.pause();
  const large = 'x'.repeat(256 * 1024);
  let sent = 0;
  while (ended() === 0 && sent < 200) {
    await streams.send('/a', event((sent += 1), large));
    await sleep(2);
  }
  assert.equal(ended(), 1, `not ended after ${sent} events`);
  assert.equal(streams.countOn('/a'), 1);
  await quick.until(`id: ${sent}\n`);
});

test('closing ends every stream', async () => {
  const { streams, open } = await serve();
  const opened = [await open('/a'), await open('/b')];
  const closed = Promise.all(opened.map(({ socket }) => once(socket, 'close')));
  streams.closeAll();
  await closed;
  while (streams.count > 0) await sleep(5);
});

test('a request for the head of a stream gets that, and no stream', async () => {
  const { streams, ended, url } = await serve();
  const answer = await fetch(`${url}/room`, { method: 'HEAD' });
  assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  assert.equal(streams.count, 0);
  assert.equal(ended(), 1);
});
