import { Radios } from '../../design-system/components/radios.tsx';
import { CANT_SAY, SCALE_WORDS } from './round.ts';

/** One thing to rate, with "I can't say" beside the scale. */
export function RatingField({
  name,
  label,
  value,
  error,
}: {
  name: string;
  label: string;
  value: number | null | undefined;
  error?: string | undefined;
}) {
  return (
    <Radios
      name={name}
      label={label}
      labelClass="govuk-fieldset__legend--s"
      small
      error={error}
      choices={[
        ...SCALE_WORDS.map((word, index) => ({ value: String(index + 1), label: word })),
        { divider: 'or' },
        { value: 'cannot-say', label: CANT_SAY },
      ]}
      value={value === null ? 'cannot-say' : value}
    />
  );
}

export function ratingWords(rating: number | null | undefined): string {
  if (rating === undefined) return 'Not answered';
  return rating === null ? CANT_SAY : (SCALE_WORDS[rating - 1] ?? '');
}
