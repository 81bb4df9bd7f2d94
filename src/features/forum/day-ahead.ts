import { DEFAULT_ZONE } from '../../design-system/format.ts';
import { readDate } from '../../platform/forms/dates.ts';
import { type FormBody, type FormError, typedText } from '../../platform/forms/form.ts';
import { localTimeOf } from '../../platform/local-time.ts';

const PARTS = ['day', 'month', 'year'] as const;

/** The day that it is now where the service is, as YYYY-MM-DD. */
export function dayOf(moment: Date): string {
  return dayOfParts(localTimeOf(moment, DEFAULT_ZONE));
}

/**
 * An optional date that lies ahead, from the fields `field-day` and so on: YYYY-MM-DD, or null where they are empty.
 * `name` begins its messages.
 */
export function readDayAhead(
  typed: FormBody,
  { field, name, now }: { readonly field: string; readonly name: string; readonly now: Date },
): { readonly day: string | null; readonly errors: readonly FormError[] } {
  if (PARTS.every((part) => typedText(typed, `${field}-${part}`).trim() === '')) {
    return { day: null, errors: [] };
  }
  const read = readDate(typed, field, name);
  if (!read.ok) return { day: null, errors: read.errors };
  const day = dayOfParts(read.value);
  if (day > dayOf(now)) return { day, errors: [] };
  return { day: null, errors: [{ field: `${field}-day`, message: `${name} must be after today` }] };
}

/** A day as the fields of its form hold it. */
export function dayAsTyped(field: string, day: string | null): FormBody {
  const parts = day === null ? [] : day.split('-').map(Number).toReversed();
  return Object.fromEntries(PARTS.map((part, index) => [`${field}-${part}`, String(parts[index] ?? '')]));
}

function dayOfParts(day: { readonly year: number; readonly month: number; readonly day: number }): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${day.year}-${two(day.month)}-${two(day.day)}`;
}
