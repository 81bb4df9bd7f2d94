/** Dates and numbers as GOV.UK writes them: https://www.gov.uk/guidance/style-guide/a-to-z#dates */

/** A moment: a Date, or text in ISO 8601 with its offset. */
export type Moment = Date | string;

export const DEFAULT_ZONE = 'Europe/London';

/** `23 November 2026 at 2:30pm`, on the clock of `zone` (an IANA name). */
export function formatDateTime(moment: Moment, zone = DEFAULT_ZONE): string {
  return `${formatDate(moment, zone)} at ${formatTime(moment, zone)}`;
}

/** `23 November 2026`. */
export function formatDate(moment: Moment, zone = DEFAULT_ZONE): string {
  return dateFormat(zone).format(toDate(moment));
}

/** `Monday 23 November 2026`. */
export function formatDateWithWeekday(moment: Moment, zone = DEFAULT_ZONE): string {
  return `${weekdayFormat(zone).format(toDate(moment))} ${formatDate(moment, zone)}`;
}

/** `2:30pm`, `11am`, `midday`, `midnight`. */
export function formatTime(moment: Moment, zone = DEFAULT_ZONE): string {
  const [hours, minute] = timeFormat(zone).format(toDate(moment)).split(':');
  const hour = Number(hours);
  if (minute === '00' && hour === 0) return 'midnight';
  if (minute === '00' && hour === 12) return 'midday';
  const minutes = minute === '00' ? '' : `:${minute}`;
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** The zone's short name at a moment: `GMT`, `CET`, `GMT+5:30`. */
export function formatZone(moment: Moment, zone: string): string {
  const found = zoneFormat(zone).formatToParts(toDate(moment));
  return found.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** `10am to 11:30am`: two times on one day, or two whole dates and times. */
export function formatTimeRange(start: Moment, end: Moment, zone = DEFAULT_ZONE): string {
  const onOneDay = formatDate(start, zone) === formatDate(end, zone);
  return onOneDay
    ? `${formatTime(start, zone)} to ${formatTime(end, zone)}`
    : `${formatDateTime(start, zone)} to ${formatDateTime(end, zone)}`;
}

/** `12,345`, or with `decimals` always that many of them. */
export function formatNumber(value: number, decimals = 0): string {
  return numberFormat(decimals).format(value);
}

/** A share (0 to 1) as `42%`. */
export function formatPercent(share: number, decimals = 0): string {
  return `${formatNumber(share * 100, decimals)}%`;
}

/** `1 question`, `12 questions`; give `many` where it is not `one` with an s. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** Keeps each format, for making one takes a hundred times as long as using it. */
function kept<Key, Format>(make: (key: Key) => Format): (key: Key) => Format {
  const formats = new Map<Key, Format>();
  return (key) => {
    const format = formats.get(key) ?? make(key);
    formats.set(key, format);
    return format;
  };
}

const datesWith = (options: Intl.DateTimeFormatOptions) =>
  kept((timeZone: string) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone }));

const dateFormat = datesWith({ day: 'numeric', month: 'long', year: 'numeric' });
const weekdayFormat = datesWith({ weekday: 'long' });
const timeFormat = datesWith({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const zoneFormat = datesWith({ timeZoneName: 'short' });
const numberFormat = kept(
  (decimals: number) =>
    new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
);

/** The Date of a moment. Throws RangeError where the text is no date. */
export function toDate(moment: Moment): Date {
  const date = typeof moment === 'string' ? new Date(moment) : moment;
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a date: ${String(moment)}`);
  return date;
}
