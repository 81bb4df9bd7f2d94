/** Languages in which people write, by their code (BCP 47): those of these islands, then the most spoken on them. */
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

/** The name of the language of a text for its readers; undefined for English, which needs no saying. */
export function foreignName(language: string): string | undefined {
  return language === 'en' ? undefined : (LANGUAGES[language as Language] ?? language);
}

/** The `lang` of a text on a page, which is in English itself. */
export function langOf(language: string | undefined): string | undefined {
  return language === 'en' ? undefined : language;
}
