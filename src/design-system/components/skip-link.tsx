import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface SkipLinkProps extends Attributes<'a', 'href'> {
  href: string;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** The first link of a page: past the navigation, to its content. */
export function SkipLink({ href, class: className, children, ...rest }: SkipLinkProps) {
  return (
    <a href={href} class={classes('govuk-skip-link', className)} data-module="govuk-skip-link" {...rest}>
      {children}
    </a>
  );
}
