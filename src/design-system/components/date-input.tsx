import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';
import { ChoiceGroup } from './choices.tsx';
import { type FieldProps, splitField } from './form-group.tsx';
import { Input } from './input.tsx';

export type DatePart = 'day' | 'month' | 'year';

/** A date as it was typed; nothing says that it is one. */
export type TypedDate = Readonly<Partial<Record<DatePart, string | number | undefined>>>;

export interface DateInputProps extends FieldProps, Attributes<'div', keyof FieldProps> {
  value?: TypedDate | undefined;
  /** Leave one out to ask for a month and year, or a day and month. */
  parts?: readonly DatePart[] | undefined;
  /** Under which the parts are sent, where `name-day` and so on do not suit. */
  names?: Readonly<Record<DatePart, string>> | undefined;
  /** The parts that are wrong, where not all are. */
  errorParts?: readonly DatePart[] | undefined;
  /** `bday` for a date of birth, so that the browser may fill it in. */
  autocomplete?: 'bday' | undefined;
}

const PARTS: readonly DatePart[] = ['day', 'month', 'year'];

/** Day, month and year in three fields, sent as `name-day`, `name-month` and `name-year`. */
export function DateInput(props: DateInputProps) {
  const [field, { value = {}, parts = PARTS, names, errorParts, autocomplete, ...rest }] = splitField(props);
  const id = field.id ?? field.name;
  const wrong = errorParts ?? (field.error ? parts : []);
  return (
    <ChoiceGroup field={field} id={id} role="group">
      <div class={classes('govuk-date-input', field.class)} id={id} {...rest}>
        {field.before}
        {parts.map((part) => (
          <div class="govuk-date-input__item">
            <Input
              label={part[0]?.toUpperCase() + part.slice(1)}
              labelClass="govuk-date-input__label"
              id={`${id}-${part}`}
              name={names?.[part] ?? `${field.name}-${part}`}
              class={classes(
                'govuk-date-input__input',
                wrong.includes(part) && 'govuk-input--error',
                part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
              )}
              value={value[part]}
              inputMode="numeric"
              autocomplete={autocomplete && `${autocomplete}-${part}`}
            />
          </div>
        ))}
        {field.after}
      </div>
    </ChoiceGroup>
  );
}
