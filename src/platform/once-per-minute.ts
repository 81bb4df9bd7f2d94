const MINUTE_MS = 60_000;

/** Passes an error on unless one with the same words was passed on within the last minute. */
export function oncePerMinute(report: (error: Error) => void): (error: Error) => void {
  const last = new Map<string, number>();
  return (error) => {
    const now = performance.now();
    // Without the number of the worker, which pg-boss adds to the message.
    const words = error.message.replace(/ \(Queue: .*\)$/, '');
    if (now - (last.get(words) ?? -MINUTE_MS) < MINUTE_MS) return;
    last.set(words, now);
    report(error);
  };
}
