import { formatTime } from '../../../design-system/format.ts';

/**
 * The end of the last call, written by the server. A script counts the seconds in the empty element beside it: it is
 * hidden from speech, which hears the end once.
 */
export function Countdown({ until, zone }: { until: string | null; zone: string }) {
  if (until === null) return null;
  return (
    <p class="se-session-state__countdown">
      Votes are counted until{' '}
      <time dateTime={until} data-countdown="">
        {formatTime(until, zone)}
      </time>
      <span aria-hidden="true" />
    </p>
  );
}
