import { compareText } from '../../analysis/compare.ts';
import { breakDown, SMALLEST_SHOWN } from '../../analysis/suppression.ts';

/** People who share organisation, place, level and what they did. */
export interface SeatGroup {
  /** Organisation id; empty: none given. */
  readonly organisation: string;
  readonly place: string;
  readonly level: string;
  /** Has asked something that was not withdrawn. */
  readonly asked: boolean;
  /** Has asked something that was answered. */
  readonly answered: boolean;
  readonly people: number;
}

/** A number of people, or in which end of the group it lies: there an exact figure would tell of each of them. */
export type Heard = number | 'fewer than 3' | 'nearly all or all';

export interface HeardRow {
  /** The place or level; empty: none given; null: the pool of small groups. */
  readonly group: string | null;
  /** Null where withheld, and then nothing else is told. */
  readonly joined: number | null;
  readonly asked: Heard | null;
  readonly answered: Heard | null;
}

/**
 * Who of those present asked and was answered, without exposing small groups (OPN-79, OPN-81). Null where no
 * breakdown is safe. How many people asked in all is told nowhere, so that nothing withheld follows by subtraction.
 */
export function heardBy(groups: readonly SeatGroup[], by: 'place' | 'level'): HeardRow[] | null {
  const keys = [...new Set(groups.map((group) => group[by]))];
  const sum = (own: readonly SeatGroup[]): number => own.reduce((total, { people }) => total + people, 0);
  const joined = new Map(keys.map((key) => [key, sum(groups.filter((each) => each[by] === key))]));
  const { rows } = breakDown(joined);
  return (
    rows?.map(({ group, people, withheld }) => {
      if (withheld || people === null) return { group, joined: null, asked: null, answered: null };
      const own = groups.filter((each) =>
        group === null ? (joined.get(each[by]) ?? 0) < SMALLEST_SHOWN : each[by] === group,
      );
      return {
        group,
        joined: people,
        asked: banded(sum(own.filter(({ asked }) => asked)), people),
        answered: banded(sum(own.filter(({ answered }) => answered)), people),
      };
    }) ?? null
  );
}

function banded(count: number, of: number): Heard {
  if (count < SMALLEST_SHOWN) return 'fewer than 3';
  return of - count < SMALLEST_SHOWN ? 'nearly all or all' : count;
}

export interface OrganisationRow {
  /** Null: the pool of small organisations; empty: none given, or not shown with the question. */
  readonly organisation: string | null;
  /** Null where withheld. */
  readonly joined: number | null;
  /** Questions that show this organisation. */
  readonly questions: number;
  readonly answered: number;
}

/**
 * Questions by the organisation that is shown with them; this is public anyway. Where it is not shown a question
 * counts for no organisation: counting it would tell where somebody works who was promised otherwise (LIVE-25).
 *
 * @param names of organisations by id
 */
export function heardOrganisations(
  groups: readonly SeatGroup[],
  questions: readonly { readonly organisation: string | null; readonly isAnswered: boolean }[],
  names: ReadonlyMap<string, string>,
): OrganisationRow[] | null {
  const joined = new Map<string, number>();
  for (const { organisation, people } of groups) {
    joined.set(organisation, (joined.get(organisation) ?? 0) + people);
  }
  const { rows } = breakDown(joined);
  if (rows === null) return null;
  const named = rows.map(({ group, people }) => ({
    organisation: group === null ? null : (names.get(group) ?? ''),
    joined: people,
  }));
  const standing = new Set(named.map(({ organisation }) => organisation));
  const rowOf = (shown: string | null): string | null => {
    if (shown === null || shown === '') return '';
    return standing.has(shown) ? shown : null;
  };
  const asked = Map.groupBy(questions, ({ organisation }) => rowOf(organisation));
  const further = [...asked.keys()].filter((organisation) => !standing.has(organisation));
  return [...named, ...further.map((organisation) => ({ organisation, joined: null }))]
    .toSorted((a, b) => compareText(sortKey(a.organisation), sortKey(b.organisation)))
    .map((row) => {
      const own = asked.get(row.organisation) ?? [];
      return { ...row, questions: own.length, answered: own.filter(({ isAnswered }) => isAnswered).length };
    });
}

/** By name, then those put together, then those without a name. */
function sortKey(organisation: string | null): string {
  if (organisation === null) return '1';
  return organisation === '' ? '2' : `0 ${organisation.toLowerCase()}`;
}
