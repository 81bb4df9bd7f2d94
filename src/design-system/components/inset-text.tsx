import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface InsetTextProps extends Attributes<'div'> {
  id?: string | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** A quotation, example or aside, set apart from the text around it. */
export function InsetText({ id, class: className, children, ...rest }: InsetTextProps) {
  return (
    <div id={id} class={classes('govuk-inset-text', className)} {...rest}>
      {children}
    </div>
  );
}
