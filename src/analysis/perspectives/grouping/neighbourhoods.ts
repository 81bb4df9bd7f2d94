/**
 * Many points as a few hundred weighted ones: halved again and again across their wider side, at the middle point, each
 * part standing for its points at their mean.
 */
import type { Points } from '../components/positions.ts';
import type { WeightedPoints } from './k-means.ts';
import { pick } from './pick-points.ts';
import { valueOfRank } from './value-of-rank.ts';

/** Halvings: 512 neighbourhoods. */
const HALVINGS = 9;

export function neighbourhoods({ x, y }: Points): WeightedPoints {
  const parts: Int32Array[] = [];
  halve(
    Int32Array.from(x, (_, place) => place),
    HALVINGS,
  );

  function halve(places: Int32Array, left: number): void {
    if (left === 0 || places.length < 2) {
      parts.push(places);
      return;
    }
    const axis = width(x, places) >= width(y, places) ? x : y;
    const middle = places.length >> 1;
    split(places, axis, middle);
    halve(places.subarray(0, middle), left - 1);
    halve(places.subarray(middle), left - 1);
  }

  return {
    x: Float64Array.from(parts, (places) => mean(x, places)),
    y: Float64Array.from(parts, (places) => mean(y, places)),
    weight: Float64Array.from(parts, (places) => places.length),
  };
}

/** Puts those that come first along the axis, ties by place, before `middle`; places ascend before and after it. */
function split(places: Int32Array, axis: Float64Array, middle: number): void {
  const border = valueOfRank(pick(axis, places), middle);
  let onBorder = middle;
  for (const place of places) if (axis[place]! < border) onBorder -= 1;
  const after = new Int32Array(places.length - middle);
  let [first, rest] = [0, 0];
  for (const place of places) {
    const isOnBorder = axis[place] === border;
    if (axis[place]! < border || (isOnBorder && onBorder > 0)) {
      if (isOnBorder) onBorder -= 1;
      places[first] = place;
      first += 1;
    } else {
      after[rest] = place;
      rest += 1;
    }
  }
  places.set(after, middle);
}

function width(axis: Float64Array, places: Int32Array): number {
  let [least, most] = [Infinity, -Infinity];
  for (const place of places) {
    least = Math.min(least, axis[place]!);
    most = Math.max(most, axis[place]!);
  }
  return most - least;
}

function mean(axis: Float64Array, places: Int32Array): number {
  let sum = 0;
  for (const place of places) sum += axis[place]!;
  return sum / places.length;
}
