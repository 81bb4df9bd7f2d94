import { z } from 'zod';
import { choice, line, webAddress } from '../../../../platform/forms/fields.ts';
import {
  type FormBody,
  type FormError,
  parseForm,
  rejected,
  typedText,
} from '../../../../platform/forms/form.ts';
import { type Filled, inPageOrder, type Reading, type SettingsForm } from '../../organise/sections.ts';

/** Languages of questions and pages (LIVE-81). */
export const LANGUAGES = { en: 'English', cy: 'Welsh' } as const;

/** How many further readings a session may have, and how many empty rows its form offers at least. */
export const MOST_READINGS = 20;
const EMPTY_ROWS = 3;

const schema = z.object({
  callUrl: webAddress('Call link'),
  captionsUrl: webAddress('Captions link'),
  signLanguageUrl: webAddress('Sign language link'),
  language: choice(['en', 'cy'], 'Choose the language of the session'),
});

const readingSchema = z.object({
  title: line({ name: 'Title', max: 200 }),
  url: webAddress('Address'),
});

export const linksForm: SettingsForm<'links'> = {
  name: 'links',
  labels: {
    callUrl: 'Call link',
    captionsUrl: 'Captions link',
    signLanguageUrl: 'Sign language link',
    language: 'Language',
    ...forEachRow((row) => ({
      [`reading-${row}-title`]: `Title of further reading ${row + 1}`,
      [`reading-${row}-url`]: `Address of further reading ${row + 1}`,
    })),
  },
  filled: ({ session, readings }) => ({
    callUrl: session.callUrl ?? '',
    captionsUrl: session.captionsUrl ?? '',
    signLanguageUrl: session.signLanguageUrl ?? '',
    language: session.language,
    ...filledReadings(readings),
  }),
  read(typed) {
    const parsed = parseForm(schema, typed);
    const readings = readReadings(typed);
    if (!parsed.ok || readings.errors.length > 0) {
      const errors = [...(parsed.ok ? [] : parsed.errors), ...readings.errors];
      return rejected(typed, inPageOrder(errors, linksForm.labels));
    }
    const { language, ...links } = parsed.value;
    return {
      ok: true,
      value: {
        language,
        callUrl: links.callUrl || null,
        captionsUrl: links.captionsUrl || null,
        signLanguageUrl: links.signLanguageUrl || null,
        readings: readings.values,
      },
    };
  },
};

/** The rows of the form: those that hold something, and some to fill in. */
export function readingRows(filled: Filled): number[] {
  const last = Array.from({ length: MOST_READINGS }, (_, row) => row).findLast(
    (row) => (filled[`reading-${row}-title`] ?? '') !== '' || (filled[`reading-${row}-url`] ?? '') !== '',
  );
  const count = Math.min(MOST_READINGS, (last ?? -1) + 1 + EMPTY_ROWS);
  return Array.from({ length: count }, (_, row) => row);
}

function filledReadings(readings: readonly Reading[]): Filled {
  return forEachRow((row) => ({
    [`reading-${row}-title`]: readings[row]?.title ?? '',
    [`reading-${row}-url`]: readings[row]?.url ?? '',
  }));
}

function forEachRow(fields: (row: number) => Filled): Filled {
  return Object.assign({}, ...Array.from({ length: MOST_READINGS }, (_, row) => fields(row))) as Filled;
}

function readReadings(typed: FormBody): { values: Reading[]; errors: FormError[] } {
  const values: Reading[] = [];
  const errors: FormError[] = [];
  for (let row = 0; row < MOST_READINGS; row++) {
    const [title, url] = [`reading-${row}-title`, `reading-${row}-url`] as const;
    const parsed = parseForm(readingSchema, { title: typedText(typed, title), url: typedText(typed, url) });
    if (!parsed.ok) {
      errors.push(
        ...parsed.errors.map(({ field, message }) => ({ field: `reading-${row}-${field}`, message })),
      );
      continue;
    }
    if (parsed.value.title !== '' && parsed.value.url === '') {
      errors.push({ field: url, message: `Enter the address of “${parsed.value.title}”` });
    } else if (parsed.value.url !== '') {
      values.push({ url: parsed.value.url, title: parsed.value.title || new URL(parsed.value.url).host });
    }
  }
  return { values, errors };
}
