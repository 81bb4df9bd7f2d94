/**
 * Many points as a few hundred weighted ones: halved again and again across their wider side, at the middle point, each
 * part standing for its points at their mean.
 */
import type { Points } from '../components/positions.ts';
import type { WeightedPoints } from './k-means.ts';

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
    places.sort((a, b) => axis[a]! - axis[b]! || a - b);
    const middle = places.length >> 1;
    halve(places.subarray(0, middle), left - 1);
    halve(places.subarray(middle), left - 1);
  }

  return {
    x: Float64Array.from(parts, (places) => mean(x, places)),
    y: Float64Array.from(parts, (places) => mean(y, places)),
    weight: Float64Array.from(parts, (places) => places.length),
  };
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
