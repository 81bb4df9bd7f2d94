import type { Points } from '../components/positions.ts';

export function pickPoints({ x, y }: Points, places: Int32Array): Points {
  return { x: pick(x, places), y: pick(y, places) };
}

/** Of each place its value, in the order of the places. */
export function pick(values: Float64Array, places: Int32Array): Float64Array {
  const picked = new Float64Array(places.length);
  for (let at = 0; at < places.length; at += 1) picked[at] = values[places[at]!]!;
  return picked;
}
