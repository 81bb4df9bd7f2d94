import type { Points } from '../components/positions.ts';

/**
 * The nearest centre of each point, on a tie the earlier one. Centres are looked at from the point outwards along x, and
 * those further away along x than the nearest so far are not looked at: exact, and quick for a hundred centres.
 *
 * @param near for each point, a centre that may be near it
 */
export function nearestCentres(points: Points, centres: Points, near: Int32Array): Int32Array {
  const order = Int32Array.from(centres.x, (_, centre) => centre).toSorted(
    (a, b) => centres.x[a]! - centres.x[b]! || a - b,
  );
  const k = order.length;
  const xs = Float64Array.from(order, (centre) => centres.x[centre]!);
  const ys = Float64Array.from(order, (centre) => centres.y[centre]!);
  const nearest = new Int32Array(points.x.length);
  for (let place = 0; place < nearest.length; place += 1) {
    const px = points.x[place]!;
    const py = points.y[place]!;
    const guess = Math.min(near[place]!, k - 1);
    let best = guess;
    let least = (px - centres.x[guess]!) ** 2 + (py - centres.y[guess]!) ** 2;
    const from = firstAtLeast(xs, px);
    for (let at = from; at < k && (xs[at]! - px) ** 2 <= least; at += 1) {
      const squared = (px - xs[at]!) ** 2 + (py - ys[at]!) ** 2;
      if (squared < least || (squared === least && order[at]! < best)) {
        least = squared;
        best = order[at]!;
      }
    }
    for (let at = from - 1; at >= 0 && (xs[at]! - px) ** 2 <= least; at -= 1) {
      const squared = (px - xs[at]!) ** 2 + (py - ys[at]!) ** 2;
      if (squared < least || (squared === least && order[at]! < best)) {
        least = squared;
        best = order[at]!;
      }
    }
    nearest[place] = best;
  }
  return nearest;
}

/** The first place of ascending numbers that is at least `value`. */
function firstAtLeast(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
