const EVERY_MS = 10_000;

let waiting: string[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let lastAt = -Infinity;

function region(): HTMLElement | null {
  return document.querySelector('#live-region');
}

function say(): void {
  timer = undefined;
  lastAt = performance.now();
  const element = region();
  if (element !== null) element.textContent = waiting.join(' ');
  waiting = [];
}

/**
 * Says what has changed through the page's one polite region: together, and at most every 10 seconds (LIVE-79).
 * Silent where the person has switched announcements off.
 */
export function announceLater(text: string): void {
  if (region()?.dataset['announcements'] === 'off') return;
  if (!waiting.includes(text)) waiting.push(text);
  timer ??= setTimeout(say, Math.max(0, lastAt + EVERY_MS - performance.now()));
}

/** Says at once: the state of the session, and the answer to one's own act. */
export function announceNow(text: string): void {
  const element = region();
  if (element !== null) element.textContent = text;
}
