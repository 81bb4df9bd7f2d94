import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

interface ButtonLook {
  id?: string | undefined;
  class?: string | undefined;
  variant?: 'secondary' | 'warning' | 'inverse' | undefined;
  /** The call to action of a start page, with an arrow. */
  start?: boolean | undefined;
  children?: ComponentChildren;
}

export type ButtonProps =
  | (ButtonLook &
      Attributes<'button', 'type' | 'value' | 'disabled' | 'href'> & {
        href?: undefined;
        name?: string | undefined;
        value?: string | number | undefined;
        type?: 'submit' | 'button' | 'reset' | undefined;
        disabled?: boolean | undefined;
        /** Ignores a second press within a second. */
        preventDoubleClick?: boolean | undefined;
      })
  | (ButtonLook & Attributes<'a', 'href' | 'role'> & { href: string });

/** A button that sends its form (or, with `href`, a link that looks like one). */
export function Button(props: ButtonProps) {
  if (props.href !== undefined) return <LinkButton {...props} />;
  const { variant, start, class: className, type = 'submit', ...others } = props;
  const { href: _, preventDoubleClick, children, ...rest } = others;
  return (
    <button
      // oxlint-disable-next-line react/button-has-type -- typed: it has one of the valid types
      type={type}
      aria-disabled={rest.disabled ? 'true' : undefined}
      data-prevent-double-click={preventDoubleClick === undefined ? undefined : String(preventDoubleClick)}
      class={buttonClasses(className, variant, start)}
      data-module="govuk-button"
      {...rest}
    >
      {children}
      {start && <StartIcon />}
    </button>
  );
}

function LinkButton({ variant, start, class: className, children, ...rest }: ButtonProps & { href: string }) {
  return (
    <a
      role="button"
      draggable={false}
      class={buttonClasses(className, variant, start)}
      data-module="govuk-button"
      {...rest}
    >
      {children}
      {start && <StartIcon />}
    </a>
  );
}

function buttonClasses(className?: string, variant?: string, start?: boolean): string {
  return classes(
    'govuk-button',
    variant && `govuk-button--${variant}`,
    className,
    start && 'govuk-button--start',
  );
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
