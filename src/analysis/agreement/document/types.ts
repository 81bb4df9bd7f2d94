/** The document of `endeavour analyse agreement --json` (CLI-10). Undefined values are null, and a note says why. */
import type { RatingTable } from '../rating-table.ts';

/** A rating table with its names, raters without any answer left out (CLI-12). */
export interface NamedRatings {
  readonly table: RatingTable;
  /** In order of first appearance. */
  readonly items: readonly string[];
  /** In the order of the table's numbers. */
  readonly organisations: readonly string[];
  /** For each item, how many said "I can't say". */
  readonly cantSay: readonly number[];
  /** How many raters were left out. */
  readonly ratersWithoutAnswers: number;
}

export interface Note {
  readonly code: string;
  readonly message: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export type Finding = 'agreed' | 'split' | 'no clearer than chance';

export interface ItemResult {
  readonly item: string;
  readonly n: number;
  readonly missing: number;
  /** Ratings per category, from the scale's lowest. */
  readonly distribution: readonly number[];
  readonly median: number | null;
  readonly adMedian: number | null;
  readonly vanDerEijkA: number | null;
  readonly polarisation: number | null;
  readonly chance: {
    readonly low: number | null;
    readonly median: number | null;
    readonly high: number | null;
  };
  readonly finding: Finding;
}

export interface AlphaResult {
  readonly nominal: number | null;
  readonly ordinal: number | null;
  readonly interval: number | null;
}

export interface ItemDecomposition {
  readonly item: string;
  readonly etaSquared: number | null;
  readonly omegaSquared: number | null;
  readonly icc1: number | null;
}

export interface DecompositionResult {
  readonly etaSquared: number | null;
  readonly nullMean: number | null;
  readonly p: number | null;
  readonly omegaSquared: number | null;
  readonly icc1: number | null;
  readonly items: readonly ItemDecomposition[];
}

export interface AgreementDocument {
  readonly schema: 'endeavour.agreement/1';
  readonly version: string;
  readonly seed: number;
  readonly generator: string;
  readonly scale: { readonly min: number; readonly max: number };
  readonly counts: {
    readonly raters: number;
    readonly organisations: number;
    readonly items: number;
    readonly ratings: number;
    readonly missing: number;
  };
  readonly items: readonly ItemResult[];
  readonly alpha: AlphaResult & { readonly withinOrganisation: Readonly<Record<string, AlphaResult>> };
  readonly decomposition: DecompositionResult;
  readonly notes: readonly Note[];
}

/** A part of the document with the notes that belong to it. */
export interface Part<Result> {
  readonly result: Result;
  readonly notes: readonly Note[];
}
