/** The votes that take part, by method: which statements have columns, which people rows and places (OPN-3 to OPN-16). */
import type { Conversation, StatementInput } from './conversation.ts';
import type { Settled } from './options.ts';
import { MIN_VOTES, POLIS_FEWEST_PLACED } from './settings.ts';
import { currentVotes, type CurrentVotes } from './votes/current-votes.ts';
import { countColumns, selectVotes, type ColumnCounts, type VoteMatrix } from './votes/vote-matrix.ts';

export interface Prepared {
  readonly conversation: Conversation;
  readonly current: CurrentVotes;
  /** All statements in the order of their ids, as the columns of `current`. */
  readonly statements: readonly StatementInput[];
  readonly isIncluded: readonly boolean[];
  /** Votes on each statement by everybody. */
  readonly totals: ColumnCounts;
  /** Votes on included statements, by people who have a row. */
  readonly matrix: VoteMatrix;
  /** For each row of `matrix`, the row of `current`. */
  readonly rowOf: Int32Array;
  /** For each column of `matrix`, the place in `statements`. */
  readonly columnOf: Int32Array;
  /** Places of statements whose column is zero for everybody (OPN-11); none in `default`. */
  readonly zeroed: readonly number[];
  /** The rows of `matrix` whose people are placed in groups, ascending. */
  readonly placed: Int32Array;
}

export function prepare(conversation: Conversation, options: Settled): Prepared {
  const current = currentVotes(conversation);
  const statements = Array.from(current.statementOf, (place) => conversation.statements[place]!);
  const totals = countColumns(current.matrix);
  const isIncluded = statements.map((statement) => takesPart(statement, options));
  const hasVotes = (place: number) =>
    totals.agree[place]! + totals.disagree[place]! + totals.pass[place]! > 0;
  const places = Array.from(statements.keys()).filter(hasVotes);
  const columnOf = Int32Array.from(places.filter((place) => isIncluded[place]));
  const isPolis = options.method === 'polis';
  const isInLens = (place: number) => options.lens === null || statements[place]!.lens === options.lens;
  const zeroed = isPolis ? places.filter((place) => !isIncluded[place] && isInLens(place)) : [];
  const placeOf = new Int32Array(statements.length).fill(-1);
  columnOf.forEach((place, column) => (placeOf[place] = column));
  const rowOf = isPolis ? current.rowsByFirstVote() : rowsWithVotes(current.matrix, placeOf);
  // Where every statement takes part there is nothing to select: two million votes need not be copied.
  const isWhole = !isPolis && columnOf.length === current.matrix.columns;
  const matrix = isWhole ? current.matrix : selectVotes(current.matrix, rowOf, placeOf, columnOf.length);
  const votesOf = votesByRow(isPolis ? current.matrix : matrix, isPolis ? rowOf : null);
  const placed = placePeople(votesOf, columnOf.length + zeroed.length, isPolis);
  return { conversation, current, statements, isIncluded, totals, matrix, rowOf, columnOf, zeroed, placed };
}

function takesPart(
  { moderation, isMetadata, lens }: StatementInput,
  { strictModeration, lens: shown }: Settled,
): boolean {
  if (isMetadata || moderation < (strictModeration ? 1 : 0)) return false;
  return shown === null || lens === shown;
}

function rowsWithVotes({ rows, rowStart, column }: VoteMatrix, placeOf: Int32Array): Int32Array {
  const found: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let at = rowStart[row]!; at < rowStart[row + 1]!; at += 1) {
      if (placeOf[column[at]!]! < 0) continue;
      found.push(row);
      break;
    }
  }
  return Int32Array.from(found);
}

function votesByRow({ rows, rowStart }: VoteMatrix, order: Int32Array | null): Int32Array {
  const votes = (row: number) => rowStart[row + 1]! - rowStart[row]!;
  return order === null ? Int32Array.from({ length: rows }, (_, row) => votes(row)) : order.map(votes);
}

/** Rows with enough votes (OPN-14); in `polis` filled up to 15 with those who voted most (OPN-15). */
function placePeople(votesOf: Int32Array, columns: number, isPolis: boolean): Int32Array {
  const enough = Math.min(MIN_VOTES, columns);
  const rows = Array.from(votesOf.keys());
  const placed = rows.filter((row) => votesOf[row]! > 0 && votesOf[row]! >= enough);
  if (isPolis && placed.length < POLIS_FEWEST_PLACED) {
    const others = rows.filter((row) => votesOf[row]! < enough).toSorted((a, b) => votesOf[b]! - votesOf[a]!);
    placed.push(...others.slice(0, POLIS_FEWEST_PLACED - placed.length));
  }
  return Int32Array.from(placed).toSorted();
}
