import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { EventStreams, StreamEvent } from '../../platform/live/event-stream.ts';
import { ticker } from '../../platform/live/ticker.ts';
import type { Topics } from '../../platform/live/topics.ts';
import { getSession } from './repository.ts';
import { STATE_WORDS, type Session, type SessionId } from './session.ts';

/** A feature's share of what goes down a session's stream. */
export interface LivePart {
  /** The field of the message. */
  readonly name: string;
  /** What everybody may see that changed after version `since`; undefined when nothing did. */
  changesSince(session: Session, since: number): Promise<unknown>;
}

/** The session itself, as the stream tells it. */
export interface LiveSession {
  readonly state: Session['state'];
  readonly stateWords: string;
  /** ISO 8601, or null when no countdown runs. */
  readonly closingUntil: string | null;
}

/** One message: everything that changed after the version the browser had, up to `version`. */
export interface LiveMessage {
  readonly version: number;
  readonly session: LiveSession;
  readonly [part: string]: unknown;
}

export function liveSession(session: Session): LiveSession {
  return {
    state: session.state,
    stateWords: STATE_WORDS[session.state],
    closingUntil: session.state === 'closing' ? (session.closingUntil?.toISOString() ?? null) : null,
  };
}

/** Two messages a second at the most: a vote is seen by everyone within a second, also by ten thousand. */
const TICK_MS = 400;

interface Channel {
  sent: number;
  /** What to send to browsers that come back, by the version they had; valid while `sent` stays. */
  readonly catchUp: Map<number, Promise<StreamEvent>>;
  mark(): void;
  stop(): void;
}

/** The streams of sessions on this node. */
export class SessionLive {
  readonly #db: Queryable;
  readonly #topics: Topics;
  readonly #streams: EventStreams;
  readonly #parts: LivePart[] = [];
  readonly #channels = new Map<SessionId, Promise<Channel>>();
  readonly #onError: (error: unknown) => void;

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

  addPart(part: LivePart): void {
    this.#parts.push(part);
  }

  /** Tells every node that the session has a new version. Call it after the commit. */
  changed(sessionId: SessionId): void {
    this.#topics.publish(topicOf(sessionId));
  }

  /** Has this node ask its parts again, though nothing was written: a count that time has changed. */
  nudge(sessionId: SessionId): void {
    void this.#channels.get(sessionId)?.then((channel) => channel.mark());
  }

  /** Tells the pages of the people running the session to ask again for what they show. */
  staffChanged(sessionId: SessionId): void {
    this.#topics.publish(staffTopicOf(sessionId));
  }

  /** Tells every open page that the session was deleted: a rehearsal that has ended. Call it after the commit. */
  gone(sessionId: SessionId): void {
    this.#topics.publish(goneTopicOf(sessionId));
  }

  /**
   * Answers with the session's stream. It begins with what changed since the version in Last-Event-ID, or in the
   * query's `since` for the version that the page was rendered with. A full node answers 204, at which a browser
   * stops asking and the page keeps its update link (LIVE-85).
   */
  async open(
    request: FastifyRequest,
    reply: FastifyReply,
    session: Session,
    options: { readonly staff: boolean; readonly onEnd?: () => void },
  ): Promise<void> {
    if (this.#streams.isFull) {
      await reply.code(204).send();
      return;
    }
    const channel = await this.#channel(session.id);
    const missed = await this.#missed(session.id, channel, sinceOf(request) ?? channel.sent);
    const topic = options.staff ? staffTopicOf(session.id) : topicOf(session.id);
    reply.hijack();
    this.#streams.open(topic, reply.raw, missed, () => {
      options.onEnd?.();
      this.#closeIfUnused(session.id);
    });
  }

  async #channel(sessionId: SessionId): Promise<Channel> {
    let channel = this.#channels.get(sessionId);
    if (channel === undefined) {
      channel = this.#openChannel(sessionId);
      this.#channels.set(sessionId, channel);
      channel.catch(() => this.#channels.delete(sessionId));
    }
    return channel;
  }

  async #openChannel(sessionId: SessionId): Promise<Channel> {
    const ticks = ticker(() => this.#tick(sessionId), { intervalMs: TICK_MS, onError: this.#onError });
    const stop = this.#topics.subscribe(topicOf(sessionId), () => ticks.mark());
    const stopStaff = this.#topics.subscribe(staffTopicOf(sessionId), () => {
      void this.#streams.send(staffTopicOf(sessionId), { id: 0, event: 'staff', data: {} });
    });
    const stopGone = this.#topics.subscribe(goneTopicOf(sessionId), () => {
      const event = { id: 0, event: 'gone', data: {} };
      void this.#streams.send(topicOf(sessionId), event);
      void this.#streams.send(staffTopicOf(sessionId), event);
    });
    const session = await getSession(this.#db, sessionId);
    return {
      sent: session.version,
      catchUp: new Map(),
      mark: () => ticks.mark(),
      stop() {
        stop();
        stopStaff();
        stopGone();
        ticks.stop();
      },
    };
  }

  async #tick(sessionId: SessionId): Promise<void> {
    const channel = await this.#channels.get(sessionId);
    if (channel === undefined) return;
    const event = await this.#eventSince(sessionId, channel.sent);
    if (event.id === channel.sent && !event.hasParts) return;
    channel.sent = event.id;
    channel.catchUp.clear();
    await this.#streams.send(staffTopicOf(sessionId), event);
    await this.#streams.send(topicOf(sessionId), event);
  }

  /** Reads until nothing was sent to the others while reading: what follows then reaches this browser too. */
  async #missed(sessionId: SessionId, channel: Channel, since: number): Promise<StreamEvent[]> {
    const missed: StreamEvent[] = [];
    for (let at = since; at < channel.sent;) {
      const event = await this.#catchUp(sessionId, channel, at);
      missed.push(event);
      at = event.id;
    }
    return missed;
  }

  #catchUp(sessionId: SessionId, channel: Channel, since: number): Promise<StreamEvent> {
    const known = channel.catchUp.get(since);
    if (known !== undefined) return known;
    const event = this.#eventSince(sessionId, since);
    channel.catchUp.set(since, event);
    return event;
  }

  /** The version is read first: what commits meanwhile may come twice, and nothing is missed. */
  async #eventSince(
    sessionId: SessionId,
    since: number,
  ): Promise<StreamEvent & { readonly hasParts: boolean }> {
    const session = await getSession(this.#db, sessionId);
    const message: Record<string, unknown> = { version: session.version, session: liveSession(session) };
    for (const part of this.#parts) {
      const changes = await part.changesSince(session, since);
      if (changes !== undefined) message[part.name] = changes;
    }
    return {
      id: session.version,
      event: 'changes',
      data: message,
      hasParts: Object.keys(message).length > 2,
    };
  }

  #closeIfUnused(sessionId: SessionId): void {
    if (this.#streams.countOn(topicOf(sessionId)) + this.#streams.countOn(staffTopicOf(sessionId)) > 0)
      return;
    const channel = this.#channels.get(sessionId);
    this.#channels.delete(sessionId);
    void channel?.then((each) => each.stop());
  }
}

function topicOf(sessionId: SessionId): string {
  return `session:${sessionId}`;
}

function staffTopicOf(sessionId: SessionId): string {
  return `staff:${sessionId}`;
}

function goneTopicOf(sessionId: SessionId): string {
  return `gone:${sessionId}`;
}

function sinceOf(request: FastifyRequest): number | undefined {
  const given = request.headers['last-event-id'] ?? (request.query as { since?: string }).since;
  const since = typeof given === 'string' ? Number(given) : Number.NaN;
  return Number.isSafeInteger(since) && since >= 0 ? since : undefined;
}
