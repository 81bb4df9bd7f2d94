/**
 * k-means on points of the plane (OPN-36).
 *
 * Sources: Lloyd 1982, IEEE Transactions on Information Theory 28(2), for the rounds; Arthur & Vassilvitskii 2007,
 * "k-means++: the advantages of careful seeding", SODA, for the starts.
 */
import type { RandomSource } from '../../random/seeded-random.ts';
import type { Points } from '../components/positions.ts';

export interface WeightedPoints extends Points {
  readonly weight: Float64Array;
}

export interface Grouping {
  readonly centres: Points;
  /** The group of each point. */
  readonly groupOf: Uint8Array;
  /** Sum of squared distances to the own centre, weighted. */
  readonly squares: number;
}

const MOST_ROUNDS = 100;

/** Of many points: a round that lowers the sum of squares by less than this share ends the search (OPN-36: 0.1 %). */
const LEAST_GAIN = 1e-5;
const MANY_POINTS = 2000;

/** Start centres: each next one drawn with a chance in proportion to its squared distance from the nearest so far. */
export function plusPlusStart({ x, y, weight }: WeightedPoints, k: number, random: RandomSource): Points {
  const centres = { x: new Float64Array(k), y: new Float64Array(k) };
  const chance = Float64Array.from(weight);
  const nearest = new Float64Array(x.length).fill(Infinity);
  for (let group = 0; group < k; group += 1) {
    const drawn = draw(chance, random);
    centres.x[group] = x[drawn]!;
    centres.y[group] = y[drawn]!;
    for (let place = 0; place < x.length; place += 1) {
      const squared = (x[place]! - x[drawn]!) ** 2 + (y[place]! - y[drawn]!) ** 2;
      if (squared < nearest[place]!) nearest[place] = squared;
      chance[place] = weight[place]! * nearest[place]!;
    }
  }
  return centres;
}

function draw(chance: Float64Array, random: RandomSource): number {
  let total = 0;
  for (const part of chance) total += part;
  let left = random.uniform() * total;
  let last = 0;
  for (let place = 0; place < chance.length; place += 1) {
    if (chance[place] === 0) continue;
    last = place;
    left -= chance[place]!;
    if (left < 0) break;
  }
  return last;
}

/**
 * Lloyd rounds until no point changes its group, of many points until that hardly lowers the sum of squares, or 100
 * rounds. A group that nobody is nearest to keeps its centre.
 */
export function lloyd(points: WeightedPoints, start: Points, mostRounds = MOST_ROUNDS): Grouping {
  const k = start.x.length;
  const groupOf = new Uint8Array(points.x.length).fill(255);
  const centres = { x: Float64Array.from(start.x), y: Float64Array.from(start.y) };
  const sums = { x: new Float64Array(k), y: new Float64Array(k), weight: new Float64Array(k) };
  const scratch = { squared: new Float64Array(points.x.length), nearest: new Uint8Array(points.x.length) };
  const least = points.x.length > MANY_POINTS ? LEAST_GAIN : 0;
  let squares = Infinity;
  for (let round = 0; round <= mostRounds; round += 1) {
    const assigned = assign(points, centres, scratch, groupOf, sums);
    const gained = squares - assigned.squares;
    squares = assigned.squares;
    if (!assigned.hasChanged || gained < least * squares) break;
    for (let group = 0; group < k; group += 1) {
      const weight = sums.weight[group]!;
      if (weight === 0) continue;
      centres.x[group] = sums.x[group]! / weight;
      centres.y[group] = sums.y[group]! / weight;
    }
  }
  return { centres, groupOf, squares };
}

/** What a round works in, with an entry for each point. */
interface Scratch {
  /** The squared distance to the nearest centre, and which that is. */
  readonly squared: Float64Array;
  readonly nearest: Uint8Array;
}

/** Gives each point to its nearest centre, on a tie to the earlier one, and adds up the points of each. */
function assign(
  { x, y, weight }: WeightedPoints,
  centres: Points,
  { squared, nearest }: Scratch,
  groupOf: Uint8Array,
  sums: WeightedPoints,
): { readonly hasChanged: boolean; readonly squares: number } {
  nearest.fill(0);
  squared.fill(Infinity);
  // Centre by centre: a processor does that in half the time of point by point.
  for (let group = 0; group < centres.x.length; group += 1) {
    const [centreX, centreY] = [centres.x[group]!, centres.y[group]!];
    for (let place = 0; place < x.length; place += 1) {
      const dx = x[place]! - centreX;
      const dy = y[place]! - centreY;
      const apart = dx * dx + dy * dy;
      if (apart < squared[place]!) {
        squared[place] = apart;
        nearest[place] = group;
      }
    }
  }
  sums.x.fill(0);
  sums.y.fill(0);
  sums.weight.fill(0);
  let hasChanged = false;
  let squares = 0;
  for (let place = 0; place < x.length; place += 1) {
    const best = nearest[place]!;
    if (groupOf[place] !== best) {
      groupOf[place] = best;
      hasChanged = true;
    }
    const own = weight[place]!;
    sums.x[best]! += own * x[place]!;
    sums.y[best]! += own * y[place]!;
    sums.weight[best]! += own;
    squares += own * squared[place]!;
  }
  return { hasChanged, squares };
}
