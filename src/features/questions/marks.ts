const MARKS: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+\.\w{2,}/, 'It contains an email address'],
  [/(?:\+44|\b0)(?:[\s-]?\d){9,10}\b/, 'It contains a telephone number'],
  [/https?:\/\/|\bwww\./i, 'It contains a link'],
  [/(.)\1{7,}/u, 'It repeats one character many times'],
];

/** Why a moderator should look at a text, or null. A mark never decides anything (LIVE-53). */
export function markFor(text: string): string | null {
  const found = MARKS.find(([pattern]) => pattern.test(text));
  if (found !== undefined) return found[1];
  const letters = text.replace(/[^\p{L}]/gu, '');
  const isShouting =
    letters.length >= 20 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  return isShouting ? 'It is all in capital letters' : null;
}
