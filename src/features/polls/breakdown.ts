import { compareText } from '../../analysis/compare.ts';
import { breakDown, type BreakdownRow } from '../../analysis/suppression.ts';
import type { Answer } from './answer.ts';
import { type PollQuestion, scalePoints } from './poll.ts';
import { type AnswerGroup, countAnswered } from './results.ts';

/** Everybody at a session reads it, also people of no organisation: five people stand behind a figure (OPN-79). */
const LEAST_PEOPLE = 5;
/** Below this, an organisation in which all answered alike is told in bands (OPN-81). */
const EXACT_FROM = 10;

/** People, or a band where an exact figure would tell what each of a few people answered. */
export type Cell = number | 'nearly all' | 'nearly none';

export interface OrganisationRow {
  /** Null for the pool of small organisations; empty for people who gave none. */
  readonly organisation: string | null;
  /** People who chose something; null where withheld, and then there are no cells, or told in bands. */
  readonly people: number | null;
  /** One for each column. */
  readonly cells: readonly Cell[] | null;
}

/** How the organisations answered (LIVE-70, section 15 of the perspectives: OPN-79 to OPN-81). */
export interface OrganisationTable {
  /** Options, numbers of the scale, or the option ranked first. */
  readonly columns: readonly string[];
  readonly rows: readonly OrganisationRow[];
}

/**
 * The table for a closed poll: it is made once, so that two of them cannot be compared (OPN-82). Null for text, and
 * where it would show fewer than two organisations.
 *
 * @param names of organisations by id
 * @param least people behind a figure, 5 unless given; never fewer than 3
 */
export function byOrganisation(
  poll: PollQuestion,
  groups: readonly AnswerGroup[],
  names: ReadonlyMap<string, string>,
  least: number = LEAST_PEOPLE,
): OrganisationTable | null {
  if (poll.kind === 'text') return null;
  const chosen = groups.filter(({ answer }) => !('none' in answer));
  const byKey = Map.groupBy(chosen, ({ organisation }) => organisation);
  const counts = new Map([...byKey].map(([key, own]) => [key, countAnswered(own)]));
  const columns = columnsOf(poll);
  const rows = protectSingleBand(
    byName(breakDown(counts, { minimum: least }).rows ?? [], names).map(({ group, withheld }) => {
      const own = chosen.filter(({ organisation }) =>
        group === null ? (counts.get(organisation) ?? 0) < least : organisation === group,
      );
      const organisation = group === null ? null : (names.get(group) ?? '');
      return { organisation, people: countAnswered(own), cells: withheld ? null : cellsOf(columns, own) };
    }),
  );
  if (rows.filter(({ cells }) => cells !== null).length < 2) return null;
  return {
    columns: columns.map(({ name }) => name),
    rows: rows.map((row) => (isExact(row) ? row : { ...row, people: null })),
  };
}

interface CountedRow extends OrganisationRow {
  readonly people: number;
}

function isExact({ cells }: OrganisationRow): boolean {
  return cells?.every((cell) => typeof cell === 'number') === true;
}

/** A band that stands alone follows from the totals by subtraction, so the smallest exact row is withheld with it. */
function protectSingleBand(rows: readonly CountedRow[]): readonly CountedRow[] {
  if (rows.filter((row) => !isExact(row)).length !== 1) return rows;
  const smallest = rows.filter(isExact).toSorted((a, b) => a.people - b.people)[0];
  return rows.map((row) => (row === smallest ? { ...row, cells: null } : row));
}

/** In the order of their names, the pool last. */
function byName(rows: readonly BreakdownRow[], names: ReadonlyMap<string, string>): readonly BreakdownRow[] {
  const nameOf = ({ group }: BreakdownRow): string => names.get(group ?? '') ?? '';
  return rows.toSorted(
    (a, b) => Number(a.group === null) - Number(b.group === null) || compareText(nameOf(a), nameOf(b)),
  );
}

interface Column {
  readonly name: string;
  holds(answer: Answer): boolean;
}

function columnsOf(poll: PollQuestion): Column[] {
  if (poll.kind === 'scale' && poll.scale !== null) {
    return scalePoints(poll.scale).map((point) => ({
      name: String(point),
      holds: (answer) => 'scale' in answer && answer.scale === point,
    }));
  }
  return poll.options.map(({ id, text }) => ({
    name: text,
    holds: (answer) =>
      'options' in answer &&
      (poll.kind === 'ranking' ? answer.options[0] === id : answer.options.includes(id)),
  }));
}

function cellsOf(columns: readonly Column[], own: readonly AnswerGroup[]): Cell[] {
  const people = countAnswered(own);
  const exact = columns.map((column) => countAnswered(own.filter(({ answer }) => column.holds(answer))));
  const isUnanimous = exact.every((count) => count === 0 || count === people);
  if (people >= EXACT_FROM || !isUnanimous) return exact;
  return exact.map((count) => (count === 0 ? 'nearly none' : 'nearly all'));
}
