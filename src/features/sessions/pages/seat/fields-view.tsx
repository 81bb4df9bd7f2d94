import { Input } from '../../../../design-system/components/input.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import { type FieldMistake, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { LEVEL_WORDS, REACH_WORDS } from '../../../directory/index.ts';
import type { SeatDetails } from '../../seat.ts';
import type { Naming } from '../../session.ts';

export interface SeatFieldsView {
  readonly details: SeatDetails;
  readonly naming: Naming;
  /** Names of organisations to choose from. */
  readonly organisations: readonly string[];
  readonly errors: readonly FieldMistake[];
}

/** What somebody says about themselves. A name is asked for only where names are shown. */
export function SeatFields({ details, naming, organisations, errors }: SeatFieldsView) {
  return (
    <>
      {naming === 'named' && (
        <Input
          name="name"
          label="Your name (optional)"
          hint="Shown with your questions. Without a name they come from “a participant”."
          autocomplete="name"
          spellcheck={false}
          value={details.name}
          error={mistakeAt(errors, 'name')}
        />
      )}
      <Input
        name="organisation"
        label="Your organisation (optional)"
        hint="So that questions wanted across organisations can be seen. Choose from the list or type its full name."
        autocomplete="organization"
        spellcheck={false}
        list="organisations"
        value={details.organisation}
        error={mistakeAt(errors, 'organisation')}
      />
      <datalist id="organisations">
        {organisations.map((name) => (
          <option value={name}>{name}</option>
        ))}
      </datalist>
      <Select
        name="place"
        label="Where you work (optional)"
        options={optional(Object.values(REACH_WORDS), details.place)}
        value={details.place}
        error={mistakeAt(errors, 'place')}
      />
      <Select
        name="level"
        label="Your level (optional)"
        options={optional(Object.values(LEVEL_WORDS), details.level)}
        value={details.level}
        error={mistakeAt(errors, 'level')}
      />
    </>
  );
}

/** The choices, an empty one first, and whatever was said before. */
function optional(choices: readonly string[], current: string) {
  const all = current === '' || choices.includes(current) ? choices : [...choices, current];
  return [{ value: '', text: 'Prefer not to say' }, ...all.map((text) => ({ text }))];
}
