/**
 * The share of disagreement that lies between organisations, votes coded −1, 0, 1, beside what chance gives (OPN-56,
 * OPN-57): over organisations with at least three voters, the others pooled.
 */
import { betweenOrganisations } from '../../agreement/between-organisations.ts';
import { MISSING, type RatingTable } from '../../agreement/rating-table.ts';
import { isNoResult } from '../../status.ts';
import type { BetweenOrganisationsResult } from '../document.ts';
import type { Answer } from './answer.ts';
import { OTHERS } from './break-down-votes.ts';
import { untestedShare } from './untested-share.ts';

/** Voters that an organisation needs to be compared by itself. */
const FEWEST = 3;

/** People × statements beyond which relabelling them ten thousand times takes too long. */
const MOST_CELLS = 600_000;

/**
 * @param statements the answers to each
 * @returns null if fewer than two organisations can be compared, or nothing varies
 */
export function shareBetween(
  statements: readonly (readonly Answer[])[],
  { seed, isTested }: { readonly seed: number; readonly isTested: boolean },
): BetweenOrganisationsResult | null {
  const organisationOf = comparedPeople(statements);
  const organisations = [...new Set(organisationOf.values())];
  if (organisations.length < 2) return null;
  const counted = { organisations: organisations.length };
  if (!isTested || organisationOf.size * statements.length > MOST_CELLS) {
    const found = untestedShare(statements, organisationOf);
    return found === null ? null : { ...found, p: null, ...counted, status: 'not_tested' };
  }
  const found = betweenOrganisations(tableOf(statements, organisationOf, organisations), { seed });
  if (isNoResult(found)) return null;
  const { share, expected, test } = found;
  if (isNoResult(test)) return { share, expected, p: null, ...counted, status: 'not_testable' };
  return { share, expected, p: test.p, ...counted, status: 'ok' };
}

/** The people compared, each with an organisation or the pool; a pool that is too small is left out. */
function comparedPeople(statements: readonly (readonly Answer[])[]): ReadonlyMap<number, string> {
  const labelOf = new Map<number, string>();
  for (const answers of statements) for (const { person, label } of answers) labelOf.set(person, label);
  const people = new Map<string, number>();
  for (const label of labelOf.values()) people.set(label, (people.get(label) ?? 0) + 1);
  const isSmall = (label: string) => people.get(label)! < FEWEST;
  const pool = [...labelOf.values()].filter(isSmall).length;
  const compared = new Map<number, string>();
  for (const [person, label] of labelOf) {
    if (!isSmall(label)) compared.set(person, label);
    else if (pool >= FEWEST) compared.set(person, OTHERS);
  }
  return compared;
}

function tableOf(
  statements: readonly (readonly Answer[])[],
  organisationOf: ReadonlyMap<number, string>,
  organisations: readonly string[],
): RatingTable {
  const rowOf = new Map([...organisationOf.keys()].map((person, row) => [person, row]));
  const numberOf = new Map(organisations.map((organisation, number) => [organisation, number]));
  const items = statements.length;
  const cells = new Int16Array(rowOf.size * items).fill(MISSING);
  statements.forEach((answers, item) => {
    for (const { person, vote } of answers) {
      const row = rowOf.get(person);
      if (row !== undefined) cells[row * items + item] = vote + 1;
    }
  });
  return {
    scale: { min: -1, max: 1 },
    raters: rowOf.size,
    items,
    organisations: organisations.length,
    cells,
    organisationOf: Int32Array.from(organisationOf.values(), (label) => numberOf.get(label)!),
  };
}
