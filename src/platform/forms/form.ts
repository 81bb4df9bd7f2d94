import { z } from 'zod';

/** What a browser sends for one field: once, several times, or not at all. */
export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One mistake, at the control where it can be mended. `field` is the id of that control. */
export interface FormError {
  readonly field: string;
  readonly message: string;
}

/** What was typed, to show it again, with the mistakes found in it. */
export interface RejectedForm {
  readonly ok: false;
  readonly errors: readonly FormError[];
  readonly typed: FormBody;
}

export type ParsedForm<Value> = { readonly ok: true; readonly value: Value } | RejectedForm;

/**
 * Reads a posted body with a schema whose messages are sentences for people. Every mistake is reported at once, one
 * per field.
 */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): ParsedForm<z.output<Schema>> {
  const typed = toFormBody(body);
  const result = schema.safeParse(typed);
  if (result.success) return { ok: true, value: result.data };
  const errors = new Map<string, string>();
  for (const issue of result.error.issues) {
    const field = issue.path.map(String).join('-');
    if (!errors.has(field)) errors.set(field, issue.message);
  }
  return rejected(
    typed,
    [...errors].map(([field, message]) => ({ field, message })),
  );
}

/** A form that reads well but cannot be accepted, for a reason that only the service knows. */
export function rejected(typed: FormBody, errors: readonly FormError[]): RejectedForm {
  return { ok: false, errors, typed };
}

/** A body as strings; anything else that somebody sends is dropped. */
export function toFormBody(body: unknown): FormBody {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter(
      ([, value]) =>
        typeof value === 'string' ||
        (Array.isArray(value) && value.every((item) => typeof item === 'string')),
    ),
  ) as FormBody;
}

/** The single text of a field as it was typed, for showing it again. */
export function typedText(typed: FormBody, field: string, otherwise = ''): string {
  const value = typed[field];
  return typeof value === 'string' ? value : (value?.[0] ?? otherwise);
}

/** All texts of a field that may be sent several times. */
export function typedTexts(typed: FormBody, field: string): readonly string[] {
  const value = typed[field];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** The message for `field`, if there is one. */
export function errorFor(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
