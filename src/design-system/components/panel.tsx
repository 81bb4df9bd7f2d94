import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface PanelProps extends Attributes<'div', 'title'> {
  title: ComponentChildren;
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** The news that something is done, as the heading of its page. */
export function Panel({ title, headingLevel = 1, class: className, children, ...rest }: PanelProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div class={classes('govuk-panel', 'govuk-panel--confirmation', className)} {...rest}>
      <Heading class="govuk-panel__title">{title}</Heading>
      {children && <div class="govuk-panel__body">{children}</div>}
    </div>
  );
}
