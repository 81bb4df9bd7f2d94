import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface WarningTextProps extends Attributes<'div'> {
  class?: string | undefined;
  /** What a screen reader says for the exclamation mark. */
  iconFallbackText?: string | undefined;
  children?: ComponentChildren;
}

/** A warning of consequences, such as "You cannot undo this". */
export function WarningText({
  class: className,
  iconFallbackText = 'Warning',
  children,
  ...rest
}: WarningTextProps) {
  return (
    <div class={classes('govuk-warning-text', className)} {...rest}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{' '}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{iconFallbackText}</span> {children}
      </strong>
    </div>
  );
}
