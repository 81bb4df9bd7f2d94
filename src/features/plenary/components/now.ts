import { useEffect, useState } from 'preact/hooks';

const STEP_MS = 5_000;

/**
 * The time as the server's clock has it: `rendered` (ISO 8601) when the page was made, then moving on with it in the
 * browser, so that waiting times grow where nothing else happens.
 */
export function useNow(rendered: string): number {
  const [passed, setPassed] = useState({ since: rendered, ms: 0 });
  useEffect(() => {
    const started = performance.now();
    const timer = setInterval(() => setPassed({ since: rendered, ms: performance.now() - started }), STEP_MS);
    return () => clearInterval(timer);
  }, [rendered]);
  return Date.parse(rendered) + (passed.since === rendered ? passed.ms : 0);
}

/** "less than a minute", "1 minute", "1 hour 5 minutes". */
export function durationWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  const hours = Math.floor(minutes / 60);
  const parts = [
    hours > 0 && `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
    minutes % 60 > 0 && `${minutes % 60} ${minutes % 60 === 1 ? 'minute' : 'minutes'}`,
  ];
  return parts.filter((part) => part !== false).join(' ');
}
