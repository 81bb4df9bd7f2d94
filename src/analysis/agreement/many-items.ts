/**
 * How many of many items would look agreed, and as many split, by chance alone: 5% of them, rounded up (AGR-6).
 *
 * @param items the number of items judged in one round
 */
export function itemsClearByChance(items: number): number {
  return Math.ceil(items / 20);
}
