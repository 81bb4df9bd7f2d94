/**
 * Agreement as its formulas say, column by column over typed arrays and nothing cleverer: what the product's own code is
 * measured against.
 */
import type { RatingTable } from '../src/analysis/agreement/rating-table.ts';
import type { RandomSource } from '../src/analysis/random/seeded-random.ts';

const CATEGORIES = 5;

/** The 5% and 95% lines of A for 3 … `most` people, every composition listed and every triple looked at. */
export function linesUpTo(most: number): [low: number, high: number][] {
  return Array.from({ length: most - 2 }, (_, index) => lines(index + 3));
}

function lines(n: number): [number, number] {
  const logs = [0];
  for (let k = 1; k <= n; k += 1) logs.push(logs[k - 1]! + Math.log(k));
  const outcomes = compositions(n, CATEGORIES).map((counts) => ({
    value: agreement(counts),
    chance: Math.exp(counts.reduce((sum, count) => sum - logs[count]!, logs[n]! - n * Math.log(CATEGORIES))),
  }));
  outcomes.sort((a, b) => a.value - b.value);
  const quantile = (level: number) => {
    let cumulative = 0;
    for (const { value, chance } of outcomes) {
      cumulative += chance;
      if (cumulative >= level - 1e-9) return value;
    }
    return 1;
  };
  return [quantile(0.05), quantile(0.95)];
}

function compositions(n: number, parts: number): number[][] {
  if (parts === 1) return [[n]];
  const all: number[][] = [];
  for (let first = 0; first <= n; first += 1) {
    for (const rest of compositions(n - first, parts - 1)) all.push([first, ...rest]);
  }
  return all;
}

function agreement(counts: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  let left = [...counts];
  let total = 0;
  while (left.some((count) => count > 0)) {
    const pattern = left.map((count) => (count > 0 ? 1 : 0));
    const filled = pattern.filter((bit) => bit === 1).length;
    const height = Math.min(...left.filter((count) => count > 0));
    const narrowness = 1 - (filled - 1) / (left.length - 1);
    total += ((filled * height) / n) * (filled === 1 ? 1 : unimodality(pattern) * narrowness);
    left = left.map((count) => (count > 0 ? count - height : 0));
  }
  return total;
}

function unimodality(pattern: readonly number[]): number {
  const k = pattern.length;
  let [ended, interrupted] = [0, 0];
  for (let i = 0; i < k; i += 1) {
    for (let j = i + 1; j < k; j += 1) {
      for (let l = j + 1; l < k; l += 1) {
        const bits = pattern[i]! * 4 + pattern[j]! * 2 + pattern[l]!;
        ended += bits === 6 || bits === 3 ? 1 : 0;
        interrupted += bits === 5 ? 1 : 0;
      }
    }
  }
  const all = ended + interrupted;
  return all === 0 ? 0 : ((k - 2) * ended - (k - 1) * interrupted) / ((k - 2) * all);
}

/** A of every item, alpha of everybody by three distances, and the share between organisations. */
export function describe(table: RatingTable) {
  const columns = columnsOf(table);
  const counts = columns.map((column) => {
    const row = Array.from({ length: CATEGORIES }, () => 0);
    for (const value of column) row[value]! += 1;
    return row;
  });
  const alphas = (['nominal', 'ordinal', 'interval'] as const).map((metric) => alpha(counts, metric));
  const squares = totalSquares(columns);
  const share =
    (weighted(columns, table.organisationOf, table.organisations) - squares.overall) / squares.total;
  return { agreements: counts.map(agreement), alphas, share };
}

/** The share between organisations after each of `draws` random relabelings. */
export function relabel(table: RatingTable, draws: number, random: RandomSource): number[] {
  const columns = columnsOf(table);
  const squares = totalSquares(columns);
  const labels = Int32Array.from(table.organisationOf);
  return Array.from({ length: draws }, () => {
    random.shuffle(labels);
    return (weighted(columns, labels, table.organisations) - squares.overall) / squares.total;
  });
}

function columnsOf({ raters, items, cells }: RatingTable): Float64Array[] {
  return Array.from({ length: items }, (_, item) =>
    Float64Array.from({ length: raters }, (_, rater) => cells[rater * items + item]!),
  );
}

/** Σ T_k² / n_k over items and organisations. */
function weighted(columns: readonly Float64Array[], labels: Int32Array, organisations: number): number {
  const sizes = new Float64Array(organisations);
  for (const label of labels) sizes[label]! += 1;
  const sums = new Float64Array(organisations);
  let total = 0;
  for (const column of columns) {
    sums.fill(0);
    for (let rater = 0; rater < column.length; rater += 1) sums[labels[rater]!]! += column[rater]!;
    for (let label = 0; label < organisations; label += 1) total += sums[label]! ** 2 / sizes[label]!;
  }
  return total;
}

function totalSquares(columns: readonly Float64Array[]) {
  let [overall, squares] = [0, 0];
  for (const column of columns) {
    let sum = 0;
    for (const value of column) {
      sum += value;
      squares += value * value;
    }
    overall += sum ** 2 / column.length;
  }
  return { overall, total: squares - overall };
}

function alpha(counts: readonly (readonly number[])[], metric: 'nominal' | 'ordinal' | 'interval'): number {
  const totals = Array.from({ length: CATEGORIES }, (_, c) => counts.reduce((sum, row) => sum + row[c]!, 0));
  const n = totals.reduce((sum, total) => sum + total, 0);
  const distance = (c: number, k: number): number => {
    if (c === k) return 0;
    if (metric === 'nominal') return 1;
    if (metric === 'interval') return (c - k) ** 2;
    const between = totals.slice(Math.min(c, k), Math.max(c, k) + 1).reduce((sum, total) => sum + total, 0);
    return (between - (totals[c]! + totals[k]!) / 2) ** 2;
  };
  let [observed, expected] = [0, 0];
  for (let c = 0; c < CATEGORIES; c += 1) {
    for (let k = 0; k < CATEGORIES; k += 1) {
      for (const row of counts) {
        const size = row.reduce((sum, count) => sum + count, 0);
        observed += (row[c]! * row[k]! * distance(c, k)) / (size - 1);
      }
      expected += totals[c]! * totals[k]! * distance(c, k);
    }
  }
  return 1 - ((n - 1) * observed) / expected;
}
