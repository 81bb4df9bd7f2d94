import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface FieldsetProps extends Attributes<'fieldset', 'role'> {
  class?: string | undefined;
  /** The question that the controls inside answer together. */
  legend?: ComponentChildren;
  /** For example `govuk-fieldset__legend--m`. */
  legendClass?: string | undefined;
  /** Makes the legend the page's `<h1>`, large unless `legendClass` says otherwise. */
  legendIsPageHeading?: boolean | undefined;
  describedBy?: string | undefined;
  role?: 'group' | undefined;
  children?: ComponentChildren;
}

/** Groups controls under one question. Radios, Checkboxes and DateInput make their own. */
export function Fieldset({
  class: className,
  legend,
  legendClass,
  legendIsPageHeading,
  describedBy,
  role,
  children,
  ...rest
}: FieldsetProps) {
  const size = legendClass ?? (legendIsPageHeading ? 'govuk-fieldset__legend--l' : undefined);
  return (
    <fieldset
      class={classes('govuk-fieldset', className)}
      role={role}
      aria-describedby={describedBy}
      {...rest}
    >
      {legend !== undefined && legend !== null && (
        <legend class={classes('govuk-fieldset__legend', size)}>
          {legendIsPageHeading ? <h1 class="govuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
      )}
      {children}
    </fieldset>
  );
}
