import { type FormBody, type FormError, typedText } from '../../../../platform/forms/form.ts';
import { readDate, readTimeField } from '../../../../platform/forms/dates.ts';
import { ATTRIBUTES, WEIGHT_WORDS, type Weights } from '../../meeting.ts';
import { momentIn } from '../../../sessions/index.ts';

/** How much each difference is to count. */
export function readWeights(
  typed: FormBody,
): { readonly weights: Weights } | { readonly errors: readonly FormError[] } {
  const weights = ATTRIBUTES.map((name) => Number(typedText(typed, name) || NaN));
  const errors = ATTRIBUTES.flatMap((name, index) =>
    WEIGHT_WORDS[weights[index] ?? NaN] === undefined
      ? [{ field: name, message: `Choose how much ${name} counts` }]
      : [],
  );
  if (errors.length > 0) return { errors };
  if (weights.every((weight) => weight === 0))
    return { errors: [{ field: ATTRIBUTES[0], message: 'Choose at least one that counts' }] };
  return { weights };
}

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
