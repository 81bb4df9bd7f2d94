import { z } from 'zod';

/** Control characters other than line feed and tab, and the marks that reorder text on screen. */
// oxlint-disable-next-line no-control-regex -- removing them is the purpose
const INVISIBLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** Text as it is kept: NFC, line ends as \n, no control characters, no space around it. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').normalize('NFC').trim();
}

/** Length as people are told it: Unicode code points of the cleaned text. */
export function textLength(text: string): number {
  return [...cleanText(text)].length;
}

interface TextOptions {
  readonly max: number;
  /** "Enter a question" – absent when the field may be empty. */
  readonly required?: string;
  /** How the field is called in "… must be 100 characters or less". */
  readonly name: string;
}

/** Text of one field, several lines allowed. */
export function text({ max, required, name }: TextOptions) {
  return z
    .string({ error: `${name} could not be read` })
    .optional()
    .transform((value) => cleanText(value ?? ''))
    .refine((value) => required === undefined || value !== '', { error: required ?? '' })
    .refine((value) => [...value].length <= max, {
      error: `${name} must be ${max.toLocaleString('en-GB')} characters or less`,
    });
}

/** Text of one field in one line. */
export function line(options: TextOptions) {
  return text(options).transform((value) => value.replace(/\s+/g, ' '));
}

/** A web address that begins with https or http; empty when the field is left empty. */
export function webAddress(name: string) {
  return line({ max: 2_000, name }).refine(
    (value) => value === '' || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)),
    { error: `${name} must be a web address, like https://www.example.org` },
  );
}

/** An e-mail address in lower case. */
export function emailAddress(required: string) {
  return line({ max: 254, required, name: 'Email address' })
    .transform((value) => value.toLowerCase())
    .pipe(z.email({ error: 'Enter an email address in the correct format, like name@example.com' }));
}

/** One of a list of choices. */
export function choice<const Values extends readonly [string, ...string[]]>(
  values: Values,
  required: string,
) {
  return z.enum(values, { error: required });
}

/** A box that is ticked or not. */
export const checkbox = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => value !== undefined);

/** A field that a browser sends once for each ticked box. */
export const texts = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : typeof value === 'string' ? [value] : value));
