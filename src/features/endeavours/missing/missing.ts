import type { Endeavour, EndeavourSeatId, MemberId, SeatWithHolders } from '../endeavour.ts';

/** A member says who should be here. */
export interface Nomination {
  readonly name: string;
  readonly nameKey: string;
  readonly reason: string;
  readonly memberId: MemberId;
}

/** So many members must name a voice before it is listed (NET-20). */
export const NAMED_BY_AT_LEAST = 2;

export interface MissingVoice {
  readonly name: string;
  readonly namedBy: number;
  readonly reasons: readonly string[];
}

/** What two spellings of one name share. */
export function voiceKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Voices named by two members or more that hold no seat, those named most often first. Reasons name nobody. */
export function missingVoices(
  nominations: readonly Nomination[],
  seats: readonly Pick<SeatWithHolders, 'name' | 'organisation' | 'holders'>[],
): readonly MissingVoice[] {
  const here = new Set(
    seats
      .filter(({ holders }) => holders.length > 0)
      .flatMap(({ name, organisation }) => [voiceKey(name), voiceKey(organisation)]),
  );
  return [...Map.groupBy(nominations, ({ nameKey }) => nameKey)]
    .filter(([key]) => !here.has(key))
    .map(([, named]) => ({
      name: named[0]?.name ?? '',
      namedBy: new Set(named.map(({ memberId }) => memberId)).size,
      reasons: named.map(({ reason }) => reason).filter((reason) => reason !== ''),
    }))
    .filter(({ namedBy }) => namedBy >= NAMED_BY_AT_LEAST)
    .toSorted((a, b) => b.namedBy - a.namedBy || a.name.localeCompare(b.name, 'en'));
}

/** What was said of one cell of the grid. */
export interface CellNote {
  readonly place: string;
  readonly level: string;
  readonly isNeeded: boolean;
  readonly reason: string;
  /** The seat that said so. */
  readonly seatId: EndeavourSeatId | null;
  readonly saidAt: Date;
}

export interface Cell {
  readonly place: string;
  readonly level: string;
  readonly state: 'filled' | 'empty' | 'not-needed';
  readonly filled: readonly SeatWithHolders[];
  readonly vacant: readonly SeatWithHolders[];
  /** Since when nobody is here; null unless it is empty. */
  readonly emptySince: Date | null;
  readonly note: CellNote | undefined;
}

export interface Coverage {
  /** In the order of the endeavour's places, and of its levels within each. */
  readonly cells: readonly Cell[];
  /** The empty needed cells, the oldest first. */
  readonly gaps: readonly Cell[];
  readonly filled: number;
  readonly needed: number;
  /** Filled needed cells by needed cells, 0 to 1. */
  readonly share: number | 'not_enough_data';
}

/** The matrix of places by levels (NET-21): who is here, who is missing, what is not needed. */
export function coverageOf(
  endeavour: Pick<Endeavour, 'places' | 'levels' | 'startedAt'>,
  seats: readonly SeatWithHolders[],
  notes: readonly CellNote[],
): Coverage {
  const cells = endeavour.places.flatMap((place) =>
    endeavour.levels.map((level) => cellOf(endeavour, seats, notes, place, level)),
  );
  const needed = cells.filter(({ state }) => state !== 'not-needed');
  const filled = needed.filter(({ state }) => state === 'filled').length;
  return {
    cells,
    gaps: needed
      .filter(({ state }) => state === 'empty')
      .toSorted((a, b) => (a.emptySince?.getTime() ?? 0) - (b.emptySince?.getTime() ?? 0)),
    filled,
    needed: needed.length,
    share: needed.length === 0 ? 'not_enough_data' : filled / needed.length,
  };
}

function cellOf(
  { startedAt }: Pick<Endeavour, 'startedAt'>,
  seats: readonly SeatWithHolders[],
  notes: readonly CellNote[],
  place: string,
  level: string,
): Cell {
  const own = seats.filter((seat) => seat.place === place && seat.level === level);
  const filled = own.filter(({ holders }) => holders.length > 0);
  const vacant = own.filter(({ holders }) => holders.length === 0);
  const note = notes.find((each) => each.place === place && each.level === level);
  const state = filled.length > 0 ? 'filled' : note?.isNeeded === false ? 'not-needed' : 'empty';
  const since = [
    startedAt,
    ...vacant.flatMap(({ emptySince, heldBefore }) =>
      heldBefore.length > 0 && emptySince ? [emptySince] : [],
    ),
    ...(note?.isNeeded === true ? [note.saidAt] : []),
  ];
  const emptySince =
    state === 'empty' ? since.reduce((latest, each) => (each > latest ? each : latest)) : null;
  return { place, level, state, filled, vacant, emptySince, note };
}
