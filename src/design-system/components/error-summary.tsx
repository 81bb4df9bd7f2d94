import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface SummarisedError {
  text: ComponentChildren;
  /** `#id` of the control to correct; for radios and boxes that is the first of them. */
  href?: string | undefined;
}

export interface ErrorSummaryProps extends Attributes<'div', 'title'> {
  errors: readonly SummarisedError[];
  title?: ComponentChildren;
  class?: string | undefined;
  /** Do not move focus here when the page opens. */
  disableAutoFocus?: boolean | undefined;
  /** A sentence before the list. */
  children?: ComponentChildren;
}

/** All that must be put right, at the top of a form page, each a link to its control; nothing without errors. */
export function ErrorSummary({
  errors,
  title = 'There is a problem',
  class: className,
  disableAutoFocus,
  children,
  ...rest
}: ErrorSummaryProps) {
  if (errors.length === 0 && !children) return null;
  return (
    <div
      class={classes('govuk-error-summary', className)}
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : String(disableAutoFocus)}
      data-module="govuk-error-summary"
      {...rest}
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title}</h2>
        <div class="govuk-error-summary__body">
          {children && <p>{children}</p>}
          {errors.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {errors.map((error) => (
                <li>{error.href ? <a href={error.href}>{error.text}</a> : error.text}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}
