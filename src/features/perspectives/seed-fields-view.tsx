import { Textarea } from '../../design-system/components/textarea.tsx';
import { type FieldMistake, mistakeAt } from '../../design-system/patterns/form.tsx';
import { LENS_WORDS, LENSES } from './conversation.ts';
import type { Typed } from './settings-fields-view.tsx';

const EXAMPLES = {
  wrong: 'For example: Nobody knows who meets a person at the gate',
  do: 'For example: Releases on a Friday should stop',
  works: 'For example: A job follows from a home, not the other way round',
} as const;

/** Statements of the conveners, one on each line, under what they are about. */
export function SeedFields({ typed, errors }: { typed: Typed; errors: readonly FieldMistake[] }) {
  return (
    <>
      {LENSES.map((lens) => (
        <Textarea
          name={`seeds-${lens}`}
          label={LENS_WORDS[lens]}
          hint={EXAMPLES[lens]}
          rows={5}
          value={String(typed[`seeds-${lens}`] ?? '')}
          error={mistakeAt(errors, `seeds-${lens}`)}
        />
      ))}
    </>
  );
}
