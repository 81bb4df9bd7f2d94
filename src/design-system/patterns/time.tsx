import {
  type Moment,
  formatDate,
  formatDateTime,
  formatDateWithWeekday,
  formatTime,
  toDate,
} from '../format.ts';

const FORMATS = {
  'date-time': formatDateTime,
  date: formatDate,
  'weekday-date': formatDateWithWeekday,
  time: formatTime,
};

export interface TimeProps {
  value: Moment;
  /** An IANA time zone; London's unless given. */
  zone?: string | undefined;
  format?: keyof typeof FORMATS | undefined;
  class?: string | undefined;
}

/** A date and time in words, with the exact moment for machines. */
export function Time({ value, zone, format = 'date-time', class: className }: TimeProps) {
  return (
    <time dateTime={toDate(value).toISOString()} class={className}>
      {FORMATS[format](value, zone)}
    </time>
  );
}
