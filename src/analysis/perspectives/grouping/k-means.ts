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
  let total = 0;
  for (const part of weight) total += part;
  for (let group = 0; group < k; group += 1) {
    const drawn = draw(chance, total, random);
    const [drawnX, drawnY] = [x[drawn]!, y[drawn]!];
    centres.x[group] = drawnX;
    centres.y[group] = drawnY;
    if (group + 1 === k) break;
    total = 0;
    for (let place = 0; place < x.length; place += 1) {
      const squared = (x[place]! - drawnX) ** 2 + (y[place]! - drawnY) ** 2;
      if (squared < nearest[place]!) nearest[place] = squared;
      const part = weight[place]! * nearest[place]!;
      chance[place] = part;
      total += part;
    }
  }
  return centres;
}

/** @param total the sum of the chances */
function draw(chance: Float64Array, total: number, random: RandomSource): number {
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
  const nearest = new Uint8Array(points.x.length);
  const least = points.x.length > MANY_POINTS ? LEAST_GAIN : 0;
  let squares = Infinity;
  for (let round = 0; round <= mostRounds; round += 1) {
    const assigned = assign(points, centres, nearest, groupOf, sums);
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

/**
 * Gives each point to its nearest centre, on a tie to the earlier one, and adds up the points of each.
 *
 * @param nearest what a round works in, with an entry for each point
 */
function assign(
  points: WeightedPoints,
  centres: Points,
  nearest: Uint8Array,
  groupOf: Uint8Array,
  sums: WeightedPoints,
): { readonly hasChanged: boolean; readonly squares: number } {
  nearestOfThree(points, centres, nearest);
  for (let group = 3; group < centres.x.length; group += 1) nearerTo(group, points, centres, nearest);
  const { x, y, weight } = points;
  sums.x.fill(0);
  sums.y.fill(0);
  sums.weight.fill(0);
  let changes = 0;
  let squares = 0;
  for (let place = 0; place < x.length; place += 1) {
    const best = nearest[place]!;
    changes |= groupOf[place]! ^ best;
    groupOf[place] = best;
    const own = weight[place]!;
    sums.x[best]! += own * x[place]!;
    sums.y[best]! += own * y[place]!;
    sums.weight[best]! += own;
    squares += own * squaredLength(x[place]! - centres.x[best]!, y[place]! - centres.y[best]!);
  }
  return { hasChanged: changes !== 0, squares };
}

/**
 * The nearest of the first three centres, or of as many as there are, with no branch that a processor would have to guess:
 * that takes half the time of comparing one after the other.
 */
function nearestOfThree({ x, y }: Points, centres: Points, nearest: Uint8Array): void {
  const [firstX, secondX = Infinity, thirdX = Infinity] = centres.x;
  const [firstY, secondY = Infinity, thirdY = Infinity] = centres.y;
  for (let place = 0; place < x.length; place += 1) {
    const px = x[place]!;
    const py = y[place]!;
    const first = squaredLength(px - firstX!, py - firstY!);
    const second = squaredLength(px - secondX, py - secondY);
    const third = squaredLength(px - thirdX, py - thirdY);
    const isSecond = Number(second < first);
    const isThird = Number(third < first) * Number(third < second);
    nearest[place] = isSecond + isThird * (2 - isSecond);
  }
}

/** Gives a group those points that are nearer to its centre than to the nearest so far, likewise without a branch. */
function nearerTo(group: number, { x, y }: Points, centres: Points, nearest: Uint8Array): void {
  const centreX = centres.x[group]!;
  const centreY = centres.y[group]!;
  for (let place = 0; place < x.length; place += 1) {
    const best = nearest[place]!;
    const apart = squaredLength(x[place]! - centres.x[best]!, y[place]! - centres.y[best]!);
    const isNearer = Number(squaredLength(x[place]! - centreX, y[place]! - centreY) < apart);
    nearest[place] = best + isNearer * (group - best);
  }
}

function squaredLength(dx: number, dy: number): number {
  return dx * dx + dy * dy;
}
