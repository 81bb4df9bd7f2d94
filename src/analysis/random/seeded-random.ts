/**
 * Repeatable random numbers (AGR-20, OPN-100): the same seed gives the same numbers on every machine.
 *
 * Source: xoshiro128** 1.1, Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators", ACM Transactions
 * on Mathematical Software 47(4):36. Period 2^128 − 1. The four words of its state come from the seed through a Weyl
 * sequence and the finaliser of MurmurHash3, so that neighbouring seeds share nothing. Not for secrets.
 */
import { InvalidInputError } from '../invalid-input.ts';

/** The generator's name, to be stored with every result that used it. */
export const GENERATOR = 'xoshiro128**';

export type GeneratorState = readonly [number, number, number, number];

export interface RandomSource {
  readonly generator: string;
  /** A whole number from 0 to 2^32 − 1, all equally likely. */
  nextUint32(): number;
  /** A number strictly between 0 and 1, on a grid of 2^32 points. */
  uniform(): number;
  /** A whole number from 0 to `bound` − 1; for a bound far below 2^32 as good as equally likely. */
  below(bound: number): number;
  /** Puts the items in a random order, in place (Fisher & Yates). */
  shuffle(items: Int32Array): void;
}

/**
 * @param seed a whole number, 0 or more
 * @throws InvalidInputError `invalid_seed`
 */
export function seededRandom(seed: number): RandomSource {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new InvalidInputError('invalid_seed', `The seed must be a whole number, 0 or more: ${seed}`);
  }
  return xoshiro128StarStar(stateFrom(seed));
}

function stateFrom(seed: number): GeneratorState {
  const low = seed >>> 0;
  const high = Math.floor(seed / 2 ** 32);
  const word = (index: number) => mix(low + index * 0x9e3779b9) ^ mix(high + (index + 4) * 0x9e3779b9);
  return [word(1), word(2), word(3), word(4) || 1];
}

function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** The generator from a given state, which must not be all zeros; {@link seededRandom} is what programs need. */
export function xoshiro128StarStar(state: GeneratorState): RandomSource {
  let [s0, s1, s2, s3] = state;

  function nextUint32(): number {
    const scrambled = Math.imul(s1, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result >>> 0;
  }

  const below = (bound: number) => Math.floor(nextUint32() * 2 ** -32 * bound);

  /** The generator written out once more, its state in local variables: many shuffles depend on its speed. */
  function shuffle(items: Int32Array): void {
    let [a, b, c, d] = [s0, s1, s2, s3];
    for (let last = items.length - 1; last > 0; last -= 1) {
      const scrambled = Math.imul(b, 5);
      const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
      const chosen = Math.floor(result * 2 ** -32 * (last + 1));
      const item = items[last]!;
      items[last] = items[chosen]!;
      items[chosen] = item;
    }
    [s0, s1, s2, s3] = [a, b, c, d];
  }

  return { generator: GENERATOR, nextUint32, uniform: () => (nextUint32() + 0.5) * 2 ** -32, below, shuffle };
}
