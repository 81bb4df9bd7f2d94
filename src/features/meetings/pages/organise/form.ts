import { type FormBody, type FormError } from '../../../../platform/forms/form.ts';
import { readDate, readTimeField } from '../../../../platform/forms/dates.ts';
import { momentIn } from '../../../sessions/index.ts';

/** When people are to be put together, on the clocks of the session's zone. */
export function readPlan(
  typed: FormBody,
  zone: string,
  now: Date,
): { readonly at: Date } | { readonly errors: readonly FormError[] } {
  const date = readDate(typed, 'date', 'Date');
  const time = readTimeField(typed, 'time', 'Time');
  if (!date.ok || !time.ok) {
    return { errors: [...(date.ok ? [] : date.errors), ...(time.ok ? [] : time.errors)] };
  }
  const at = momentIn(zone, date.value, time.value, 'time', now);
  if (!at.ok) return { errors: at.errors };
  return at.value > now
    ? { at: at.value }
    : { errors: [{ field: 'time', message: 'Choose a date and time in the future' }] };
}
