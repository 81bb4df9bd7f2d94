import type { ComponentChildren } from 'preact';
import { classes, describedBy } from '../classes.ts';
import type { Attributes } from './attributes.ts';
import { Fieldset } from './fieldset.tsx';
import { type FieldProps, Group, HintAndError, describedByIds } from './form-group.tsx';
import { Hint } from './hint.tsx';
import { Label } from './label.tsx';

/** One radio button or tick box. */
export interface Choice {
  value: string | number;
  label: ComponentChildren;
  labelClass?: string | undefined;
  hint?: ComponentChildren;
  id?: string | undefined;
  disabled?: boolean | undefined;
  /** Shown only while this choice is made (always shown without JavaScript). */
  conditional?: ComponentChildren;
  /** Further attributes of the input element. */
  attributes?: Attributes<'input', 'value' | 'type' | 'checked'> | undefined;
}

/** A word such as "or" between two choices. */
export interface Divider {
  divider: string;
}

/** What `condition && choice` leaves where a choice is left out. The ids of the others stay the same. */
export type Absent = false | null | undefined | '';

/** The first choice has the id of the field, so that an error summary's link lands on it. */
export function choiceId(fieldId: string, choice: Choice, index: number): string {
  if (choice.id) return choice.id;
  return index === 0 ? fieldId : `${fieldId}-${index + 1}`;
}

export interface ChoiceItemProps {
  block: 'govuk-radios' | 'govuk-checkboxes';
  type: 'radio' | 'checkbox';
  name: string;
  id: string;
  choice: Choice;
  isChecked: boolean;
  /** Ids that describe the input, besides its own hint. */
  describedByIds?: string | undefined;
  /** `exclusive`: ticking this box clears the others. */
  behaviour?: 'exclusive' | undefined;
}

export function ChoiceItem({ block, type, name, id, choice, isChecked, ...props }: ChoiceItemProps) {
  const hintId = choice.hint ? `${id}-item-hint` : undefined;
  const conditionalId = choice.conditional ? `conditional-${id}` : undefined;
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={name}
          type={type}
          value={choice.value}
          defaultChecked={isChecked}
          disabled={choice.disabled}
          data-aria-controls={conditionalId}
          data-behaviour={props.behaviour}
          aria-describedby={describedBy(props.describedByIds, hintId)}
          {...choice.attributes}
        />
        <Label for={id} class={classes(`${block}__label`, choice.labelClass)}>
          {choice.label}
        </Label>
        {hintId && (
          <Hint id={hintId} class={`${block}__hint`}>
            {choice.hint}
          </Hint>
        )}
      </div>
      {conditionalId && (
        <div
          class={classes(`${block}__conditional`, !isChecked && `${block}__conditional--hidden`)}
          id={conditionalId}
        >
          {choice.conditional}
        </div>
      )}
    </>
  );
}

/** A group of controls that share one question: a fieldset where there is a label for its legend. */
export function ChoiceGroup({
  field,
  id,
  role,
  children,
}: {
  field: FieldProps;
  id: string;
  role?: 'group' | undefined;
  children: ComponentChildren;
}) {
  const inner = (
    <>
      <HintAndError id={id} hint={field.hint} error={field.error} />
      {children}
    </>
  );
  return (
    <Group class={field.groupClass} error={field.error} attributes={field.groupAttributes}>
      {field.label === undefined ? (
        inner
      ) : (
        <Fieldset
          legend={field.label}
          legendClass={field.labelClass}
          legendIsPageHeading={field.labelIsPageHeading}
          describedBy={describedByIds(id, field)}
          role={role}
        >
          {inner}
        </Fieldset>
      )}
    </Group>
  );
}
