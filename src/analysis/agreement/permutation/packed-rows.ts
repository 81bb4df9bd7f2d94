/**
 * Several small whole numbers in one double, so that one addition adds them all.
 *
 * A double holds whole numbers of 53 bits exactly. With fields wide enough for the sum of a block of rows no field runs
 * into the next, and the sum of a block is read out once. For 60 items on 5 categories this makes 10 additions of 60.
 */

export interface Layout {
  /** Fields in one double. */
  readonly fields: number;
  /** Rows that may be added before a field overflows. */
  readonly block: number;
}

const BITS = 53;

/** Doubles added side by side: as many sums as stay in registers, where one alone would wait for each addition. */
const LANES = 5;

/**
 * The layout that adds and reads out `rows` rows of `columns` numbers up to `largest` with the least work, where the
 * rows are summed in groups of the given sizes.
 */
export function chooseLayout(columns: number, largest: number, groupSizes: readonly number[]): Layout {
  const rows = groupSizes.reduce((sum, size) => sum + size, 0);
  let best: Layout & { readonly work: number } = { fields: 1, block: rows, work: Infinity };
  for (let fields = 1; fields <= Math.min(columns, BITS); fields += 1) {
    const block = Math.floor((2 ** Math.floor(BITS / fields) - 1) / Math.max(1, largest));
    if (block < 1) break;
    const blocks = groupSizes.reduce((sum, size) => sum + Math.ceil(size / block), 0);
    const words = wordsFor(columns, fields);
    const work = rows * words + 2 * blocks * columns;
    if (work < best.work) best = { fields, block, work };
  }
  return best;
}

export interface PackedRows {
  readonly columns: number;
  readonly fields: number;
  readonly block: number;
  /** Doubles in a row. */
  readonly words: number;
  readonly packed: Float64Array;
  /** One more than the largest number a field can hold: what the next field counts in. */
  readonly base: number;
  /** Room for the sums of one block. */
  readonly totals: Float64Array;
}

/**
 * @param columns numbers in a row
 * @param valueAt whole numbers, 0 or more
 */
export function packRows(
  rows: number,
  columns: number,
  valueAt: (row: number, column: number) => number,
  { fields, block }: Layout,
): PackedRows {
  const words = wordsFor(columns, fields);
  const base = 2 ** Math.floor(BITS / fields);
  const packed = new Float64Array(rows * words);
  for (let row = 0; row < rows; row += 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const index = row * words + Math.floor(column / fields);
      packed[index] = packed[index]! * base + valueAt(row, column);
    }
  }
  return { columns, fields, block, words, packed, base, totals: new Float64Array(words) };
}

/** Adds up the rows `order[from]` … `order[to − 1]`, no more than a block of them, and adds the sums to `into`. */
export function addBlock(
  rows: PackedRows,
  order: Int32Array,
  from: number,
  to: number,
  into: Float64Array,
): void {
  const { packed, words, totals } = rows;
  for (let word = 0; word < words; word += LANES) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    for (let place = from; place < to; place += 1) {
      const index = order[place]! * words + word;
      a += packed[index]!;
      b += packed[index + 1]!;
      c += packed[index + 2]!;
      d += packed[index + 3]!;
      e += packed[index + 4]!;
    }
    totals[word] = a;
    totals[word + 1] = b;
    totals[word + 2] = c;
    totals[word + 3] = d;
    totals[word + 4] = e;
  }
  readOut(rows, into);
}

function readOut({ columns, fields, base, totals }: PackedRows, into: Float64Array): void {
  const inverse = 1 / base;
  let column = 0;
  for (let word = 0; column < columns; word += 1) {
    const total = totals[word]!;
    let scale = inverse;
    let rest = total;
    for (let field = 0; field < fields && column < columns; field += 1) {
      // Each quotient is taken from the total, not from the one before, so that none waits for another.
      const higher = Math.floor(total * scale);
      into[column]! += rest - higher * base;
      rest = higher;
      scale *= inverse;
      column += 1;
    }
  }
}

/** Doubles for so many columns, filled up to whole rounds of lanes. */
function wordsFor(columns: number, fields: number): number {
  return Math.ceil(columns / fields / LANES) * LANES;
}
