import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** One message of a stream: `id` comes back as Last-Event-ID when the browser reconnects. */
export interface StreamEvent {
  readonly id: number;
  readonly event: string;
  readonly data: unknown;
}

/** The bytes of a server-sent event (WHATWG HTML, section 9.2). */
export function encodeEvent({ id, event, data }: StreamEvent): Buffer {
  return Buffer.from(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

const HEARTBEAT = Buffer.from(': still here\n\n');
const HEARTBEAT_MS = 25_000;
/** A connection that has this much unsent is too slow: it is ended, and comes back to ask for what it missed. */
const MAX_UNSENT_BYTES = 512 * 1024;
/** Written before anything else gets its turn: some milliseconds' worth. */
const AT_A_TIME = 1_000;

/**
 * The open streams of this node, each on one topic. A message is encoded once and the same bytes are written to
 * every socket; the body has no chunks (its end is the connection's end), so a write is one system call.
 */
export class EventStreams {
  readonly #streams = new Map<string, Set<Socket>>();
  readonly #heartbeat: NodeJS.Timeout;
  #count = 0;
  readonly #limit: number;

  constructor(options: { readonly limit: number; readonly heartbeatMs?: number }) {
    this.#limit = options.limit;
    this.#heartbeat = setInterval(() => {
      for (const sockets of this.#streams.values()) for (const socket of sockets) write(socket, HEARTBEAT);
    }, options.heartbeatMs ?? HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  /** Streams open on this node. */
  get count(): number {
    return this.#count;
  }

  get isFull(): boolean {
    return this.#count >= this.#limit;
  }

  countOn(topic: string): number {
    return this.#streams.get(topic)?.size ?? 0;
  }

  /**
   * Turns a response into a stream on `topic`, beginning with `first` (what the browser missed). `onEnd` is called
   * once when it closes, from either side.
   */
  open(topic: string, response: ServerResponse, first: readonly StreamEvent[], onEnd: () => void): void {
    const socket = response.socket;
    if (socket === null || socket.destroyed) {
      onEnd();
      return;
    }
    response.useChunkedEncodingByDefault = false;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'close',
    });
    // The random part spreads the return of many browsers after an interruption (LIVE-76 asks for it).
    // oxlint-disable-next-line no-restricted-properties -- it decides nothing that a test must repeat
    response.write(`retry: ${1_000 + Math.floor(Math.random() * 4_000)}\n\n`);
    if (response.req.method === 'HEAD') {
      response.end();
      onEnd();
      return;
    }
    for (const event of first) response.write(encodeEvent(event));
    socket.setNoDelay(true);
    socket.setTimeout(0);
    const set = this.#streams.get(topic) ?? new Set();
    this.#streams.set(topic, set.add(socket));
    this.#count += 1;
    socket.once('close', () => {
      set.delete(socket);
      if (set.size === 0 && this.#streams.get(topic) === set) this.#streams.delete(topic);
      this.#count -= 1;
      onEnd();
    });
  }

  /**
   * Sends one event to every stream open on the topic now, some at a time, so that requests are answered meanwhile.
   * Resolves to their number when all are written; await it before the next event of a topic, else the two may change
   * places.
   */
  async send(topic: string, event: StreamEvent): Promise<number> {
    const bytes = encodeEvent(event);
    const sockets = [...(this.#streams.get(topic) ?? [])];
    for (let from = 0; from < sockets.length; from += AT_A_TIME) {
      if (from > 0) await nextTurn();
      for (const socket of sockets.slice(from, from + AT_A_TIME)) write(socket, bytes);
    }
    return sockets.length;
  }

  /** Ends every stream; browsers come back by themselves after their retry time, to whichever node answers. */
  closeAll(): void {
    clearInterval(this.#heartbeat);
    for (const set of this.#streams.values()) for (const socket of set) socket.end();
  }
}

function write(socket: Socket, bytes: Buffer): void {
  if (socket.writableLength > MAX_UNSENT_BYTES) socket.destroy();
  else if (!socket.destroyed) socket.write(bytes);
}
