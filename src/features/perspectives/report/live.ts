import type { FastifyReply } from 'fastify';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { EventStreams, StreamEvent } from '../../../platform/live/event-stream.ts';
import { ticker } from '../../../platform/live/ticker.ts';
import type { Topics } from '../../../platform/live/topics.ts';
import type { ConversationId } from '../conversation.ts';
import { countResultVotes } from '../results.repository.ts';

const TICK_MS = 1_000;

/**
 * Tells open reports how many answers the latest result has. Only that number travels: the result, and whether one may
 * still read it, is asked with the next page.
 */
export interface ReportLive {
  /** Says that there is a new result. */
  changed(id: ConversationId): void;
  /** Answers with the stream; a full node answers 204, at which a browser stops asking. */
  open(reply: FastifyReply, id: ConversationId): Promise<void>;
}

export function createReportLive(deps: {
  readonly db: Queryable;
  readonly topics: Topics;
  readonly streams: EventStreams;
  readonly onError: (error: unknown) => void;
}): ReportLive {
  const { db, topics, streams, onError } = deps;
  const channels = new Map<ConversationId, { stop(): void }>();
  const topicOf = (id: ConversationId): string => `perspectives-result:${id}`;

  async function event(id: ConversationId): Promise<StreamEvent | null> {
    const found = await countResultVotes(db, id);
    return found === undefined
      ? null
      : { id: found.ofVersion, event: 'answers', data: { answers: found.votes } };
  }

  function channel(id: ConversationId): void {
    if (channels.has(id)) return;
    const ticks = ticker(
      async () => {
        const latest = await event(id);
        if (latest !== null) await streams.send(topicOf(id), latest);
      },
      { intervalMs: TICK_MS, onError },
    );
    const stop = topics.subscribe(topicOf(id), () => ticks.mark());
    channels.set(id, {
      stop() {
        stop();
        ticks.stop();
      },
    });
  }

  return {
    changed: (id) => topics.publish(topicOf(id)),
    async open(reply, id) {
      if (streams.isFull) {
        await reply.code(204).send();
        return;
      }
      channel(id);
      const first = await event(id);
      reply.hijack();
      streams.open(topicOf(id), reply.raw, first === null ? [] : [first], () => {
        if (streams.countOn(topicOf(id)) > 0) return;
        channels.get(id)?.stop();
        channels.delete(id);
      });
    },
  };
}
