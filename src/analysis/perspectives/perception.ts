/**
 * How many people expect others to agree, against how many do: after the perception gap of the shape of a problem
 * (SHAPE-15), for one statement. Perceived = mean guess, actual = agrees among all answers, gap = perceived − actual.
 * Both parts are always told; the two scales are of one kind here, shares of people.
 */
import { FEW_VOTES } from './settings.ts';

export interface Guesses {
  readonly count: number;
  /** Shares from 0 to 1. */
  readonly mean: number;
  /** Of the sample (divided by count − 1). */
  readonly variance: number;
}

export interface Perception {
  readonly perceived: number;
  readonly actual: number;
  readonly gap: number;
  /** `as-expected` also where a gap is not clearer than chance would make it. */
  readonly reading: 'more-agree' | 'fewer-agree' | 'as-expected';
}

const FEWEST_GUESSES = 5;
const LARGE = 0.15;
/** One-sided 95 %. */
const Z = 1.645;

/** Null with fewer than 5 guesses or 7 answers: not enough to tell. */
export function perceptionOf(
  guesses: Guesses,
  { agree, votes }: { readonly agree: number; readonly votes: number },
): Perception | null {
  if (guesses.count < FEWEST_GUESSES || votes < FEW_VOTES) return null;
  const actual = agree / votes;
  const gap = guesses.mean - actual;
  const smoothed = (agree + 1) / (votes + 2);
  const se = Math.sqrt(guesses.variance / guesses.count + (smoothed * (1 - smoothed)) / votes);
  const isClear = Math.abs(gap) > Math.max(LARGE, Z * se);
  const direction = gap > 0 ? 'fewer-agree' : 'more-agree';
  return { perceived: guesses.mean, actual, gap, reading: isClear ? direction : 'as-expected' };
}
