import { Redis } from 'iovalkey';
import { oncePerMinute } from '../once-per-minute.ts';

/**
 * Tells every node that something under a topic has changed. Only the topic's name travels: each node reads what
 * changed from the database, so a lost or doubled message does no harm.
 */
export interface Topics {
  publish(topic: string): void;
  /** Calls `listener` at every publication of the topic, on any node. Returns the way to stop. */
  subscribe(topic: string, listener: () => void): () => void;
  close(): Promise<void>;
}

/** Topics within this process. A listener that fails keeps no other from hearing; `onTrouble` hears of it. */
export function localTopics(onTrouble: (error: unknown) => void): Topics {
  const listeners = new Map<string, Set<() => void>>();
  return {
    publish(topic) {
      for (const listener of listeners.get(topic) ?? []) {
        try {
          listener();
        } catch (error) {
          onTrouble(error);
        }
      }
    },
    subscribe(topic, listener) {
      const set = listeners.get(topic) ?? new Set();
      // A function of its own for each, so that one that listens twice is stopped one at a time.
      const own = (): void => listener();
      listeners.set(topic, set.add(own));
      return () => {
        set.delete(own);
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
      };
    },
    close: async () => undefined,
  };
}

const CHANNEL = 'endeavour:topics';

/**
 * Topics across nodes, through Valkey or Redis. This node's own listeners hear at once; the others through the
 * server. While it is away each node serves its own people and `onTrouble` hears of it; afterwards what could not be
 * told is told, and every listener hears once, because anything may have changed.
 */
export function sharedTopics(url: string, onTrouble: (error: unknown) => void): Topics {
  const local = localTopics(onTrouble);
  const known = new Map<string, number>();
  const untold = new Set<string>();
  const origin = crypto.randomUUID();
  const trouble = oncePerMinute(onTrouble);
  const publisher = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
  const subscriber = new Redis(url, { maxRetriesPerRequest: null, autoResubscribe: false });
  publisher.on('error', trouble);
  subscriber.on('error', trouble);

  function tell(topic: string): void {
    publisher.publish(CHANNEL, `${origin} ${topic}`).catch((error: Error) => {
      untold.add(topic);
      trouble(error);
    });
  }
  publisher.on('ready', () => {
    const topics = [...untold];
    untold.clear();
    topics.forEach(tell);
  });

  subscriber.on('message', (_channel: string, message: string) => {
    const [from, topic] = message.split(' ', 2);
    if (from !== origin && topic !== undefined) local.publish(topic);
  });
  let hasListened = false;
  async function listen(): Promise<void> {
    await subscriber.subscribe(CHANNEL);
    if (hasListened) for (const topic of known.keys()) local.publish(topic);
    hasListened = true;
  }
  // A failure ends this connection, and the next one comes here again.
  subscriber.on('ready', () => void listen().catch(trouble));

  return {
    publish(topic) {
      local.publish(topic);
      tell(topic);
    },
    subscribe(topic, listener) {
      known.set(topic, (known.get(topic) ?? 0) + 1);
      const stop = local.subscribe(topic, listener);
      return () => {
        stop();
        const left = (known.get(topic) ?? 1) - 1;
        if (left === 0) known.delete(topic);
        else known.set(topic, left);
      };
    },
    async close() {
      await local.close();
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
