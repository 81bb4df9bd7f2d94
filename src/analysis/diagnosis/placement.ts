/** Where the disagreement about one question sits: between organisations, or inside them (SHAPE-14). */
import {
  betweenOrganisations,
  type BetweenOrganisations,
  type NothingToPlace,
} from '../agreement/between-organisations.ts';
import { alphaOfCounts, type Alpha, type NoAlpha } from '../agreement/krippendorff-alpha.ts';
import { countRatings, everyRater, ratersByOrganisation, ratingTable } from '../agreement/rating-table.ts';
import type { NotEnoughData } from '../status.ts';
import { notEnoughData } from '../status.ts';
import { SCALE, type Question } from './instrument.ts';
import { isRating, type Answer, type Round } from './round.ts';

export interface Placement {
  /** B, its chance value and p; organisations of a single rater take part. */
  readonly between: BetweenOrganisations | NothingToPlace;
  /** Ordinal alpha of everybody. */
  readonly alpha: Alpha | NoAlpha;
  /** Ordinal alpha inside each organisation; which may be shown, {@link shownGroups} says. */
  readonly alphaInside: ReadonlyMap<string, Alpha | NoAlpha>;
}

/** Raters who answered none of the question's statements take no part. */
export function placement(
  round: Round,
  question: Question,
  { seed }: { readonly seed: number },
): Placement | NotEnoughData<'no_ratings'> {
  const answering = round.raters
    .map(({ organisation, statements }) => ({
      organisation,
      ratings: Array.from({ length: round.statements[question] }, (_, i) =>
        ratingOrNull(statements[question]?.[i]),
      ),
    }))
    .filter(({ ratings }) => ratings.some((rating) => rating !== null));
  if (answering.length === 0) return notEnoughData('no_ratings');
  const names = answering.map(({ organisation }) => organisation);
  const table = ratingTable(
    answering.map(({ ratings }) => ratings),
    names,
    SCALE,
  );
  const ordinal = (raters: readonly number[]) =>
    alphaOfCounts(countRatings(table, raters), [1, 2, 3, 4, 5], 'ordinal');
  const organisations = [...new Set(names)];
  return {
    between: betweenOrganisations(table, { seed }),
    alpha: ordinal(everyRater(table)),
    alphaInside: new Map(
      ratersByOrganisation(table).map((raters, index) => [organisations[index]!, ordinal(raters)]),
    ),
  };
}

function ratingOrNull(answer: Answer): number | null {
  return isRating(answer) ? answer : null;
}
