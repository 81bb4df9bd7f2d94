import { useContext } from 'preact/hooks';
import {
  DEFAULT_ZONE,
  type Moment,
  formatDate,
  formatDateTime,
  formatDateWithWeekday,
  formatTime,
  formatZone,
  toDate,
} from '../format.ts';
import { ReaderZone } from '../reader-zone.ts';

const FORMATS = {
  'date-time': formatDateTime,
  date: formatDate,
  'weekday-date': formatDateWithWeekday,
  time: formatTime,
};

const SAYS_ZONE: readonly (keyof typeof FORMATS)[] = ['date-time', 'time'];

export interface TimeProps {
  value: Moment;
  /** An IANA time zone; the reader's unless given. */
  zone?: string | undefined;
  format?: keyof typeof FORMATS | undefined;
  class?: string | undefined;
}

/**
 * A date and time in words, with the exact moment for machines. A time on the reader's own clock says its zone where
 * that is not London's, which the foot of every page speaks of (FOR-68).
 */
export function Time({ value, zone, format = 'date-time', class: className }: TimeProps) {
  const ofReader = useContext(ReaderZone);
  const isForeign = zone === undefined && ofReader !== DEFAULT_ZONE && SAYS_ZONE.includes(format);
  return (
    <time dateTime={toDate(value).toISOString()} class={className}>
      {FORMATS[format](value, zone ?? ofReader)}
      {isForeign && ` ${formatZone(value, ofReader)}`}
    </time>
  );
}
