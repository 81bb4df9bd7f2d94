import { Checkboxes } from '../../design-system/components/checkboxes.tsx';
import { Input } from '../../design-system/components/input.tsx';
import { Radios } from '../../design-system/components/radios.tsx';
import { type FieldMistake, mistakeAt } from '../../design-system/patterns/form.tsx';
import { SEAT_KIND_WORDS, SEAT_KINDS, type SeatKind } from './endeavour.ts';
import type { SeatFieldsShown } from './seat-fields.ts';

const KIND_HINTS: Readonly<Record<SeatKind, string>> = {
  policy: 'Makes the rules or holds the budget',
  delivery: 'Does the work with the people it is for',
  partner: 'Works alongside, from another sector or service',
  community: 'Speaks for a place or a group',
  'lived-experience': 'Has lived through it',
};

/** The fields that describe a seat. `places` and `levels` are suggestions; others may be typed. */
export function SeatFields({
  shown,
  errors,
  organisations,
  places,
  levels,
  isOwn,
}: {
  shown: SeatFieldsShown;
  errors: readonly FieldMistake[];
  organisations: readonly string[];
  places: readonly string[];
  levels: readonly string[];
  isOwn?: boolean;
}) {
  return (
    <>
      <Input
        name="seat-name"
        label={isOwn === true ? 'Your role' : 'Role'}
        hint="For example housing officer. The seat keeps this name when somebody else takes it over."
        value={shown.name}
        error={mistakeAt(errors, 'seat-name')}
      />
      <Input
        name="organisation"
        label="Organisation or community"
        list="organisations"
        value={shown.organisation}
        error={mistakeAt(errors, 'organisation')}
      />
      <Suggestions id="organisations" values={organisations} />
      <Checkboxes
        name="is-community"
        small
        choices={[{ value: 'yes', label: 'This is a community, not an organisation' }]}
        values={shown.isCommunity ? ['yes'] : []}
      />
      <Radios
        name="kind"
        label="What the seat brings"
        small
        choices={SEAT_KINDS.map((kind) => ({
          value: kind,
          label: SEAT_KIND_WORDS[kind],
          hint: KIND_HINTS[kind],
        }))}
        value={shown.kind}
        error={mistakeAt(errors, 'kind')}
      />
      <Input
        name="place"
        label="Place"
        hint="Where the seat works: an area, a site or a service"
        list="places"
        class="govuk-input--width-20"
        value={shown.place}
        error={mistakeAt(errors, 'place')}
      />
      <Suggestions id="places" values={places} />
      <Input
        name="level"
        label="Level"
        hint="For example national, local, front line or lived experience"
        list="levels"
        class="govuk-input--width-20"
        value={shown.level}
        error={mistakeAt(errors, 'level')}
      />
      <Suggestions id="levels" values={levels} />
    </>
  );
}

function Suggestions({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option value={value}>{value}</option>
      ))}
    </datalist>
  );
}
