import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface LabelProps extends Attributes<'label', 'for' | 'htmlFor'> {
  for?: string | undefined;
  class?: string | undefined;
  /** Wraps the label in the page's `<h1>`, and makes it large unless `class` says otherwise. */
  isPageHeading?: boolean | undefined;
  children?: ComponentChildren;
}

/** The question a control answers. Form controls make their own from their `label`. */
export function Label({ for: htmlFor, class: className, isPageHeading, children, ...rest }: LabelProps) {
  if (children === undefined || children === null || children === '') return null;
  const size = className ?? (isPageHeading ? 'govuk-label--l' : undefined);
  const label = (
    <label class={classes('govuk-label', size)} for={htmlFor} {...rest}>
      {children}
    </label>
  );
  return isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}
