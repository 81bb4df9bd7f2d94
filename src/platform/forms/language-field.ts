import { z } from 'zod';
import { type Language, LANGUAGES } from '../../design-system/languages.ts';

const CODES = Object.keys(LANGUAGES) as [Language, ...Language[]];

/** The language of a text, from its form; English where nothing was chosen. */
export const languageField = z
  .enum(CODES, { error: 'Select a language from the list' })
  .optional()
  .transform((language): Language => language ?? 'en');
