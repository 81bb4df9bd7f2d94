/**
 * Does disagreement follow organisations? The share of it that lies between them, the share to expect by chance, and how
 * often chance alone gives as much (AGR-12 to AGR-15). One item gives η² of that item; several give B.
 *
 * Source: Phipson & Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9:39 (p from random
 * labelings is never 0); the classical F test is not used, for with few raters its p is far too small.
 * In words: labels move between people, who keep all their answers and gaps; p is the share of labelings whose share of
 * disagreement is at least the observed one. Range: share, expected and p 0 … 1.
 */
import { GENERATOR, seededRandom } from '../random/seeded-random.ts';
import { notEnoughData, type NotEnoughData } from '../status.ts';
import { prepareColumns, type Columns } from './permutation/columns.ts';
import { everyLabeling } from './permutation/every-labeling.ts';
import {
  countLabelings,
  MOST_LABELINGS,
  notTestable,
  smallestPossibleP,
  type NotTestable,
} from './permutation/labelings.ts';
import { randomLabelings } from './permutation/random-labelings.ts';
import type { RatingTable } from './rating-table.ts';
import { pool, sumsOfSquares, type SumsOfSquares } from './sums-of-squares.ts';

export type PermutationTest =
  | {
      readonly method: 'exact';
      readonly p: number;
      readonly labelings: number;
      /** Labelings with a share at least as high, the observed one included. */
      readonly atLeast: number;
      readonly smallestPossibleP: number;
    }
  | {
      readonly method: 'random labelings';
      /** (atLeast + 1) / (draws + 1). */
      readonly p: number;
      readonly draws: number;
      readonly atLeast: number;
      readonly seed: number;
      readonly generator: string;
    };

export interface BetweenOrganisations {
  /** The share of disagreement between organisations: B, or η² for one item. */
  readonly share: number;
  /** The share to expect by chance: exact, unless gaps make it the mean over the labelings tried. */
  readonly expected: number;
  readonly test: PermutationTest | NotTestable;
}

export type NothingToPlace = NotEnoughData<'fewer_than_2_organisations' | 'no_variation'>;

export interface PermutationOptions {
  readonly seed: number;
  /** Random labelings where there are too many to try all. */
  readonly draws?: number;
}

/** Above {@link MOST_LABELINGS} labelings, this many random ones (AGR-15). */
export const DRAWS = 9_999;

/**
 * @throws InvalidInputError `invalid_seed`
 */
export function betweenOrganisations(
  table: RatingTable,
  options: PermutationOptions,
): BetweenOrganisations | NothingToPlace {
  const steps = betweenOrganisationsInSteps(table, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * As {@link betweenOrganisations}, in steps of some milliseconds: a caller on an event loop lets others run between two
 * calls of `next`.
 */
export function* betweenOrganisationsInSteps(
  table: RatingTable,
  { seed, draws = DRAWS }: PermutationOptions,
): Generator<void, BetweenOrganisations | NothingToPlace> {
  const sizes = organisationSizes(table);
  if (sizes.length < 2) return notEnoughData('fewer_than_2_organisations');
  const columns = prepareColumns(table);
  if (columns.totalSquares === 0) return notEnoughData('no_variation');
  yield;
  const squares = sumsOfSquares(table);
  yield;
  const share = pool(squares).between / columns.totalSquares;
  const exactMean = expectedShare(squares, sizes);
  const untestable = notTestable(sizes);
  if (untestable !== null && exactMean !== null) return { share, expected: exactMean, test: untestable };

  const labelings = countLabelings(sizes);
  const isExact = labelings !== null && labelings <= MOST_LABELINGS;
  const labelled = isExact
    ? everyLabeling(columns, table.organisationOf)
    : randomLabelings(columns, sizes, seededRandom(seed));
  const run = yield* countAtLeast(labelled, isExact ? labelings : draws, share, columns);
  const { atLeast } = run;
  const test: PermutationTest = isExact
    ? {
        method: 'exact',
        p: atLeast / labelings,
        labelings,
        atLeast,
        smallestPossibleP: smallestPossibleP(sizes),
      }
    : {
        method: 'random labelings',
        p: (atLeast + 1) / (draws + 1),
        draws,
        atLeast,
        seed,
        generator: GENERATOR,
      };
  return { share, expected: exactMean ?? run.mean, test: untestable ?? test };
}

/**
 * The share to expect by chance in closed form (AGR-13), or null where a labeling could leave an organisation without
 * an answer to some item.
 *
 * @param items the sums of squares of each item
 * @param sizes the number of people of each organisation
 */
export function expectedShare(items: readonly SumsOfSquares[], sizes: readonly number[]): number | null {
  const raters = sizes.reduce((sum, size) => sum + size, 0);
  const smallest = Math.min(...sizes);
  let [expected, total] = [0, 0];
  for (const item of items) {
    const answers = item.betweenDegrees + 1 + item.withinDegrees;
    const squares = item.between + item.within;
    if (squares === 0) continue;
    if (raters - answers >= smallest) return null;
    expected += (squares * (sizes.length - 1)) / (answers - 1);
    total += squares;
  }
  return total === 0 ? null : expected / total;
}

/** The number of people of each organisation, in the order of the table. */
export function organisationSizes({ organisations, organisationOf }: RatingTable): readonly number[] {
  const sizes = Array.from({ length: organisations }, () => 0);
  for (const organisation of organisationOf) sizes[organisation]! += 1;
  return sizes;
}

/** Shares within this of the observed one count as reaching it: they differ by rounding only. */
const SAME_SHARE = 1e-12;

/** Cells visited between two steps: some milliseconds. */
const STEP = 4_000_000;

function* countAtLeast(
  squares: Iterator<number>,
  labelings: number,
  share: number,
  { raters, items, overall, totalSquares }: Columns,
): Generator<void, { readonly atLeast: number; readonly mean: number }> {
  const perStep = Math.max(1, Math.floor(STEP / (raters * items)));
  const reach = share - SAME_SHARE;
  let [atLeast, sum] = [0, 0];
  for (let labeling = 1; labeling <= labelings; labeling += 1) {
    const relabelled = ((squares.next().value as number) - overall) / totalSquares;
    if (relabelled >= reach) atLeast += 1;
    sum += relabelled;
    if (labeling % perStep === 0) yield;
  }
  return { atLeast, mean: sum / labelings };
}
