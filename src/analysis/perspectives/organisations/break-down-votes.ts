/** Votes on one statement by organisation, or by kind of seat, without exposing few people (OPN-79 to OPN-81). */
import { breakDown } from '../../suppression.ts';
import type { OrganisationVotes, VoteCounts } from '../document.ts';

/** The pool of those too small to be shown. */
export const OTHERS = 'other organisations';
/** Those who gave no organisation (OPN-55). */
export const NOT_STATED = 'not stated';

/** Up to this many people who all answered alike are told as a band (OPN-81). */
const BAND_BELOW = 10;

/**
 * @param votes by label: the name of an organisation, or of a kind of seat
 * @param minimum people behind a shown figure: 3 for members, 5 for anything published
 * @returns rows in the order of the alphabet, the pool last; empty if no breakdown can be shown safely
 * @throws InvalidInputError `minimum_too_small`
 */
export function breakDownVotes(
  votes: ReadonlyMap<string, VoteCounts>,
  minimum: number,
): readonly OrganisationVotes[] {
  const people = new Map([...votes].map(([label, counts]) => [label, counts.votes]));
  const { rows } = breakDown(people, { minimum });
  if (rows === null) return [];
  const named = new Set(rows.map(({ group }) => group));
  const pool = [...votes].filter(([label]) => !named.has(label)).map(([, counts]) => counts);
  const shown = rows.map(({ group, withheld }) => {
    const counts = group === null ? sum(pool) : votes.get(group)!;
    return { label: group ?? OTHERS, counts, withheld, band: withheld ? null : bandOf(counts) };
  });
  return protectSingleBand(shown).map(({ label, counts, withheld, band }) =>
    withheld || band !== null
      ? { organisation: label, agree: null, disagree: null, pass: null, votes: null, band, withheld }
      : { organisation: label, ...counts, band, withheld },
  );
}

interface Shown {
  readonly label: string;
  readonly counts: VoteCounts;
  readonly withheld: boolean;
  readonly band: string | null;
}

/** A band that stands alone follows from the total by subtraction, so the smallest shown row is withheld with it. */
function protectSingleBand(rows: readonly Shown[]): readonly Shown[] {
  const hidden = rows.filter(({ withheld, band }) => withheld || band !== null);
  if (hidden.length !== 1) return rows;
  const others = rows.filter((row) => row !== hidden[0]);
  const smallest = others.toSorted((a, b) => a.counts.votes - b.counts.votes)[0];
  if (smallest === undefined) return [];
  return rows.map((row) => (row === smallest ? { ...row, withheld: true } : row));
}

function bandOf({ agree, disagree, pass, votes }: VoteCounts): string | null {
  if (votes >= BAND_BELOW) return null;
  if (agree === votes) return 'over 90 % agree';
  if (disagree === votes) return 'over 90 % disagree';
  return pass === votes ? 'over 90 % pass' : null;
}

function sum(parts: readonly VoteCounts[]): VoteCounts {
  const of = (key: keyof VoteCounts) => parts.reduce((total, part) => total + part[key], 0);
  return { agree: of('agree'), disagree: of('disagree'), pass: of('pass'), votes: of('votes') };
}
