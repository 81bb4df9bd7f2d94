import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Collects small writes and hands them to `commit` together, so that many share one transaction. Each promise settles
 * only after the transaction that holds its write has committed or failed. While one group commits, the next gathers.
 * After a group the next one waits for `gatherMs`, so that under load groups are few and large; a lone write waits for
 * nothing.
 *
 * `commit` receives the items in order of arrival and returns one result for each.
 */
export function groupCommit<Item, Result>(
  commit: (items: readonly Item[]) => Promise<readonly Result[]>,
  options: { readonly maxItems: number; readonly gatherMs?: number },
): (item: Item) => Promise<Result> {
  interface Waiting {
    item: Item;
    resolve: (result: Result) => void;
    reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    // The requests that arrive in this turn of the event loop join the first group.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const group = waiting.slice(0, options.maxItems);
      waiting = waiting.slice(options.maxItems);
      try {
        const results = await commit(group.map((each) => each.item));
        if (results.length !== group.length)
          throw new Error('A group commit gave too few or too many results.');
        group.forEach((each, index) => each.resolve(results[index] as Result));
      } catch (error) {
        group.forEach((each) => each.reject(error));
      }
      if (options.gatherMs !== undefined) await sleep(options.gatherMs);
    }
    running = false;
  }

  return (item) =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void run();
    });
}
