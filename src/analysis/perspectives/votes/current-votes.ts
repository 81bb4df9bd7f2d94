/**
 * The last vote of every person on every statement (OPN-2), people and statements in the order of their ids (OPN-3).
 * Takes time and memory in proportion to the votes: two passes of sorting by counting.
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
  const { last, tied } = lastVotes(votes, inverse(people), inverse(statementOf));
  const { matrix, personOf } = compress(votes, last, inverse(statementOf));
  return {
    matrix,
    personOf,
    statementOf,
    rowsByFirstVote: () => rowsByFirstVote(votes, personOf, participants.length),
    superseded: votes.value.length - last.length,
    tied,
  };
}

/** Which entries of a log are current, and which a later one replaced, in the order of the log. */
export function splitVotes(votes: VoteLog): { readonly current: number[]; readonly earlier: number[] } {
  const asTheyAre = (of: Int32Array) =>
    Int32Array.from({ length: of.reduce(max, -1) + 1 }, (_, place) => place);
  const { last } = lastVotes(votes, asTheyAre(votes.participant), asTheyAre(votes.statement));
  const isCurrent = new Uint8Array(votes.value.length);
  for (const vote of last) isCurrent[vote] = 1;
  const current: number[] = [];
  const earlier: number[] = [];
  for (let vote = 0; vote < isCurrent.length; vote += 1)
    (isCurrent[vote] === 1 ? current : earlier).push(vote);
  return { current, earlier };
}

const max = (a: number, b: number): number => Math.max(a, b);

interface LastVotes {
  readonly last: Int32Array;
  readonly tied: number;
}

function lastVotes(votes: VoteLog, rowOf: Int32Array, columnOf: Int32Array): LastVotes {
  const byColumn = sortByCounting(null, votes.statement, columnOf);
  return keepLast(votes, sortByCounting(byColumn, votes.participant, rowOf));
}

function inverse(order: Int32Array): Int32Array {
  const place = new Int32Array(order.length);
  for (let at = 0; at < order.length; at += 1) place[order[at]!] = at;
  return place;
}

/** Votes in the order of a key, votes of the same key in the order given (null: that of the log). */
function sortByCounting(given: Int32Array | null, key: Int32Array, placeOf: Int32Array): Int32Array {
  const next = new Int32Array(placeOf.length + 1);
  for (let vote = 0; vote < key.length; vote += 1) next[placeOf[key[vote]!]! + 1]! += 1;
  for (let place = 1; place < next.length; place += 1) next[place]! += next[place - 1]!;
  const sorted = new Int32Array(key.length);
  for (let at = 0; at < key.length; at += 1) {
    const vote = given === null ? at : given[at]!;
    const place = placeOf[key[vote]!]!;
    sorted[next[place]!] = vote;
    next[place]! += 1;
  }
  return sorted;
}

/** Of neighbours by the same person on the same statement the latest; of equal times the later in the log. */
function keepLast({ participant, statement, time, value }: VoteLog, sorted: Int32Array): LastVotes {
  let [kept, tied] = [0, 0];
  let isTied = false;
  for (const vote of sorted) {
    const before = kept === 0 ? -1 : sorted[kept - 1]!;
    const isSame =
      before >= 0 && participant[before] === participant[vote] && statement[before] === statement[vote];
    if (!isSame) {
      if (isTied) tied += 1;
      isTied = false;
      sorted[kept] = vote;
      kept += 1;
    } else if (time[vote]! >= time[before]!) {
      isTied = time[vote] === time[before] && (isTied || value[vote] !== value[before]);
      sorted[kept - 1] = vote;
    }
  }
  return { last: sorted.subarray(0, kept), tied: tied + (isTied ? 1 : 0) };
}

function compress(votes: VoteLog, last: Int32Array, columnOf: Int32Array) {
  const people: number[] = [];
  const starts: number[] = [];
  const column = new Int32Array(last.length);
  const value = new Int8Array(last.length);
  for (let at = 0; at < last.length; at += 1) {
    const vote = last[at]!;
    const person = votes.participant[vote]!;
    if (people.length === 0 || people[people.length - 1] !== person) {
      people.push(person);
      starts.push(at);
    }
    column[at] = columnOf[votes.statement[vote]!]!;
    value[at] = votes.value[vote]!;
  }
  starts.push(last.length);
  const rowStart = Int32Array.from(starts);
  const matrix = { rows: people.length, columns: columnOf.length, rowStart, column, value };
  return { matrix, personOf: Int32Array.from(people) };
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
