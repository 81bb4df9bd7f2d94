/**
 * Runs `work` soon after the first `mark`, then at most once per interval however often it is marked. The interval
 * stretches to twice what the last run took, so that sending to very many never starves everything else.
 * Work that fails is reported and tried again at the next tick.
 */
export function ticker(
  work: () => Promise<void>,
  options: { readonly intervalMs: number; readonly onError: (error: unknown) => void },
): { mark(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let marked = false;
  let running = false;
  let stopped = false;
  let notBefore = 0;

  async function run(): Promise<void> {
    timer = undefined;
    marked = false;
    running = true;
    const started = performance.now();
    try {
      await work();
    } catch (error) {
      marked = true;
      options.onError(error);
    }
    running = false;
    const ended = performance.now();
    notBefore = Math.max(started + options.intervalMs, started + 2 * (ended - started));
    if (marked) schedule();
  }

  function schedule(): void {
    if (stopped || running || timer !== undefined) return;
    timer = setTimeout(() => void run(), Math.max(0, notBefore - performance.now()));
    timer.unref();
  }

  return {
    mark() {
      marked = true;
      schedule();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
