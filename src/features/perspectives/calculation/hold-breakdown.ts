import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';

/** What was last published by kind of seat, and of how many people. */
export interface PublishedBreakdown {
  readonly voters: number;
  readonly erased: number;
  /** People behind a shown figure. */
  readonly minimum?: number;
  /** False while nothing is shown, because somebody who was in it has left. */
  readonly isShown: boolean;
}

interface Circumstances {
  /** People behind a shown figure (OPN-79). */
  readonly minimum: number;
  readonly isClosing: boolean;
  /** Participants who were erased, or taken along into an account, up to now. */
  readonly erased: number;
}

export interface Before {
  readonly document: PerspectivesDocument;
  readonly breakdown: PublishedBreakdown | null;
}

/**
 * Figures by kind of seat are made anew only when at least the minimum of further people have voted (or were set aside),
 * or at closing: two versions must not tell one person's vote (OPN-82). Once somebody is erased, or the minimum changes, the
 * old ones go, and new ones wait as long.
 */
export function holdBreakdown(
  fresh: PerspectivesDocument,
  before: Before | null,
  { minimum, isClosing, erased }: Circumstances,
): { readonly document: PerspectivesDocument; readonly breakdown: PublishedBreakdown | null } {
  if (fresh.organisations === null) return { document: fresh, breakdown: null };
  const voters = fresh.counts.participants;
  const published = before?.breakdown ?? null;
  const further = published === null ? minimum : Math.abs(voters - published.voters);
  if (published === null || before === null || isClosing || further >= minimum) {
    return { document: fresh, breakdown: { voters, erased, minimum, isShown: true } };
  }
  // What was stored before the minimum was kept with it has the one of today.
  const isOld = erased !== published.erased || (published.minimum ?? minimum) !== minimum;
  const breakdown = isOld ? { voters, erased, minimum, isShown: false } : published;
  const kept = breakdown.isShown ? before.document : null;
  return {
    document: withBreakdown(fresh, kept, minimum - Math.abs(voters - breakdown.voters)),
    breakdown,
  };
}

/** The fresh result with the figures by kind of seat of another one, or without any. */
function withBreakdown(
  fresh: PerspectivesDocument,
  kept: PerspectivesDocument | null,
  more: number,
): PerspectivesDocument {
  const statements = new Map(kept?.statements.map((each) => [each.id, each]));
  const lenses = new Map(kept?.lenses.map((each) => [each.lens, each]));
  const message =
    `Figures by kind of seat ${kept === null ? 'are not shown now' : 'are older than the rest'}: they are made again once ` +
    `${more} more ${more === 1 ? 'person has' : 'people have'} answered, or at closing, so that no change tells what one person answered.`;
  return {
    ...fresh,
    statements: fresh.statements.map((each) => {
      const old = each.included ? statements.get(each.id) : undefined;
      return {
        ...each,
        betweenOrganisations: old?.betweenOrganisations ?? null,
        byOrganisation: old?.byOrganisation ?? [],
      };
    }),
    lenses: fresh.lenses.map((each) => ({
      ...each,
      betweenOrganisations: lenses.get(each.lens)?.betweenOrganisations ?? null,
    })),
    organisations: kept?.organisations ?? [],
    notes: [...fresh.notes, { code: 'BREAKDOWN_HELD', message, detail: { more } }],
  };
}
