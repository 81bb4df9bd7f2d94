import { GENERATOR } from '../../random/seeded-random.ts';
import { countRatings, everyRater } from '../rating-table.ts';
import { alphaResults } from './alpha.ts';
import { decompositionResult } from './decomposition.ts';
import { itemResults } from './items.ts';
import type { AgreementDocument, NamedRatings, Note } from './types.ts';

/** The version of the calculation: its minor part rises when a number changes for the same input (CLI-5). */
export const AGREEMENT_VERSION = '1.0.0';

/**
 * Every statistic of agreement on a set of ratings, as one document (CLI-10 to CLI-14). Small organisations are not
 * suppressed: that belongs to the pages that other people see (CLI-4).
 *
 * @throws InvalidInputError `invalid_seed`
 */
export function agreementDocument(
  ratings: NamedRatings,
  { seed }: { readonly seed: number },
): AgreementDocument {
  const { table, cantSay } = ratings;
  const counts = countRatings(table, everyRater(table));
  const items = itemResults(ratings, counts, seed);
  const alpha = alphaResults(ratings, counts);
  const decomposition = decompositionResult(ratings, seed);
  return {
    schema: 'endeavour.agreement/1',
    version: AGREEMENT_VERSION,
    seed,
    generator: GENERATOR,
    scale: { min: table.scale.min, max: table.scale.max },
    counts: {
      raters: table.raters,
      organisations: table.organisations,
      items: table.items,
      ratings: items.result.reduce((sum, { n }) => sum + n, 0),
      missing: cantSay.reduce((sum, missing) => sum + missing, 0),
    },
    items: items.result,
    alpha: alpha.result,
    decomposition: decomposition.result,
    notes: [...droppedNotes(ratings), ...items.notes, ...alpha.notes, ...decomposition.notes],
  };
}

function droppedNotes({ ratersWithoutAnswers: raters }: NamedRatings): Note[] {
  if (raters === 0) return [];
  const who = raters === 1 ? '1 rater without any answer was' : `${raters} raters without any answer were`;
  return [{ code: 'RATERS_WITHOUT_ANSWERS', message: `${who} left out.`, detail: { raters } }];
}
