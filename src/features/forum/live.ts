import type { FastifyReply } from 'fastify';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { EventStreams, StreamEvent } from '../../platform/live/event-stream.ts';
import { ticker } from '../../platform/live/ticker.ts';
import type { Topics } from '../../platform/live/topics.ts';
import { listShownNumbers } from './posts/posts.repository.ts';
import { threadTopic } from './scope.ts';
import type { ThreadId } from './thread.ts';

/** New posts are announced within two seconds, also to a hundred readers (FOR-82). */
const TICK_MS = 1_000;

interface Channel {
  /** The last post that was announced. */
  sent: number;
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
  async open(reply: FastifyReply, threadId: ThreadId, since: number): Promise<void> {
    if (this.#streams.isFull) {
      await reply.code(204).send();
      return;
    }
    const missed = await this.#posts(threadId, since);
    reply.hijack();
    // From here on nothing is awaited: another reader who leaves cannot stop the channel before this one is on it.
    const channel = this.#channel(threadId, since);
    // What was written while reading is announced again, to all: a browser knows which numbers it has.
    channel.sent = Math.min(channel.sent, missed?.id ?? since);
    this.#streams.open(threadTopic(threadId), reply.raw, missed === null ? [] : [missed], () => {
      if (this.#streams.countOn(threadTopic(threadId)) > 0) return;
      this.#channels.get(threadId)?.stop();
      this.#channels.delete(threadId);
    });
    channel.mark();
  }

  #channel(threadId: ThreadId, since: number): Channel {
    const open = this.#channels.get(threadId);
    if (open !== undefined) return open;
    const ticks = ticker(() => this.#tick(threadId), { intervalMs: TICK_MS, onError: this.#onError });
    const stop = this.#topics.subscribe(threadTopic(threadId), () => ticks.mark());
    const channel = {
      sent: since,
      mark: () => ticks.mark(),
      stop() {
        stop();
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
