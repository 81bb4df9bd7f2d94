import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface HintProps extends Attributes<'div'> {
  id?: string | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** Help with a question, shown before the answer. Form controls make their own from their `hint`. */
export function Hint({ id, class: className, children, ...rest }: HintProps) {
  return (
    <div id={id} class={classes('govuk-hint', className)} {...rest}>
      {children}
    </div>
  );
}
