import { formatDateTime, formatZone } from '../../design-system/format.ts';
import { readDate, readTimeField } from '../../platform/forms/dates.ts';
import { type FormBody, type FormError, typedText } from '../../platform/forms/form.ts';
import { momentIn } from '../sessions/index.ts';

/** Times to talk that whoever asks can offer (SEED-47). */
export const TIME_FIELDS = ['first', 'second', 'third'] as const;
export type TimeField = (typeof TIME_FIELDS)[number];

const NAMES: Readonly<Record<TimeField, string>> = { first: 'First', second: 'Second', third: 'Third' };

export const partsOf = (field: TimeField): readonly string[] => [
  `${field}-day`,
  `${field}-month`,
  `${field}-year`,
  `${field}-time`,
];

/** Times to talk on the clocks of a zone, the earliest first, or what is wrong with them. Empty fields offer none. */
export function readTimes(
  typed: FormBody,
  zone: string,
  now: Date,
): { readonly times: readonly Date[] } | { readonly errors: readonly FormError[] } {
  const times: Date[] = [];
  const errors: FormError[] = [];
  for (const field of TIME_FIELDS) {
    if (partsOf(field).every((part) => typedText(typed, part).trim() === '')) continue;
    const date = readDate(typed, field, `${NAMES[field]} date`);
    const time = readTimeField(typed, `${field}-time`, `${NAMES[field]} time`);
    if (!date.ok) errors.push(...date.errors);
    if (!time.ok) errors.push(...time.errors);
    if (!date.ok || !time.ok) continue;
    const at = momentIn(zone, date.value, time.value, `${field}-time`, now);
    if (!at.ok) errors.push(...at.errors);
    else if (at.value <= now)
      errors.push({ field: `${field}-time`, message: `${NAMES[field]} time must be in the future` });
    else if (!times.some((each) => each.getTime() === at.value.getTime())) times.push(at.value);
  }
  return errors.length > 0 ? { errors } : { times: times.toSorted((a, b) => a.getTime() - b.getTime()) };
}

/** A time as messages tell it, which know nothing of the reader's clock. */
export function timeWords(at: Date, zone: string): string {
  return `${formatDateTime(at, zone)} ${formatZone(at, zone)}`;
}
