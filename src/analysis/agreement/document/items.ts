import { isNoResult } from '../../status.ts';
import { averageDeviation, medianCategory } from '../average-deviation.ts';
import { chanceLines, type ChanceLines } from '../chance-lines.ts';
import { polarisation } from '../polarisation.ts';
import { vanDerEijkA } from '../van-der-eijk-a.ts';
import { FEWEST_FOR_VERDICT, judgeItem, type Verdict } from '../verdict.ts';
import type { Finding, ItemResult, NamedRatings, Note, Part } from './types.ts';

const FINDINGS: Readonly<Record<Verdict, Finding>> = {
  agreed: 'agreed',
  split: 'split',
  no_clearer_than_chance: 'no clearer than chance',
};

/** What people say to each item, and whether that is clearer than chance (CLI-11). */
export function itemResults(
  ratings: NamedRatings,
  counts: readonly Float64Array[],
  seed: number,
): Part<readonly ItemResult[]> {
  const described = ratings.items.map((item, index) => {
    const chance = orNull(chanceLines(total(counts[index]!), counts[index]!.length, { seed }));
    const result = itemResult(item, counts[index]!, chance, { ratings, index, seed });
    return { result, chance };
  });
  const results = described.map(({ result }) => result);
  return {
    result: results,
    notes: [
      ...scaleNotes(ratings),
      ...results.filter(({ n }) => n < FEWEST_FOR_VERDICT).map(fewAnswersNote),
      ...randomRoundsNotes(described.flatMap(({ chance }) => chance ?? [])),
    ],
  };
}

function itemResult(
  item: string,
  counts: Float64Array,
  chance: ChanceLines | null,
  { ratings, index, seed }: { readonly ratings: NamedRatings; readonly index: number; readonly seed: number },
): ItemResult {
  const middle = medianCategory(counts);
  const agreement = orNull(vanDerEijkA(counts));
  const judged = orNull(judgeItem(counts, { seed }));
  return {
    item,
    n: total(counts),
    missing: ratings.cantSay[index] ?? 0,
    distribution: Array.from(counts),
    median: middle === null ? null : middle + ratings.table.scale.min,
    adMedian: orNull(averageDeviation(counts))?.fromMedian ?? null,
    vanDerEijkA: agreement,
    polarisation: agreement === null ? null : polarisation(agreement),
    chance: { low: chance?.low ?? null, median: chance?.median ?? null, high: chance?.high ?? null },
    finding: FINDINGS[judged?.verdict ?? 'no_clearer_than_chance'],
  };
}

function orNull<Result>(result: Result) {
  return isNoResult(result) ? null : (result as Exclude<Result, Extract<Result, { status: string }>>);
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function scaleNotes({ table }: NamedRatings): Note[] {
  const categories = table.scale.max - table.scale.min + 1;
  if (categories >= 3) return [];
  const message = `Agreement cannot be told on a scale of ${categories} categories: it takes at least 3.`;
  return [{ code: 'TOO_FEW_CATEGORIES', message, detail: { categories } }];
}

function fewAnswersNote({ item, n }: ItemResult): Note {
  const answers = n === 1 ? '1 answer' : `${n} answers`;
  return {
    code: 'TOO_FEW_ANSWERS',
    message: `Item "${item}" has ${answers}; a finding takes at least ${FEWEST_FOR_VERDICT}.`,
    detail: { item, n },
  };
}

/** Where lines come from random rounds, the note keeps what it takes to repeat them (AGR-20). */
function randomRoundsNotes(lines: readonly ChanceLines[]): Note[] {
  const [source] = lines.flatMap(({ source }) => (source.method === 'random rounds' ? source : []));
  if (source === undefined) return [];
  const { rounds, seed, generator } = source;
  const message = `Some chance lines come from ${rounds} random rounds, not from an exact count.`;
  return [{ code: 'CHANCE_FROM_RANDOM_ROUNDS', message, detail: { rounds, seed, generator } }];
}
