import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface ErrorMessageProps extends Attributes<'p'> {
  id?: string | undefined;
  class?: string | undefined;
  /** What a screen reader says before the message; an empty text for nothing. */
  visuallyHiddenText?: string | undefined;
  children?: ComponentChildren;
}

/** What is wrong with an answer, beside it. Form controls make their own from their `error`. */
export function ErrorMessage({
  id,
  class: className,
  visuallyHiddenText = 'Error',
  children,
  ...rest
}: ErrorMessageProps) {
  return (
    <p id={id} class={classes('govuk-error-message', className)} {...rest}>
      {visuallyHiddenText && (
        <>
          <span class="govuk-visually-hidden">{visuallyHiddenText}:</span>{' '}
        </>
      )}
      {children}
    </p>
  );
}
