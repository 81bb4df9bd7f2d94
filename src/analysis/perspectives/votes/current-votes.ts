/**
 * The last vote of every person on every statement (OPN-2), people and statements in the order of their ids (OPN-3).
 * Takes time and memory in proportion to the votes: two passes of sorting by counting, in which what the next step asks
 * of a vote is carried along, so that it need not be looked up all over a long log.
 */
import type { Conversation, VoteLog } from '../conversation.ts';
import { orderOfIds } from './identifiers.ts';
import type { VoteMatrix } from './vote-matrix.ts';

export interface CurrentVotes {
  /** People with at least one vote × all statements, both in the order of their ids. */
  readonly matrix: VoteMatrix;
  /** The place in the conversation of the person of each row. */
  readonly personOf: Int32Array;
  /** The place in the conversation of the statement of each column. */
  readonly statementOf: Int32Array;
  /** The rows in the order of people's first votes, ties in the order of the log (OPN-3, `polis`). */
  readonly rowsByFirstVote: () => Int32Array;
  /** Votes that a later one replaced. */
  readonly superseded: number;
  /** Pairs of a person and a statement whose latest votes differ and have equal times, so that their order decided. */
  readonly tied: number;
}

export function currentVotes({ participants, statements, votes }: Conversation): CurrentVotes {
  const statementOf = orderOfIds(statements.map(({ id }) => id));
  const people = orderOfIds(participants.map(({ id }) => id));
  const { rowStart, vote, column, tied } = lastVotes(votes, inverse(people), inverse(statementOf));
  const value = new Int8Array(vote.length);
  for (let at = 0; at < vote.length; at += 1) value[at] = votes.value[vote[at]!]!;
  const { personOf, starts } = withoutSilent(people, rowStart);
  const matrix = {
    rows: personOf.length,
    columns: statementOf.length,
    rowStart: starts,
    column,
    value,
  };
  return {
    matrix,
    personOf,
    statementOf,
    rowsByFirstVote: () => rowsByFirstVote(votes, personOf, participants.length),
    superseded: votes.value.length - vote.length,
    tied,
  };
}

/** Which entries of a log are current, and which a later one replaced, in the order of the log. */
export function splitVotes(votes: VoteLog): { readonly current: number[]; readonly earlier: number[] } {
  const asTheyAre = (of: Int32Array) =>
    Int32Array.from({ length: of.reduce(max, -1) + 1 }, (_, place) => place);
  const { vote: last } = lastVotes(votes, asTheyAre(votes.participant), asTheyAre(votes.statement));
  const isCurrent = new Uint8Array(votes.value.length);
  for (const vote of last) isCurrent[vote] = 1;
  const current: number[] = [];
  const earlier: number[] = [];
  for (let vote = 0; vote < isCurrent.length; vote += 1)
    (isCurrent[vote] === 1 ? current : earlier).push(vote);
  return { current, earlier };
}

const max = (a: number, b: number): number => Math.max(a, b);

/** The votes that count, by row and within it by column. */
interface LastVotes {
  /** Where each row begins; one more entry says where the last one ends. */
  readonly rowStart: Int32Array;
  /** Places in the log. */
  readonly vote: Int32Array;
  readonly column: Int32Array;
  readonly tied: number;
}

function lastVotes(votes: VoteLog, rowOf: Int32Array, columnOf: Int32Array): LastVotes {
  return keepLast(votes, sortByRow(sortByColumn(votes, rowOf, columnOf), rowOf.length));
}

function inverse(order: Int32Array): Int32Array {
  const place = new Int32Array(order.length);
  for (let at = 0; at < order.length; at += 1) place[order[at]!] = at;
  return place;
}

interface ByColumn {
  /** Where each column begins, and where the last one ends. */
  readonly starts: Int32Array;
  readonly vote: Int32Array;
  /** The row of each vote. */
  readonly row: Int32Array;
}

/** Votes by column, within it in the order of the log. */
function sortByColumn(
  { participant, statement }: VoteLog,
  rowOf: Int32Array,
  columnOf: Int32Array,
): ByColumn {
  const starts = startsOf(statement, columnOf);
  const next = starts.slice();
  const vote = new Int32Array(statement.length);
  const row = new Int32Array(statement.length);
  for (let at = 0; at < statement.length; at += 1) {
    const column = columnOf[statement[at]!]!;
    const to = next[column]!;
    next[column] = to + 1;
    vote[to] = at;
    row[to] = rowOf[participant[at]!]!;
  }
  return { starts, vote, row };
}

interface ByRow {
  readonly rowStart: Int32Array;
  readonly vote: Int32Array;
  readonly column: Int32Array;
}

/** The same by row, within it by column. */
function sortByRow({ starts, vote, row }: ByColumn, rows: number): ByRow {
  const rowStart = new Int32Array(rows + 1);
  for (let at = 0; at < row.length; at += 1) rowStart[row[at]! + 1]! += 1;
  addUp(rowStart);
  const next = rowStart.slice();
  const sorted = new Int32Array(vote.length);
  const column = new Int32Array(vote.length);
  for (let place = 0; place + 1 < starts.length; place += 1) {
    for (let at = starts[place]!; at < starts[place + 1]!; at += 1) {
      const to = next[row[at]!]!;
      next[row[at]!] = to + 1;
      sorted[to] = vote[at]!;
      column[to] = place;
    }
  }
  return { rowStart, vote: sorted, column };
}

/** Where the votes of each place begin when they are sorted by it, and where the last ones end. */
function startsOf(key: Int32Array, placeOf: Int32Array): Int32Array {
  const starts = new Int32Array(placeOf.length + 1);
  for (let at = 0; at < key.length; at += 1) starts[placeOf[key[at]!]! + 1]! += 1;
  addUp(starts);
  return starts;
}

function addUp(counts: Int32Array): void {
  for (let place = 1; place < counts.length; place += 1) counts[place]! += counts[place - 1]!;
}

/** Of votes by the same person on the same statement the latest; of equal times the later in the log. In place. */
function keepLast({ time, value }: VoteLog, { rowStart, vote, column }: ByRow): LastVotes {
  let [kept, tied, at] = [0, 0, 0];
  for (let row = 0; row + 1 < rowStart.length; row += 1) {
    const end = rowStart[row + 1]!;
    rowStart[row] = kept;
    while (at < end) {
      const own = column[at]!;
      let last = vote[at]!;
      let isTied = false;
      for (at += 1; at < end && column[at] === own; at += 1) {
        const other = vote[at]!;
        if (time[other]! < time[last]!) continue;
        isTied = time[other] === time[last] && (isTied || value[other] !== value[last]);
        last = other;
      }
      if (isTied) tied += 1;
      vote[kept] = last;
      column[kept] = own;
      kept += 1;
    }
  }
  rowStart[rowStart.length - 1] = kept;
  return { rowStart, vote: vote.subarray(0, kept), column: column.subarray(0, kept), tied };
}

/** The people who voted, of all in the order of rows, and where the votes of each begin. */
function withoutSilent(people: Int32Array, rowStart: Int32Array) {
  const voted = people.map((_, row) => row).filter((row) => rowStart[row + 1]! > rowStart[row]!);
  const starts = new Int32Array(voted.length + 1).fill(rowStart.at(-1)!);
  voted.forEach((row, place) => (starts[place] = rowStart[row]!));
  return { personOf: voted.map((row) => people[row]!), starts };
}

function rowsByFirstVote(votes: VoteLog, personOf: Int32Array, people: number): Int32Array {
  const first = new Int32Array(people).fill(-1);
  for (let vote = 0; vote < votes.value.length; vote += 1) {
    const known = first[votes.participant[vote]!]!;
    if (known < 0 || votes.time[vote]! < votes.time[known]!) first[votes.participant[vote]!] = vote;
  }
  const firstOf = (row: number) => first[personOf[row]!]!;
  return Int32Array.from(personOf, (_, row) => row).toSorted(
    (a, b) => votes.time[firstOf(a)]! - votes.time[firstOf(b)]! || firstOf(a) - firstOf(b),
  );
}
