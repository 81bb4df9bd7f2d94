import type { ComponentChildren } from 'preact';
import type { Attributes } from '../components/attributes.ts';
import { ErrorSummary } from '../components/error-summary.tsx';

/** One mistake in what was sent: `field` is the id of the control where it can be mended. */
export interface FieldMistake {
  readonly field: string;
  readonly message: string;
}

/** The summary of all mistakes, for the top of the page; nothing without mistakes. */
export function FormErrors({ errors }: { errors: readonly FieldMistake[] }) {
  return <ErrorSummary errors={errors.map(({ field, message }) => ({ text: message, href: `#${field}` }))} />;
}

/** The mistake at one control, for its `error`. */
export function mistakeAt(errors: readonly FieldMistake[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}

/** Values sent with a form that nobody fills in. */
export function HiddenFields({ values }: { values: Readonly<Record<string, string | number | undefined>> }) {
  return (
    <>
      {Object.entries(values).map(
        ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
      )}
    </>
  );
}

export interface FormProps extends Attributes<'form', 'action' | 'method' | 'encType' | 'noValidate'> {
  action: string;
  method?: 'post' | 'get' | undefined;
  /** The token against forged requests; every form that posts needs one. */
  csrf?: string | undefined;
  /** Set where the form holds a FileUpload. */
  hasFiles?: boolean | undefined;
  id?: string | undefined;
  class?: string | undefined;
  children: ComponentChildren;
}

/** A form that the server checks: the browser's own checks are off, because their words are not ours. */
export function Form({
  action,
  method = 'post',
  csrf,
  hasFiles,
  class: className,
  children,
  ...rest
}: FormProps) {
  return (
    <form
      action={action}
      method={method}
      class={className}
      encType={hasFiles ? 'multipart/form-data' : undefined}
      noValidate
      {...rest}
    >
      {csrf !== undefined && <HiddenFields values={{ _csrf: csrf }} />}
      {children}
    </form>
  );
}

/** Buttons and links side by side, below one another on a phone. */
export function ButtonGroup({ children }: { children: ComponentChildren }) {
  return <div class="govuk-button-group">{children}</div>;
}
