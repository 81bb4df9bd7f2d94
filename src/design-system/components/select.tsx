import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';
import type { Absent } from './choices.tsx';
import { type FieldProps, FormGroup, describedByIds, splitField } from './form-group.tsx';
import { useFirst } from './use-first.ts';

export interface SelectOption {
  /** Defaults to the text. */
  value?: string | number | undefined;
  text: string;
  disabled?: boolean | undefined;
}

export interface SelectProps
  extends FieldProps, Attributes<'select', keyof FieldProps | 'value' | 'defaultValue'> {
  /** The value chosen when the control is made; read once, so that a render never changes a choice. */
  value?: string | number | undefined;
  options: readonly (SelectOption | Absent)[];
}

/** A list to choose one of many from; with few choices use Radios. */
export function Select(props: SelectProps) {
  const [field, { value, options, ...rest }] = splitField(props);
  const id = field.id ?? field.name;
  const chosen = useFirst(value === undefined ? undefined : String(value));
  return (
    <FormGroup field={field} id={id}>
      <select
        class={classes('govuk-select', field.class, field.error && 'govuk-select--error')}
        id={id}
        name={field.name}
        aria-describedby={describedByIds(id, field)}
        {...rest}
      >
        {options.map(
          (option) =>
            option && (
              <option
                value={option.value}
                selected={String(option.value ?? option.text) === chosen}
                disabled={option.disabled}
              >
                {option.text}
              </option>
            ),
        )}
      </select>
    </FormGroup>
  );
}
