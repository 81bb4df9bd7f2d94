import { formatTime } from '../../../design-system/format.ts';
import {
  type LocalDate,
  type LocalTime,
  type Read,
  readDate,
  readTimeField,
} from '../../../platform/forms/dates.ts';
import { type FormBody, type FormError, typedText } from '../../../platform/forms/form.ts';
import { isZone, type LocalDateTime, localTimeOf, momentsOf } from '../../../platform/local-time.ts';
import type { Session } from '../session.ts';
import type { Filled } from './sections.ts';

export interface When {
  readonly zone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The fields of a session's day and times, as `readWhen` reads them. */
export const WHEN_LABELS = {
  'date-day': 'Day',
  'date-month': 'Month',
  'date-year': 'Year',
  starts: 'Start time',
  ends: 'End time',
  zone: 'Time zone',
} as const;

export function filledWhen({
  zone,
  startsAt,
  endsAt,
}: Pick<Session, 'zone' | 'startsAt' | 'endsAt'>): Filled {
  return {
    ...filledDate('date', startsAt, zone),
    starts: formatTime(startsAt, zone),
    ends: formatTime(endsAt, zone),
    zone,
  };
}

export function filledDate(field: string, moment: Date, zone: string): Filled {
  const { year, month, day } = localTimeOf(moment, zone);
  return {
    [`${field}-day`]: String(day),
    [`${field}-month`]: String(month),
    [`${field}-year`]: String(year),
  };
}

/** The day, start and end of a session on the clocks of the zone that was chosen. */
export function readWhen(typed: FormBody): Read<When> {
  const date = readDate(typed, 'date', 'Date');
  const starts = readTimeField(typed, 'starts', 'Start time');
  const ends = readTimeField(typed, 'ends', 'End time');
  const zone = typedText(typed, 'zone');
  const zoneErrors = isZone(zone) ? [] : [{ field: 'zone', message: 'Choose a time zone from the list' }];
  if (!date.ok || !starts.ok || !ends.ok || zoneErrors.length > 0) {
    return {
      ok: false,
      errors: [...mistakesOf(date), ...mistakesOf(starts), ...mistakesOf(ends), ...zoneErrors],
    };
  }
  const startsAt = momentIn(zone, date.value, starts.value, 'starts');
  const endsAt = momentIn(zone, date.value, ends.value, 'ends', startsAt.ok ? startsAt.value : undefined);
  if (!startsAt.ok || !endsAt.ok)
    return { ok: false, errors: [...mistakesOf(startsAt), ...mistakesOf(endsAt)] };
  if (endsAt.value <= startsAt.value) {
    return { ok: false, errors: [{ field: 'ends', message: 'End time must be after the start time' }] };
  }
  return { ok: true, value: { zone, startsAt: startsAt.value, endsAt: endsAt.value } };
}

/**
 * The moment of a date and time in a zone. When the clocks show it twice, the first that is later than `after` is
 * meant; when they skip it, the error at `field` says what they show instead.
 */
export function momentIn(
  zone: string,
  date: LocalDate,
  time: LocalTime,
  field: string,
  after?: Date,
): Read<Date> {
  const local: LocalDateTime = { ...date, ...time };
  const moments = momentsOf(local, zone);
  if (moments.kind === 'once') return { ok: true, value: moments.at };
  if (moments.kind === 'twice') {
    const { first, second } = moments;
    return { ok: true, value: after !== undefined && first <= after ? second : first };
  }
  const message = `The clocks go forward over ${timeWords(local)} on that day. Enter ${timeWords(moments.instead)}, or another time`;
  return { ok: false, errors: [{ field, message }] };
}

/** The same time of day on another date or in another zone; where the clocks skip it, what they show instead. */
export function sameTimeOn(moment: Date, from: string, day: Date, zone: string): Date {
  const { hour, minute } = localTimeOf(moment, from);
  const moments = momentsOf({ ...localTimeOf(day, zone), hour, minute }, zone);
  if (moments.kind === 'once') return moments.at;
  if (moments.kind === 'twice') return moments.first;
  const instead = momentsOf(moments.instead, zone);
  return instead.kind === 'once' ? instead.at : day;
}

export function mistakesOf(read: Read<unknown>): readonly FormError[] {
  return read.ok ? [] : read.errors;
}

function timeWords(local: LocalDateTime): string {
  return formatTime(
    new Date(Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute)),
    'UTC',
  );
}
