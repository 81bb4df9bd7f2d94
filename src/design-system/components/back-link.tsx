import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface BackLinkProps extends Attributes<'a', 'href'> {
  href: string;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** The way to the page before, at the top of a page that is a step of several. */
export function BackLink({ href, class: className, children = 'Back', ...rest }: BackLinkProps) {
  return (
    <a href={href} class={classes('govuk-back-link', className)} {...rest}>
      {children}
    </a>
  );
}
