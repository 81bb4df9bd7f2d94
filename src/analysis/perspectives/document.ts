/**
 * The result of one calculation, as JSON (OPN-97): "not available" is null, never a missing field or 0. Numbers are in
 * full precision. `participants` and `statements` are in the order of their ids, `groups` by id.
 */

export type Lens = 'wrong' | 'do' | 'works';

export type MethodName = 'default' | 'polis';

/** −1 rejected, 0 awaiting moderation, 1 accepted. */
export type Moderation = -1 | 0 | 1;

export type Direction = 'agree' | 'disagree';

export interface PerspectivesDocument {
  readonly schema: 'endeavour.perspectives/1';
  readonly version: string;
  readonly method: {
    readonly name: MethodName;
    readonly generator: string | null;
    readonly options: MethodOptions;
  };
  readonly seed: number;
  readonly counts: {
    /** People with at least one vote. */
    readonly participants: number;
    readonly clusterable: number;
    readonly statements: number;
    readonly included: number;
    /** Current votes. */
    readonly votes: number;
    readonly supersededVotes: number;
  };
  /** What to show first (OPN-69). */
  readonly view: 'statement-table' | 'disagreement-table' | 'opinion-map';
  readonly pca: ComponentsResult | null;
  readonly grouping: GroupingResult;
  readonly participants: readonly ParticipantResult[];
  readonly groups: readonly GroupResult[];
  readonly consensus: {
    readonly agree: readonly ConsensusItem[];
    readonly disagree: readonly ConsensusItem[];
  };
  readonly commonGround: { readonly agree: readonly ValueItem[]; readonly disagree: readonly ValueItem[] };
  readonly differences: readonly DifferenceItem[];
  readonly statements: readonly StatementResult[];
  readonly lenses: readonly LensResult[];
  readonly lensAgreement: readonly LensAgreement[];
  readonly organisations: readonly OrganisationResult[] | null;
  readonly notes: readonly PerspectivesNote[];
}

export interface MethodOptions {
  readonly minVotes: number;
  readonly restarts: number | null;
  readonly minGroupShare: number | null;
  readonly parsimonyMargin: number | null;
  readonly z: number;
  readonly minCell: number;
  readonly strictModeration: boolean;
  readonly lens: Lens | null;
  readonly fixedK?: number;
}

export interface ComponentsResult {
  /** Mean vote of each column. */
  readonly centre: readonly number[];
  readonly components: readonly [readonly number[], readonly number[]];
  /** Shares of the differences in how people voted that the two directions carry (OPN-25). */
  readonly explained: readonly [number, number];
  /** The column order of all of them. */
  readonly statementIds: readonly string[];
  readonly iterations: number;
  readonly residual: number;
}

export interface GroupingResult {
  /** Groups shown: 1 if the votes support no grouping, 0 if nothing was grouped. */
  readonly k: number;
  /** Whether the votes support the grouping (OPN-39); null where that was not tested. */
  readonly supported: boolean | null;
  readonly criterion: 'simplified-silhouette' | 'silhouette';
  readonly score: number | null;
  readonly gain: number | null;
  readonly se: number | null;
  readonly relativeGain: number | null;
  readonly candidates: readonly GroupingCandidate[];
}

export interface GroupingCandidate {
  readonly k: number;
  readonly score: number | null;
  readonly sizes: readonly number[];
  readonly admissible: boolean;
  /** Chosen among the candidates, before the support test. */
  readonly chosen: boolean;
}

export interface ParticipantResult {
  readonly id: string;
  readonly x: number | null;
  readonly y: number | null;
  readonly group: number | null;
  /** Current votes on included statements. */
  readonly votes: number;
  readonly agrees: number;
  readonly disagrees: number;
  readonly passes: number;
}

export interface GroupResult {
  readonly id: number;
  /** A to E. */
  readonly label: string;
  readonly size: number;
  readonly centre: { readonly x: number; readonly y: number };
  readonly representative: readonly RepresentativeItem[];
}

export interface RepresentativeItem {
  readonly statement: string;
  readonly direction: Direction;
  readonly successes: number;
  readonly votes: number;
  readonly share: number;
  readonly z: number;
  readonly ratio: number;
  readonly ratioZ: number;
  readonly bestAgree: boolean;
}

export interface ConsensusItem {
  readonly statement: string;
  readonly successes: number;
  readonly votes: number;
  readonly share: number;
  readonly z: number;
}

export interface ValueItem {
  readonly statement: string;
  readonly value: number;
}

export interface DifferenceItem {
  readonly statement: string;
  readonly gap: number;
  readonly highestGroup: number;
  readonly lowestGroup: number;
}

export type StatementVerdict = 'agreed' | 'split' | 'no_clearer_than_chance' | 'not_enough_data';

export interface VoteCounts {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
  readonly votes: number;
}

export interface GroupVotes extends VoteCounts {
  readonly group: number;
}

export interface StatementResult extends VoteCounts {
  readonly id: string;
  readonly text: string | null;
  /** BCP 47; English where nothing is said. */
  readonly language?: string;
  readonly lens: Lens | null;
  readonly moderation: Moderation;
  readonly metadata: boolean;
  readonly included: boolean;
  readonly x: number | null;
  readonly y: number | null;
  /** How strongly the statement spreads people along the map; not "divisive" (OPN-29). */
  readonly extremity: number | null;
  /** 0 one voice, 0.5 evenly spread, 1 two camps (OPN-53). */
  readonly polarisation: number | null;
  readonly verdict: StatementVerdict | null;
  readonly groupAwareConsensus: number | null;
  readonly commonGround: { readonly agree: number; readonly disagree: number } | null;
  /** The largest less the smallest agree share among groups (OPN-44). */
  readonly gap: number | null;
  readonly priority: number | null;
  readonly groupVotes: readonly GroupVotes[];
  readonly betweenOrganisations: BetweenOrganisationsResult | null;
  readonly byOrganisation: readonly OrganisationVotes[];
}

export interface BetweenOrganisationsResult {
  readonly share: number;
  readonly expected: number;
  readonly p: number | null;
  readonly organisations: number;
  readonly status: 'ok' | 'not_testable' | 'not_tested';
}

export interface OrganisationVotes {
  readonly organisation: string;
  readonly agree: number | null;
  readonly disagree: number | null;
  readonly pass: number | null;
  readonly votes: number | null;
  /** Stands in place of counts where few people all answered alike (OPN-81). */
  readonly band: string | null;
  readonly withheld: boolean;
}

export interface LensResult {
  readonly lens: Lens;
  readonly statements: number;
  readonly votes: number;
  readonly meanPolarisation: number | null;
  readonly commonGround: number;
  readonly differences: number;
  readonly betweenOrganisations: BetweenOrganisationsResult | null;
}

export interface LensAgreement {
  readonly a: Lens;
  readonly b: Lens;
  readonly adjustedRand: number;
  readonly participants: number;
}

export interface OrganisationResult {
  readonly id: string;
  readonly type: string | null;
  readonly participants: number | null;
  readonly withheld: boolean;
}

export interface PerspectivesNote {
  readonly code: string;
  readonly message: string;
  readonly detail: Readonly<Record<string, unknown>> | null;
}
