import { isNoResult } from '../../status.ts';
import { betweenOrganisations, type BetweenOrganisations } from '../between-organisations.ts';
import { decompose, type Decomposition, type NoDecomposition } from '../decomposition.ts';
import { pool, sumsOfSquares } from '../sums-of-squares.ts';
import type { DecompositionResult, ItemDecomposition, NamedRatings, Note, Part } from './types.ts';

const REASONS: Readonly<Record<NoDecomposition['reason'], string>> = {
  fewer_than_2_organisations: 'fewer than two organisations answered',
  no_variation: 'everybody gave the same answer',
  one_rating_per_organisation: 'no organisation gave two answers',
};

/** The code of the note on a p that was not counted exactly. */
export const P_FROM_RANDOM_LABELINGS = 'P_FROM_RANDOM_LABELINGS';

/** Whether disagreement follows organisations, pooled and item by item (CLI-13, CLI-14). */
export function decompositionResult(
  { table, items, organisations }: NamedRatings,
  seed: number,
): Part<DecompositionResult> {
  const squares = sumsOfSquares(table);
  if (organisations.length < 2) return nothingToCompare(items);
  const byItem = items.map((item, index) => ({ item, parts: decompose(squares[index]!) }));
  const pooled = decompose(pool(squares));
  const test = isNoResult(pooled) ? pooled : betweenOrganisations(table, { seed });
  return {
    result: {
      etaSquared: isNoResult(pooled) ? null : pooled.etaSquared,
      nullMean: isNoResult(test) ? null : test.expected,
      p: isNoResult(test) || !('p' in test.test) ? null : test.test.p,
      omegaSquared: isNoResult(pooled) ? null : pooled.omegaSquared,
      icc1: isNoResult(pooled) ? null : pooled.icc1,
      items: byItem.map(({ item, parts }) => itemDecomposition(item, parts)),
    },
    notes: [
      ...undefinedNotes(null, pooled),
      ...byItem.flatMap(({ item, parts }) => undefinedNotes(item, parts)),
      ...(isNoResult(test) ? [] : testNotes(test.test)),
    ],
  };
}

function nothingToCompare(items: readonly string[]): Part<DecompositionResult> {
  const nothing = { etaSquared: null, omegaSquared: null, icc1: null };
  const message = 'With fewer than two organisations there is nothing to compare.';
  return {
    result: { ...nothing, nullMean: null, p: null, items: items.map((item) => ({ item, ...nothing })) },
    notes: [{ code: 'ONE_ORGANISATION', message, detail: {} }],
  };
}

function itemDecomposition(item: string, parts: Decomposition | NoDecomposition): ItemDecomposition {
  if (isNoResult(parts)) return { item, etaSquared: null, omegaSquared: null, icc1: null };
  const { etaSquared, omegaSquared, icc1 } = parts;
  return { item, etaSquared, omegaSquared, icc1 };
}

function undefinedNotes(item: string | null, parts: Decomposition | NoDecomposition): Note[] {
  if (!isNoResult(parts)) return [];
  const where = item === null ? 'over all items' : `on item "${item}"`;
  const message = `Organisations cannot be compared ${where}: ${REASONS[parts.reason]}.`;
  return [{ code: 'DECOMPOSITION_UNDEFINED', message, detail: { item, reason: parts.reason } }];
}

/** Why there is no p, or what it takes to repeat one from random labelings (AGR-20). */
function testNotes(test: BetweenOrganisations['test']): Note[] {
  if ('status' in test) {
    const { smallestPossibleP } = test;
    const message = 'Too few people to tell an organisation pattern from chance.';
    return [{ code: 'NOT_TESTABLE', message, detail: { smallestPossibleP } }];
  }
  if (test.method === 'exact') return [];
  const { draws, atLeast, seed, generator } = test;
  const message = `p comes from ${draws} random relabelings of the raters; another seed gives a slightly different one.`;
  return [{ code: P_FROM_RANDOM_LABELINGS, message, detail: { draws, atLeast, seed, generator } }];
}
