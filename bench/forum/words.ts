import type { RandomSource } from '../../src/analysis/random/seeded-random.ts';

const SYLLABLES = [
  'ba',
  'cor',
  'del',
  'fen',
  'gri',
  'hol',
  'jun',
  'kel',
  'lam',
  'mor',
  'nev',
  'pra',
  'sto',
  'tur',
];
const WORDS = 2_000;
/** In every fiftieth post or so. */
export const USUAL_WORD = 'tenancy';
/** In every five thousandth. */
export const RARE_WORD = 'locksmith';

/** Words of which few are used often and most seldom, as in a language. */
const VOCABULARY = Array.from({ length: WORDS }, (_, index) =>
  [index % 14, Math.floor(index / 14) % 14, Math.floor(index / 196)].map((each) => SYLLABLES[each]).join(''),
);

/** About `length` words. */
export function someWords(random: RandomSource, length: number): string {
  const words = Array.from(
    { length: Math.ceil(length * (0.5 + random.uniform())) },
    () => VOCABULARY[Math.floor(WORDS * random.uniform() ** 3)] ?? '',
  );
  if (random.below(50) === 0) words.push(USUAL_WORD);
  if (random.below(5_000) === 0) words.push(RARE_WORD);
  return words.join(' ');
}
