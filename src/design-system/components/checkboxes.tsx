import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';
import { type Absent, type Choice, ChoiceGroup, ChoiceItem, type Divider, choiceId } from './choices.tsx';
import { type FieldProps, describedByIds, splitField } from './form-group.tsx';
import { useFirst } from './use-first.ts';

export interface CheckboxChoice extends Choice {
  /** Where this box is sent under a name of its own. */
  name?: string | undefined;
  /** Ticking this box clears the others, as for "None of these". */
  exclusive?: boolean | undefined;
}

export interface CheckboxesProps extends FieldProps, Attributes<'div', keyof FieldProps> {
  choices: readonly (CheckboxChoice | Divider | Absent)[];
  /** The values ticked when the control is made; read once, so that a render never changes a choice. */
  values?: readonly (string | number)[] | undefined;
  small?: boolean | undefined;
}

/** Choose any. `label` is the legend; a single box that needs none may leave it out. */
export function Checkboxes(props: CheckboxesProps) {
  const [field, { choices, values = [], small, ...rest }] = splitField(props);
  const id = field.id ?? field.name;
  const ticked = useFirst(new Set(values.map(String)));
  const groupIds = field.label === undefined ? describedByIds(id, field) : undefined;
  return (
    <ChoiceGroup field={field} id={id}>
      <div
        class={classes('govuk-checkboxes', small && 'govuk-checkboxes--small', field.class)}
        data-module="govuk-checkboxes"
        {...rest}
      >
        {field.before}
        {choices.map((choice, index) => {
          if (!choice) return null;
          return 'divider' in choice ? (
            <div class="govuk-checkboxes__divider">{choice.divider}</div>
          ) : (
            <ChoiceItem
              block="govuk-checkboxes"
              type="checkbox"
              name={choice.name ?? field.name}
              id={choiceId(id, choice, index)}
              choice={choice}
              isChecked={ticked.has(String(choice.value))}
              behaviour={choice.exclusive ? 'exclusive' : undefined}
              describedByIds={groupIds}
            />
          );
        })}
        {field.after}
      </div>
    </ChoiceGroup>
  );
}
