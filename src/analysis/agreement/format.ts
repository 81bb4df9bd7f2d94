/** How the statistics of this folder are rounded for people (AGR-19). Inside, full precision is kept. */

/** A, α, η² and the like: 2 decimals, with a true minus sign. */
export function formatStatistic(value: number): string {
  const rounded = value.toFixed(2);
  return Number(rounded) === 0 ? '0.00' : rounded.replace('-', '−');
}

/** "p = 0.014", "p < 0.001"; p from random labelings is "about". */
export function formatP(p: number, { isAbout = false }: { readonly isAbout?: boolean } = {}): string {
  if (p < 0.001) return 'p < 0.001';
  return isAbout ? `about p = ${p.toFixed(3)}` : `p = ${p.toFixed(3)}`;
}

/** A share as whole per cent. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
