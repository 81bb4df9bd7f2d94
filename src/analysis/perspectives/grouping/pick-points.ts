import type { Points } from '../components/positions.ts';

export function pickPoints({ x, y }: Points, places: Int32Array): Points {
  return {
    x: Float64Array.from(places, (place) => x[place]!),
    y: Float64Array.from(places, (place) => y[place]!),
  };
}
