import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `look` gives something else than undefined or false; throws after `seconds`. */
export async function waitFor<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 15,
): Promise<T> {
  const deadline = performance.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} seconds for ${what}.`);
    await sleep(20);
  }
}
