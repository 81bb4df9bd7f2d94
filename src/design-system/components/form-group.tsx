import type { ComponentChildren } from 'preact';
import { classes, describedBy } from '../classes.ts';
import type { Attributes } from './attributes.ts';
import { ErrorMessage } from './error-message.tsx';
import { Hint } from './hint.tsx';
import { Label } from './label.tsx';

/** What every form control takes. */
export interface FieldProps {
  /** The name under which the answer is sent. */
  name: string;
  /** Defaults to `name`; an error summary links to `#id`. */
  id?: string | undefined;
  class?: string | undefined;
  label?: ComponentChildren;
  /** For example `govuk-label--m`. */
  labelClass?: string | undefined;
  /** Makes the label (or legend) the page's `<h1>`. */
  labelIsPageHeading?: boolean | undefined;
  hint?: ComponentChildren;
  /** A sentence that says what to do; the control is then marked as wrong. */
  error?: string | undefined;
  /** Ids of further elements that describe the control. */
  describedBy?: string | undefined;
  groupClass?: string | undefined;
  /** Further attributes of the element around label, hint, error and control. */
  groupAttributes?: Attributes<'div'> | undefined;
  /** Shown between the label and the control. */
  before?: ComponentChildren;
  /** Shown after the control. */
  after?: ComponentChildren;
}

/** The ids of the elements around a control that describe it, in the order they are read. */
export function describedByIds(
  id: string,
  field: Pick<FieldProps, 'describedBy' | 'hint' | 'error'>,
): string | undefined {
  return describedBy(field.describedBy, hasContent(field.hint) && `${id}-hint`, field.error && `${id}-error`);
}

function hasContent(children: ComponentChildren): boolean {
  return children !== undefined && children !== null && children !== false && children !== '';
}

/** The hint and the error of a control, with the ids that `describedByIds` names. */
export function HintAndError({ id, hint, error }: { id: string } & Pick<FieldProps, 'hint' | 'error'>) {
  return (
    <>
      {hasContent(hint) && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </>
  );
}

export interface GroupProps {
  class?: string | undefined;
  error?: string | undefined;
  attributes?: Attributes<'div'> | undefined;
  children: ComponentChildren;
}

/** The space around one control, with a bar at the side where its answer is wrong. */
export function Group({ class: className, error, attributes, children }: GroupProps) {
  return (
    <div class={classes('govuk-form-group', error && 'govuk-form-group--error', className)} {...attributes}>
      {children}
    </div>
  );
}

/** A control with its label, hint, error and whatever stands before and after it. */
export function FormGroup({
  field,
  id,
  children,
}: {
  field: FieldProps;
  id: string;
  children: ComponentChildren;
}) {
  return (
    <Group class={field.groupClass} error={field.error} attributes={field.groupAttributes}>
      <Label for={id} class={field.labelClass} isPageHeading={field.labelIsPageHeading}>
        {field.label}
      </Label>
      <HintAndError id={id} hint={field.hint} error={field.error} />
      {field.before}
      {children}
      {field.after}
    </Group>
  );
}

/** Parts a control's props into those of its field and those its element takes as attributes. */
export function splitField<Props extends FieldProps>(
  props: Props,
): [FieldProps, Omit<Props, keyof FieldProps>] {
  const {
    name,
    id,
    class: className,
    label,
    labelClass,
    labelIsPageHeading,
    hint,
    error,
    describedBy: extraIds,
    groupClass,
    groupAttributes,
    before,
    after,
    ...rest
  } = props;
  const field: FieldProps = {
    name,
    id,
    class: className,
    label,
    labelClass,
    labelIsPageHeading,
    hint,
    error,
    describedBy: extraIds,
    groupClass,
    groupAttributes,
    before,
    after,
  };
  return [field, rest];
}
