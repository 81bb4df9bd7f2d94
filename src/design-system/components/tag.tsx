import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export type TagColour =
  'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow';

export interface TagProps extends Attributes<'strong'> {
  colour?: TagColour | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** The state of a thing in a word or two; its words must make sense without the colour. */
export function Tag({ colour, class: className, children, ...rest }: TagProps) {
  return (
    <strong class={classes('govuk-tag', colour && `govuk-tag--${colour}`, className)} {...rest}>
      {children}
    </strong>
  );
}
