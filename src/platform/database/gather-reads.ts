import { setTimeout as sleep } from 'node:timers/promises';

/** Keys of one query: far below the number of parameters that a statement may have. */
const MOST_AT_ONCE = 1_000;

/**
 * Reads one thing by its key for many who ask at once: keys that come while a read is under way wait for the next,
 * which takes all of them in one query. Everyone is answered by a read that began after they asked, so nobody sees less
 * than what was committed before. `read` returns what is there, by key.
 *
 * After a read the next one waits for `gatherMs`, so that under load reads are few and large; a lone one waits for
 * nothing.
 */
export function gatherReads<Value>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  options: { readonly gatherMs?: number } = {},
): (key: string) => Promise<Value | undefined> {
  const waiting = new Map<string, PromiseWithResolvers<Value | undefined>>();
  let reading = false;

  async function readWaiting(): Promise<void> {
    const group = new Map([...waiting].slice(0, MOST_AT_ONCE));
    for (const key of group.keys()) waiting.delete(key);
    try {
      const found = await read([...group.keys()]);
      for (const [key, asked] of group) asked.resolve(found.get(key));
    } catch (error) {
      for (const asked of group.values()) asked.reject(error);
    }
  }

  async function readAll(): Promise<void> {
    reading = true;
    while (waiting.size > 0) {
      await readWaiting();
      if (options.gatherMs !== undefined) await sleep(options.gatherMs);
    }
    reading = false;
  }

  return (key) => {
    let asked = waiting.get(key);
    if (asked === undefined) {
      asked = Promise.withResolvers();
      waiting.set(key, asked);
      // At the end of this turn: what arrives together is read together.
      if (!reading) {
        reading = true;
        setImmediate(() => void readAll());
      }
    }
    return asked.promise;
  };
}
