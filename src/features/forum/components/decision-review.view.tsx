import { DateInput } from '../../../design-system/components/date-input.tsx';
import type { FieldMistake } from '../../../design-system/patterns/form.tsx';
import { Time } from '../../../design-system/patterns/time.tsx';
import type { FormBody } from '../../../platform/forms/form.ts';

/** When what was decided is looked at again. */
export function DecisionReview({ reviewOn }: { reviewOn: string | null }) {
  return reviewOn === null ? (
    <>No day is set</>
  ) : (
    <Time value={new Date(`${reviewOn}T12:00:00Z`)} format="date" />
  );
}

/** The day on which what was decided is looked at again. */
export function ReviewField({ typed, errors }: { typed: FormBody; errors: readonly FieldMistake[] }) {
  const part = (name: string): string => String(typed[`review-${name}`] ?? '');
  return (
    <DateInput
      name="review"
      label="When will you look at it again? (optional)"
      hint="On that day you and those who look after this space are reminded."
      value={{ day: part('day'), month: part('month'), year: part('year') }}
      error={errors.find(({ field }) => field.startsWith('review-'))?.message}
    />
  );
}
