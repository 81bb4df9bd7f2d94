/**
 * The words of a text, made comparable: lower case, without accents and apostrophes, without the small words that
 * every English sentence has, cut to a stem so that "housing", "houses" and "housed" meet.
 *
 * The stemmer is a light one (in the manner of Harman 1991, "How effective is suffixing?", JASIS 42:7–15): it takes
 * off one ending and never looks a word up. Stems are keys for comparison, not words to show.
 */

const SMALL_WORDS = new Set(
  `a about after all also am an and any are as at be been being but by can cannot could did do does doing done for from
  get gets getting give given gives going got had has have having he her here him his how i if in into is it its just
  know let like make makes making may me might more most much must my need needs no nor not now of off on only or our
  out over please said say says shall she should so some such than that the their them then there these they thing
  things this those through to too under up us use used very was we were what when where whether which while who whom
  whose why will with would you your
  arent cant couldnt didnt doesnt dont hasnt havent isnt its lets shouldnt thats theres theyre wasnt werent whats
  wheres whos wont wouldnt youre`.split(/\s+/),
);

/** The stems of the words that carry meaning, in the order of the text, repeats included. */
export function contentStems(text: string): string[] {
  const stems: string[] = [];
  for (const [word] of plain(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!SMALL_WORDS.has(word)) stems.push(stem(word));
  }
  return stems;
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’‘]/g, '');
}

/** One word, lower case, cut to its stem. */
export function stem(word: string): string {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  return withoutFinalVowel(withoutEnding(singular(word).replace(/iz(?=e|ing|ation)/, 'is')));
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

/** Endings from the longest, each with the fewest letters that must remain. */
const ENDINGS: readonly (readonly [ending: string, remaining: number])[] = [
  ['ation', 4],
  ['ments', 4],
  ['ment', 4],
  ['ness', 4],
  ['ing', 3],
  ['ion', 4],
  ['ed', 3],
  ['er', 4],
  ['or', 4],
  ['ly', 4],
];

function withoutEnding(word: string): string {
  for (const [ending, remaining] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const root = word.slice(0, -ending.length);
    if (root.length >= remaining && /[aeiouy]/.test(root)) return root.replace(/([bdgkmnprt])\1$/, '$1');
  }
  return word;
}

function withoutFinalVowel(word: string): string {
  if (word.length > 3 && word.endsWith('e')) return word.slice(0, -1);
  return word.length > 3 && word.endsWith('y') ? `${word.slice(0, -1)}i` : word;
}
