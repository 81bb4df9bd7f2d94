import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { EventStreams, StreamEvent } from '../../platform/live/event-stream.ts';
import { ticker } from '../../platform/live/ticker.ts';
import type { Topics } from '../../platform/live/topics.ts';
import { listShownNumbers } from './posts/posts.repository.ts';
import { readersTopic, threadTopic } from './scope.ts';
import type { SpaceId } from './space.ts';
import type { ThreadId } from './thread.ts';

/** New posts are announced within two seconds, also to a hundred readers (FOR-82). */
const TICK_MS = 1_000;

interface Channel {
  /** The last post that was announced. */
  sent: number;
  /** The responses that are open, with whether whoever reads each may still do so. */
  readonly readers: Map<ServerResponse, () => Promise<boolean>>;
  mark(): void;
  stop(): void;
}

/**
 * Tells the open pages of a thread that it has new posts (FOR-67). Only their numbers travel: what they say is asked
 * for with the next page, and so are the rights to read it.
 */
export class ThreadLive {
  readonly #db: Queryable;
  readonly #topics: Topics;
  readonly #streams: EventStreams;
  readonly #onError: (error: unknown) => void;
  readonly #channels = new Map<ThreadId, Channel>();

  constructor(deps: {
    readonly db: Queryable;
    readonly topics: Topics;
    readonly streams: EventStreams;
    readonly onError: (error: unknown) => void;
  }) {
    this.#db = deps.db;
    this.#topics = deps.topics;
    this.#streams = deps.streams;
    this.#onError = deps.onError;
  }

  /**
   * Answers with the thread's stream, beginning with the posts after number `since`. A full node answers 204, at which
   * a browser stops asking.
   */
  async open(
    reply: FastifyReply,
    thread: { readonly id: ThreadId; readonly spaceId: SpaceId },
    since: number,
    mayRead: () => Promise<boolean>,
  ): Promise<void> {
    const { id: threadId } = thread;
    if (this.#streams.isFull) {
      await reply.code(204).send();
      return;
    }
    const missed = await this.#posts(threadId, since);
    reply.hijack();
    // From here on nothing is awaited: another reader who leaves cannot stop the channel before this one is on it.
    const channel = this.#channel(thread, since);
    channel.readers.set(reply.raw, mayRead);
    // What was written while reading is announced again, to all: a browser knows which numbers it has.
    channel.sent = Math.min(channel.sent, missed?.id ?? since);
    this.#streams.open(threadTopic(threadId), reply.raw, missed === null ? [] : [missed], () => {
      channel.readers.delete(reply.raw);
      if (this.#streams.countOn(threadTopic(threadId)) > 0) return;
      this.#channels.get(threadId)?.stop();
      this.#channels.delete(threadId);
    });
    channel.mark();
  }

  #channel(
    { id: threadId, spaceId }: { readonly id: ThreadId; readonly spaceId: SpaceId },
    since: number,
  ): Channel {
    const open = this.#channels.get(threadId);
    if (open !== undefined) return open;
    const ticks = ticker(() => this.#tick(threadId), { intervalMs: TICK_MS, onError: this.#onError });
    const stop = this.#topics.subscribe(threadTopic(threadId), () => ticks.mark());
    const stopReaders = this.#topics.subscribe(readersTopic(spaceId), () => {
      endOthers(channel).catch(this.#onError);
    });
    const channel: Channel = {
      sent: since,
      readers: new Map(),
      mark: () => ticks.mark(),
      stop() {
        stop();
        stopReaders();
        ticks.stop();
      },
    };
    this.#channels.set(threadId, channel);
    return channel;
  }

  async #tick(threadId: ThreadId): Promise<void> {
    const channel = this.#channels.get(threadId);
    if (channel === undefined) return;
    const event = await this.#posts(threadId, channel.sent);
    if (event === null) return;
    channel.sent = Math.max(channel.sent, event.id);
    await this.#streams.send(threadTopic(threadId), event);
  }

  async #posts(threadId: ThreadId, since: number): Promise<StreamEvent | null> {
    const numbers = await listShownNumbers(this.#db, threadId, since);
    const last = numbers.at(-1);
    return last === undefined ? null : { id: last, event: 'posts', data: { numbers } };
  }
}

/** Ends the streams of those who may read no more. A browser that comes back is told that there is nothing. */
async function endOthers({ readers }: Channel): Promise<void> {
  for (const [response, mayRead] of readers) {
    if (!(await mayRead())) response.socket?.end();
  }
}
