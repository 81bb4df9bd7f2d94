import { z } from 'zod';

/** Languages in which members write, by their code (BCP 47): those of these islands, then the most spoken on them. */
export const LANGUAGES = {
  en: 'English',
  cy: 'Welsh',
  gd: 'Scottish Gaelic',
  ga: 'Irish',
  sco: 'Scots',
  ar: 'Arabic',
  bn: 'Bengali',
  zh: 'Chinese',
  nl: 'Dutch',
  fr: 'French',
  de: 'German',
  gu: 'Gujarati',
  it: 'Italian',
  fa: 'Persian',
  pl: 'Polish',
  pt: 'Portuguese',
  pa: 'Punjabi',
  ro: 'Romanian',
  so: 'Somali',
  es: 'Spanish',
  ta: 'Tamil',
  tr: 'Turkish',
  uk: 'Ukrainian',
  ur: 'Urdu',
  und: 'Another language',
} as const;

export type Language = keyof typeof LANGUAGES;

const CODES = Object.keys(LANGUAGES) as [Language, ...Language[]];

/** The language of a post, from its form; English where nothing was chosen. */
export const languageField = z
  .enum(CODES, { error: 'Select a language from the list' })
  .optional()
  .transform((language): Language => language ?? 'en');

/** The name of a post's language for its readers; undefined for English, which needs no saying. */
export function foreignName(language: string): string | undefined {
  return language === 'en' ? undefined : (LANGUAGES[language as Language] ?? language);
}
