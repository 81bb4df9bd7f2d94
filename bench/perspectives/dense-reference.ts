/**
 * What a plain calculation does: every missing vote filled in with the mean, two components by power iteration on the
 * full matrix, ten starts of k-means. In typed arrays, without a support test and without any other figure.
 */
import { lloyd, plusPlusStart } from '../../src/analysis/perspectives/grouping/k-means.ts';
import type { Conversation } from '../../src/analysis/perspectives/conversation.ts';
import { seededRandom } from '../../src/analysis/random/seeded-random.ts';

const PRODUCTS = 40;
const STARTS = 10;

/** @returns the group of each participant */
export function denseReference({ participants, statements, votes }: Conversation, k: number): Uint8Array {
  const [rows, columns] = [participants.length, statements.length];
  const cells = filledCells(rows, columns, votes);
  const random = seededRandom(1);
  const first = component(cells, rows, columns, null);
  const second = component(cells, rows, columns, first);
  const points = {
    x: project(cells, rows, columns, first),
    y: project(cells, rows, columns, second),
    weight: new Float64Array(rows).fill(1),
  };
  const starts = Array.from({ length: STARTS }, () => lloyd(points, plusPlusStart(points, k, random)));
  return starts.reduce((best, other) => (other.squares < best.squares ? other : best)).groupOf;
}

function filledCells(rows: number, columns: number, votes: Conversation['votes']): Float64Array {
  const { participant, statement, value } = votes;
  const sums = new Float64Array(columns);
  const counts = new Float64Array(columns);
  value.forEach((vote, at) => {
    sums[statement[at]!]! += vote;
    counts[statement[at]!]! += 1;
  });
  const cells = new Float64Array(rows * columns);
  value.forEach((vote, at) => {
    const column = statement[at]!;
    cells[participant[at]! * columns + column] = vote - sums[column]! / counts[column]!;
  });
  return cells;
}

function component(
  cells: Float64Array,
  rows: number,
  columns: number,
  other: Float64Array | null,
): Float64Array {
  let vector = new Float64Array(columns).fill(1);
  for (let product = 0; product < PRODUCTS; product += 1) {
    if (other !== null) {
      const along = vector.reduce((sum, value, column) => sum + value * other[column]!, 0);
      vector = vector.map((value, column) => value - along * other[column]!);
    }
    const projected = project(cells, rows, columns, vector);
    const next = new Float64Array(columns);
    for (let row = 0; row < rows; row += 1) {
      const at = row * columns;
      for (let column = 0; column < columns; column += 1)
        next[column]! += cells[at + column]! * projected[row]!;
    }
    const size = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    vector = next.map((value) => value / size);
  }
  return vector;
}

function project(cells: Float64Array, rows: number, columns: number, vector: Float64Array): Float64Array {
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    const at = row * columns;
    for (let column = 0; column < columns; column += 1) sum += cells[at + column]! * vector[column]!;
    result[row] = sum;
  }
  return result;
}
