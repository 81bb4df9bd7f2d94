import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface DetailsProps extends Attributes<'details', 'open'> {
  summary: ComponentChildren;
  open?: boolean | undefined;
  id?: string | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** Help or data that only some people need, opened on demand. */
export function Details({ summary, open, id, class: className, children, ...rest }: DetailsProps) {
  return (
    <details id={id} class={classes('govuk-details', className)} open={open} {...rest}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  );
}
