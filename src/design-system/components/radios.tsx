import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';
import { type Absent, type Choice, ChoiceGroup, ChoiceItem, type Divider, choiceId } from './choices.tsx';
import { type FieldProps, splitField } from './form-group.tsx';
import { useFirst } from './use-first.ts';

export interface RadiosProps extends FieldProps, Attributes<'div', keyof FieldProps | 'value'> {
  choices: readonly (Choice | Divider | Absent)[];
  /** The value chosen when the control is made; read once, so that a render never changes a choice. */
  value?: string | number | undefined;
  inline?: boolean | undefined;
  small?: boolean | undefined;
}

/** Choose one. `label` is the legend; leave it out only inside a Fieldset of your own. */
export function Radios(props: RadiosProps) {
  const [field, { choices, value, inline, small, ...rest }] = splitField(props);
  const id = field.id ?? field.name;
  const chosen = useFirst(value === undefined ? undefined : String(value));
  return (
    <ChoiceGroup field={field} id={id}>
      <div
        class={classes(
          'govuk-radios',
          inline && 'govuk-radios--inline',
          small && 'govuk-radios--small',
          field.class,
        )}
        data-module="govuk-radios"
        {...rest}
      >
        {field.before}
        {choices.map((choice, index) => {
          if (!choice) return null;
          return 'divider' in choice ? (
            <div class="govuk-radios__divider">{choice.divider}</div>
          ) : (
            <ChoiceItem
              block="govuk-radios"
              type="radio"
              name={field.name}
              id={choiceId(id, choice, index)}
              choice={choice}
              isChecked={String(choice.value) === chosen}
            />
          );
        })}
        {field.after}
      </div>
    </ChoiceGroup>
  );
}
