import { setImmediate } from 'node:timers/promises';

/** Longer makes the slowest answers slower; shorter takes time from all of them. */
const TURN_MS = 20;

/**
 * Lets a query wait for the next turn of the event loop where this one has lasted too long. The embedded database
 * answers within the turn, and whoever asked goes on at once: without this, the queries of many requests follow each other
 * for as long as there are any, and meanwhile nothing is read from a connection and no timer runs.
 */
export function createTurns(): () => Promise<void> {
  let began = performance.now();
  let next: Promise<void> | undefined;

  async function nextTurn(): Promise<void> {
    await setImmediate();
    began = performance.now();
    next = undefined;
  }

  return async () => {
    if (performance.now() - began >= TURN_MS) await (next ??= nextTurn());
  };
}
