/**
 * k-means as the published Polis calculation runs it (OPN-30, OPN-31): from the first distinct points, groups that
 * nobody is nearest to dropped, ended when every centre moved by less than 0.01.
 */
import type { Points } from '../components/positions.ts';
import type { WeightedPoints } from './k-means.ts';
import { nearestCentres } from './nearest-centre.ts';

export interface PolisGrouping {
  readonly centres: Points;
  /** The group of each point; groups are in the order in which they were produced. */
  readonly groupOf: Int32Array;
}

/** A centre that moved by less than this stands still. */
const STILL = 0.01;

/** The first `most` different points. */
export function firstDistinct({ x, y }: Points, most: number): Points {
  const seen = new Set<string>();
  const places: number[] = [];
  for (let place = 0; place < x.length && places.length < most; place += 1) {
    const key = `${x[place]} ${y[place]}`;
    if (seen.has(key)) continue;
    seen.add(key);
    places.push(place);
  }
  return {
    x: Float64Array.from(places, (place) => x[place]!),
    y: Float64Array.from(places, (place) => y[place]!),
  };
}

export function polisKMeans(points: WeightedPoints, k: number, mostRounds: number): PolisGrouping {
  let centres = firstDistinct(points, k);
  let groupOf: Int32Array = new Int32Array(points.x.length);
  for (let round = 1; ; round += 1) {
    const next = step(points, centres, groupOf);
    const isStill = standStill(centres, next.centres);
    ({ centres, groupOf } = next);
    if (isStill || round === mostRounds) return { centres, groupOf };
  }
}

function step(points: WeightedPoints, centres: Points, before: Int32Array): PolisGrouping {
  const nearest = nearestCentres(points, centres, before);
  const k = centres.x.length;
  const sums = { x: new Float64Array(k), y: new Float64Array(k), weight: new Float64Array(k) };
  for (let place = 0; place < nearest.length; place += 1) {
    const group = nearest[place]!;
    const weight = points.weight[place]!;
    sums.x[group]! += weight * points.x[place]!;
    sums.y[group]! += weight * points.y[place]!;
    sums.weight[group]! += weight;
  }
  const kept = Array.from(sums.weight.keys()).filter((group) => sums.weight[group]! > 0);
  const numberOf = new Int32Array(k);
  kept.forEach((group, number) => {
    numberOf[group] = number;
  });
  return {
    centres: {
      x: Float64Array.from(kept, (group) => sums.x[group]! / sums.weight[group]!),
      y: Float64Array.from(kept, (group) => sums.y[group]! / sums.weight[group]!),
    },
    groupOf: nearest.map((group) => numberOf[group]!),
  };
}

/** Old and new centres, each sorted by x and then y, are paired. */
function standStill(before: Points, after: Points): boolean {
  const [old, fresh] = [sorted(before), sorted(after)];
  const pairs = Math.min(old.length, fresh.length);
  for (let place = 0; place < pairs; place += 1) {
    const dx = before.x[old[place]!]! - after.x[fresh[place]!]!;
    const dy = before.y[old[place]!]! - after.y[fresh[place]!]!;
    if (!(Math.sqrt(dx * dx + dy * dy) < STILL)) return false;
  }
  return true;
}

function sorted({ x, y }: Points): number[] {
  return Array.from(x.keys()).toSorted((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
}
