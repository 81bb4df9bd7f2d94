import { isRealDate, type LocalDateTime } from '../local-time.ts';
import { type FormBody, type FormError, typedText } from './form.ts';

export type LocalDate = Pick<LocalDateTime, 'year' | 'month' | 'day'>;
export type LocalTime = Pick<LocalDateTime, 'hour' | 'minute'>;

/** What was read, or why it could not be. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: readonly FormError[] };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const EARLIEST_YEAR = 2000;
const LATEST_YEAR = 2199;

/**
 * The date of the fields `field-day`, `field-month` and `field-year`. `name` begins its messages, as in "Date must
 * include a year". Months may be given by name.
 */
export function readDate(typed: FormBody, field: string, name: string): Read<LocalDate> {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    typedText(typed, `${field}-${part}`).trim(),
  );
  const wrong = (part: string, message: string): Read<LocalDate> => ({
    ok: false,
    errors: [{ field: `${field}-${part}`, message }],
  });
  if (day === '' && month === '' && year === '') return wrong('day', `Enter the ${lowerFirst(name)}`);
  if (day === '') return wrong('day', `${name} must include a day`);
  if (month === '') return wrong('month', `${name} must include a month`);
  if (year === '') return wrong('year', `${name} must include a year`);
  if (!/^\d{4}$/.test(year)) return wrong('year', `Year must include 4 numbers, like ${EARLIEST_YEAR + 27}`);
  const date = { year: Number(year), month: monthNumber(month), day: Number(day) };
  if (!/^\d{1,2}$/.test(day) || !isRealDate(date)) return wrong('day', `${name} must be a real date`);
  if (date.year < EARLIEST_YEAR || date.year > LATEST_YEAR) {
    return wrong('year', `Year must be between ${EARLIEST_YEAR} and ${LATEST_YEAR}`);
  }
  return { ok: true, value: date };
}

function monthNumber(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  return MONTHS.findIndex((month) => text.length >= 3 && text.toLowerCase().startsWith(month)) + 1;
}

/** A time of day as people write it: 9:30am, 9.30 am, 14:30, 1430, 2pm, midday, midnight; null for anything else. */
export function readTime(text: string): LocalTime | null {
  const words = text.trim().toLowerCase();
  if (words === 'midnight') return { hour: 0, minute: 0 };
  if (words === 'midday' || words === 'noon') return { hour: 12, minute: 0 };
  const parts =
    /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?<half>[ap])\.?m\.?$/.exec(words) ??
    /^(?<hour>\d{1,2})[:.](?<minute>\d{2})$/.exec(words) ??
    /^(?<hour>\d{2})(?<minute>\d{2})$/.exec(words);
  if (parts?.groups === undefined) return null;
  const { hour, minute = '0', half } = parts.groups;
  const time = { hour: Number(hour), minute: Number(minute) };
  if (time.minute > 59) return null;
  if (half === undefined) return time.hour > 23 ? null : time;
  if (time.hour < 1 || time.hour > 12) return null;
  return { hour: (time.hour % 12) + (half === 'p' ? 12 : 0), minute: time.minute };
}

/** The time of one field. `name` begins its messages, as in "Start time must be a time, like 9:30am". */
export function readTimeField(typed: FormBody, field: string, name: string): Read<LocalTime> {
  const text = typedText(typed, field).trim();
  const value = readTime(text);
  if (value !== null) return { ok: true, value };
  const message =
    text === '' ? `Enter the ${lowerFirst(name)}` : `${name} must be a time, like 9:30am or 14:30`;
  return { ok: false, errors: [{ field, message }] };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
