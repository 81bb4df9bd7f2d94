/** The conversation by lens (OPN-60), and whether the same people part on two of them (OPN-61). */
import type {
  BetweenOrganisationsResult,
  Lens,
  LensAgreement,
  LensResult,
  PerspectivesDocument,
  StatementResult,
} from './document.ts';
import { adjustedRand } from './grouping/adjusted-rand.ts';

const LENSES: readonly Lens[] = ['wrong', 'do', 'works'];

type Lists = Pick<PerspectivesDocument, 'commonGround' | 'differences'>;

/**
 * @param statements all; only those that take part are counted
 * @param lists of the whole conversation: a lens is told how many of their entries are its own
 */
export function describeLenses(
  statements: readonly StatementResult[],
  { commonGround, differences }: Lists,
  betweenOrganisations: (statements: readonly string[]) => BetweenOrganisationsResult | null,
): readonly LensResult[] {
  const included = statements.filter((statement) => statement.included);
  const shared = new Set([...commonGround.agree, ...commonGround.disagree].map(({ statement }) => statement));
  const parting = new Set(differences.map(({ statement }) => statement));
  return present(included).map((lens) => {
    const own = included.filter((statement) => statement.lens === lens);
    const polarisations = own.flatMap(({ polarisation }) => (polarisation === null ? [] : [polarisation]));
    const total = polarisations.reduce((sum, value) => sum + value, 0);
    return {
      lens,
      statements: own.length,
      votes: own.reduce((sum, { votes }) => sum + votes, 0),
      meanPolarisation: polarisations.length === 0 ? null : total / polarisations.length,
      commonGround: own.filter(({ id }) => shared.has(id)).length,
      differences: own.filter(({ id }) => parting.has(id)).length,
      betweenOrganisations: betweenOrganisations(own.map(({ id }) => id)),
    };
  });
}

/** @param groupsOf the group of each person placed, by lens; null without a supported grouping */
export function lensAgreements(
  included: readonly StatementResult[],
  groupsOf: (lens: Lens) => ReadonlyMap<number, number> | null,
): readonly LensAgreement[] {
  const lenses = present(included);
  if (lenses.length < 2) return [];
  const grouped = lenses.map((lens) => ({ lens, groups: groupsOf(lens) }));
  return grouped.flatMap((a, place) =>
    grouped.slice(place + 1).flatMap((b) => {
      if (a.groups === null || b.groups === null) return [];
      const shared = [...a.groups.keys()].filter((person) => b.groups!.has(person));
      const index = adjustedRand(
        shared.map((person) => a.groups!.get(person)!),
        shared.map((person) => b.groups!.get(person)!),
      );
      if (index === null) return [];
      return [{ a: a.lens, b: b.lens, adjustedRand: index, participants: shared.length }];
    }),
  );
}

function present(included: readonly StatementResult[]): readonly Lens[] {
  return LENSES.filter((lens) => included.some((statement) => statement.lens === lens));
}
