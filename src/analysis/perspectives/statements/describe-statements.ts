/** Every statement with its figures (OPN-97). */
import type {
  BetweenOrganisationsResult,
  GroupVotes,
  OrganisationVotes,
  StatementResult,
  VoteCounts,
} from '../document.ts';
import type { OpinionMap } from '../opinion-map.ts';
import type { Settled } from '../options.ts';
import type { Prepared } from '../prepare.ts';
import type { ColumnCounts } from '../votes/vote-matrix.ts';
import { commonGroundOf, gapOf, groupAwareConsensus } from './common-ground.ts';
import { polarisationOf, verdictOf } from './polarisation-verdict.ts';
import { priorityOf } from './priority.ts';

/** Figures by organisation of one statement. */
export interface StatementOrganisations {
  readonly betweenOrganisations: BetweenOrganisationsResult | null;
  readonly byOrganisation: readonly OrganisationVotes[];
}

export interface StatementContext {
  readonly map: OpinionMap | null;
  /** Votes of each group on each statement. */
  readonly groups: readonly ColumnCounts[];
  readonly organisationsOf: (place: number) => StatementOrganisations;
}

export function describeStatements(
  prepared: Prepared,
  { map, groups, organisationsOf }: StatementContext,
  { method, seed }: Settled,
): readonly StatementResult[] {
  const pointOf = statementPointOf(prepared, map);
  return prepared.statements.map((statement, place) => {
    const isIncluded = prepared.isIncluded[place]!;
    const counts = countsAt(prepared.totals, place);
    const groupVotes = groups.map((votes, group) => groupVotesAt(group, votes, place));
    const point = pointOf(place);
    const extremity = point === null ? null : Math.hypot(point.x, point.y);
    const weighed = method === 'polis' && groupVotes.length > 0 ? sum(groupVotes) : counts;
    const { betweenOrganisations, byOrganisation } = organisationsOf(place);
    // Each entry by its name: taking in whole objects takes many times as long, for each of ten thousand statements.
    return {
      id: statement.id,
      text: statement.text,
      ...(statement.language === undefined ? {} : { language: statement.language }),
      lens: statement.lens,
      moderation: statement.moderation,
      metadata: statement.isMetadata,
      included: isIncluded,
      agree: counts.agree,
      disagree: counts.disagree,
      pass: counts.pass,
      votes: counts.votes,
      x: point?.x ?? null,
      y: point?.y ?? null,
      extremity,
      polarisation: isIncluded ? polarisationOf(counts) : null,
      verdict: isIncluded ? verdictOf(counts, seed) : null,
      groupAwareConsensus: groupAwareConsensus(groupVotes),
      commonGround: isIncluded ? commonGroundOf(groupVotes) : null,
      gap: isIncluded ? (gapOf(groupVotes)?.gap ?? null) : null,
      priority: priorityOf({
        agree: weighed.agree,
        pass: weighed.pass,
        votes: weighed.votes,
        extremity,
        metadata: statement.isMetadata,
      }),
      groupVotes,
      betweenOrganisations,
      byOrganisation,
    };
  });
}

function groupVotesAt(group: number, { agree, disagree, pass }: ColumnCounts, place: number): GroupVotes {
  return {
    group,
    agree: agree[place]!,
    disagree: disagree[place]!,
    pass: pass[place]!,
    votes: agree[place]! + disagree[place]! + pass[place]!,
  };
}

function countsAt({ agree, disagree, pass }: ColumnCounts, place: number): VoteCounts {
  return {
    agree: agree[place]!,
    disagree: disagree[place]!,
    pass: pass[place]!,
    votes: agree[place]! + disagree[place]! + pass[place]!,
  };
}

function sum(parts: readonly VoteCounts[]): VoteCounts {
  const of = (key: keyof VoteCounts) => parts.reduce((total, part) => total + part[key], 0);
  return { agree: of('agree'), disagree: of('disagree'), pass: of('pass'), votes: of('votes') };
}

function statementPointOf(
  { columnOf, zeroed, statements }: Prepared,
  map: OpinionMap | null,
): (place: number) => { readonly x: number; readonly y: number } | null {
  if (map === null) return () => null;
  const columnAt = new Int32Array(statements.length).fill(-1);
  columnOf.forEach((place, column) => (columnAt[place] = column));
  const isZeroed = new Set(zeroed);
  return (place) => {
    const column = columnAt[place]!;
    if (column >= 0) return { x: map.statements.x[column]!, y: map.statements.y[column]! };
    return isZeroed.has(place) ? { x: 0, y: 0 } : null;
  };
}
