/**
 * The best of many k-means starts (OPN-36). With many people the starts run on a few hundred weighted neighbourhoods,
 * and the best few of them are then worked out on everybody.
 */
import type { RandomSource } from '../../random/seeded-random.ts';
import type { Points } from '../components/positions.ts';
import { MANY_PEOPLE, RESTARTS, RESTARTS_OF_MANY } from '../settings.ts';
import { lloyd, plusPlusStart, type Grouping, type WeightedPoints } from './k-means.ts';
import { neighbourhoods } from './neighbourhoods.ts';

export interface GroupingSearch {
  readonly random: RandomSource;
  /** Starts; by the number of people where left out. */
  readonly restarts?: number;
  /** Centres of an earlier calculation, tried as one more start (OPN-84). */
  readonly warmStart?: Points | null;
}

/** A smaller sum of squares by less than this share is a tie, and the earlier solution is kept. */
const TIE = 1e-12;

/** Of the starts on neighbourhoods, this many are worked out on everybody. */
const WORKED_OUT = 1;

export function restartsFor(people: number): number {
  return people <= MANY_PEOPLE ? RESTARTS : RESTARTS_OF_MANY;
}

/**
 * A search over one set of points, for several numbers of groups.
 *
 * @returns a function from k, at most the number of distinct points, to the best grouping found
 */
export function groupingSearch(points: Points): (k: number, search: GroupingSearch) => Grouping {
  const people = points.x.length;
  const everybody = { ...points, weight: new Float64Array(people).fill(1) };
  const few = people > MANY_PEOPLE ? neighbourhoods(points) : everybody;
  return (k, { random, restarts = restartsFor(people), warmStart = null }) => {
    const starts = Array.from({ length: restarts }, () => lloyd(few, plusPlusStart(few, k, random)));
    const found = few === everybody ? starts : workOut(starts, everybody);
    if (warmStart?.x.length === k) found.push(lloyd(everybody, warmStart));
    return found.reduce((best, other) => (other.squares < best.squares * (1 - TIE) ? other : best));
  };
}

function workOut(starts: readonly Grouping[], everybody: WeightedPoints): Grouping[] {
  return starts
    .toSorted((a, b) => a.squares - b.squares)
    .slice(0, WORKED_OUT)
    .map(({ centres }) => lloyd(everybody, centres));
}

/** How many different points there are, counted up to `most`. */
export function distinctPoints({ x, y }: Points, most: number): number {
  const seen: number[] = [];
  for (let place = 0; place < x.length && seen.length < most; place += 1) {
    if (!seen.some((other) => x[other] === x[place] && y[other] === y[place])) seen.push(place);
  }
  return seen.length;
}
