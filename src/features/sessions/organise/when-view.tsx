import { DateInput, type DatePart } from '../../../design-system/components/date-input.tsx';
import { Input } from '../../../design-system/components/input.tsx';
import { Select } from '../../../design-system/components/select.tsx';
import { type FieldMistake, mistakeAt } from '../../../design-system/patterns/form.tsx';
import type { Filled } from './sections.ts';

const HOME_ZONE = 'Europe/London';
const DATE_PARTS: readonly DatePart[] = ['day', 'month', 'year'];

interface State {
  readonly filled: Filled;
  readonly errors: readonly FieldMistake[];
}

/** The day, times and zone of a session. */
export function WhenFields({ state, zones }: { state: State; zones: readonly string[] }) {
  const chosen = state.filled['zone'] ?? HOME_ZONE;
  const others = zones.filter((zone) => zone !== HOME_ZONE && zone !== chosen);
  const offered = [HOME_ZONE, ...(chosen === HOME_ZONE ? [] : [chosen]), ...others];
  return (
    <>
      <DateField state={state} name="date" label="Date" hint="For example, 27 3 2027." />
      <TimeField state={state} name="starts" label="Start time" hint="For example, 9:30am or 14:30." />
      <TimeField state={state} name="ends" label="End time" hint="On the same day, for example 11am." />
      <Select
        name="zone"
        label="Time zone"
        labelClass="govuk-label--s"
        hint="The clock on which the times are meant and shown to everybody. Summer time is taken care of."
        value={chosen}
        options={offered.map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))}
        error={mistakeAt(state.errors, 'zone')}
      />
    </>
  );
}

export function DateField({
  state: { filled, errors },
  name,
  label,
  hint,
}: {
  state: State;
  name: string;
  label: string;
  hint?: string | undefined;
}) {
  const wrong = DATE_PARTS.filter((part) => mistakeAt(errors, `${name}-${part}`) !== undefined);
  const [first] = wrong;
  return (
    <DateInput
      name={name}
      label={label}
      labelClass="govuk-fieldset__legend--s"
      hint={hint}
      value={Object.fromEntries(DATE_PARTS.map((part) => [part, filled[`${name}-${part}`]]))}
      error={first === undefined ? undefined : mistakeAt(errors, `${name}-${first}`)}
      errorParts={wrong}
    />
  );
}

export function TimeField({
  state: { filled, errors },
  name,
  label,
  hint,
}: {
  state: State;
  name: string;
  label: string;
  hint?: string | undefined;
}) {
  return (
    <Input
      name={name}
      label={label}
      labelClass="govuk-label--s"
      hint={hint}
      class="govuk-input--width-5"
      autocomplete="off"
      value={filled[name] ?? ''}
      error={mistakeAt(errors, name)}
    />
  );
}
