const SEEN_AFTER_MS = 2_000;
const REPORT_EVERY_MS = 10_000;

/**
 * Reports the questions that were on screen for two seconds (RANK-3), a batch at a time. Returns the way to stop. New
 * items of the list are watched as they come.
 */
export function reportSightings(code: string, csrf: string): () => void {
  const seen = new Set<string>();
  let unreported: string[] = [];
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();

  const onScreen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        clearTimeout(timers.get(entry.target));
        if (entry.isIntersecting)
          timers.set(
            entry.target,
            setTimeout(() => note(entry.target), SEEN_AFTER_MS),
          );
      }
    },
    { threshold: 0.5 },
  );
  const added = new MutationObserver(watchAll);
  const interval = setInterval(report, REPORT_EVERY_MS);

  function note(element: Element): void {
    const id = (element as HTMLElement).dataset['question'];
    onScreen.unobserve(element);
    if (id === undefined || seen.has(id) || document.hidden) return;
    seen.add(id);
    unreported.push(id);
  }

  function watchAll(): void {
    for (const element of document.querySelectorAll<HTMLElement>('[data-question]')) {
      if (!seen.has(element.dataset['question'] ?? '')) onScreen.observe(element);
    }
  }

  function report(): void {
    if (unreported.length === 0) return;
    const body = new URLSearchParams({ _csrf: csrf, ids: unreported.join(',') });
    unreported = [];
    // A sighting that is lost with the connection costs nothing that was promised.
    fetch(`/s/${code}/seen`, { method: 'POST', body, keepalive: true }).catch(() => undefined);
  }

  watchAll();
  added.observe(document.body, { childList: true, subtree: true });
  addEventListener('pagehide', report);
  return () => {
    onScreen.disconnect();
    added.disconnect();
    clearInterval(interval);
    removeEventListener('pagehide', report);
    for (const timer of timers.values()) clearTimeout(timer);
  };
}
