import { isNoResult } from '../../status.ts';
import { alphaOfCounts, type Alpha, type NoAlpha } from '../krippendorff-alpha.ts';
import { countRatings, ratersByOrganisation, type Scale } from '../rating-table.ts';
import type { AgreementDocument, AlphaResult, NamedRatings, Note, Part } from './types.ts';

const REASONS: Readonly<Record<NoAlpha['reason'], string>> = {
  no_unit_with_two_values: 'no item has two ratings',
  fewer_than_3_units: 'fewer than 3 items have two ratings',
  no_variation: 'all ratings are the same',
  ratio_of_opposite_values: 'the ratio of opposite values has no meaning',
};

/** Whether people order the items alike: everybody, and inside each organisation (AGR-10, CLI-12). */
export function alphaResults(
  { table, organisations }: NamedRatings,
  counts: readonly Float64Array[],
): Part<AgreementDocument['alpha']> {
  const everybody = alphas(counts, table.scale);
  const inside = ratersByOrganisation(table).map((raters, organisation) => ({
    organisation: organisations[organisation]!,
    alphas: alphas(countRatings(table, raters), table.scale),
  }));
  const named = Object.fromEntries(inside.map(({ organisation, alphas }) => [organisation, values(alphas)]));
  return {
    result: { ...values(everybody), withinOrganisation: named },
    notes: [
      ...undefinedNotes(null, everybody),
      ...inside.flatMap(({ organisation, alphas }) => undefinedNotes(organisation, alphas)),
      ...roughNotes(everybody.ordinal),
    ],
  };
}

type Alphas = Readonly<Record<keyof AlphaResult, Alpha | NoAlpha>>;

function alphas(counts: readonly Float64Array[], { min, max }: Scale): Alphas {
  const ratings = Array.from({ length: max - min + 1 }, (_, category) => min + category);
  return {
    nominal: alphaOfCounts(counts, ratings, 'nominal'),
    ordinal: alphaOfCounts(counts, ratings, 'ordinal'),
    interval: alphaOfCounts(counts, ratings, 'interval'),
  };
}

function values({ nominal, ordinal, interval }: Alphas): AlphaResult {
  return { nominal: value(nominal), ordinal: value(ordinal), interval: value(interval) };
}

function value(result: Alpha | NoAlpha): number | null {
  return isNoResult(result) ? null : result.alpha;
}

/** The three distances are undefined together, so one note is enough. */
function undefinedNotes(organisation: string | null, { ordinal }: Alphas): Note[] {
  if (!isNoResult(ordinal)) return [];
  const where = organisation === null ? '' : ` inside "${organisation}"`;
  const message = `There is no alpha${where}: ${REASONS[ordinal.reason]}.`;
  return [{ code: 'ALPHA_UNDEFINED', message, detail: { organisation, reason: ordinal.reason } }];
}

function roughNotes(ordinal: Alpha | NoAlpha): Note[] {
  if (isNoResult(ordinal) || !ordinal.rough) return [];
  const message = `Alpha is rough: it rests on ${ordinal.units} items.`;
  return [{ code: 'ALPHA_ROUGH', message, detail: { items: ordinal.units } }];
}
