/**
 * Votes by person, without the cells where nobody voted (compressed sparse rows). Within a row, columns ascend.
 */
export interface VoteMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Where each row begins; one more entry says where the last one ends. */
  readonly rowStart: Int32Array;
  readonly column: Int32Array;
  /** 1, 0 or −1. */
  readonly value: Int8Array;
}

/**
 * The rows and columns named, in that order.
 *
 * @param rows places of rows
 * @param placeOf for each column its new place, or −1 to leave it out; places ascend
 * @param columns how many stay
 */
export function selectVotes(
  matrix: VoteMatrix,
  rows: Int32Array,
  placeOf: Int32Array,
  columns: number,
): VoteMatrix {
  let size = 0;
  for (const row of rows) size += matrix.rowStart[row + 1]! - matrix.rowStart[row]!;
  const rowStart = new Int32Array(rows.length + 1);
  const column = new Int32Array(size);
  const value = new Int8Array(size);
  let at = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place]!;
    for (let from = matrix.rowStart[row]!; from < matrix.rowStart[row + 1]!; from += 1) {
      const target = placeOf[matrix.column[from]!]!;
      if (target < 0) continue;
      column[at] = target;
      value[at] = matrix.value[from]!;
      at += 1;
    }
    rowStart[place + 1] = at;
  }
  return {
    rows: rows.length,
    columns,
    rowStart,
    column: column.subarray(0, at),
    value: value.subarray(0, at),
  };
}

/** Agrees, disagrees and passes by column: three arrays of the number of columns. */
export interface ColumnCounts {
  readonly agree: Int32Array;
  readonly disagree: Int32Array;
  readonly pass: Int32Array;
}

/** Disagree, pass and agree. */
export const VALUES = 3;

/** Votes of each value by column, the counts of a column beside each other: one step for a vote, whatever it says. */
export class VoteCounter {
  /** For each column its disagrees, passes and agrees. */
  readonly cells: Int32Array;

  constructor(columns: number) {
    this.cells = new Int32Array(columns * VALUES);
  }

  /** Counts the votes from `start` until before `end`, as of one row or of all. */
  add({ column, value }: Pick<VoteMatrix, 'column' | 'value'>, start: number, end: number): void {
    const { cells } = this;
    for (let at = start; at < end; at += 1) cells[column[at]! * VALUES + value[at]! + 1]! += 1;
  }

  counts(): ColumnCounts {
    return { agree: this.#of(1), disagree: this.#of(-1), pass: this.#of(0) };
  }

  #of(value: number): Int32Array {
    const counts = new Int32Array(this.cells.length / VALUES);
    for (let column = 0; column < counts.length; column += 1) {
      counts[column] = this.cells[column * VALUES + value + 1]!;
    }
    return counts;
  }
}

export function countColumns(matrix: VoteMatrix): ColumnCounts {
  const counter = new VoteCounter(matrix.columns);
  counter.add(matrix, 0, matrix.column.length);
  return counter.counts();
}
