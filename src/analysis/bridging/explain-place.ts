/**
 * "Why is it here?": what may be said about a question's place without saying who voted (RANK-8).
 */
import { SMALLEST_GROUP, type Group, type Grouping } from './pool-organisations.ts';
import type { PlacedQuestion } from './order-questions.ts';

/** The fewest votes with which a group may be named as the one that wants a question. */
const FEWEST_VOTES_TO_NAME = 3;

export interface ExplainedGroup {
  /** The organisation's key, or null for "other organisations". */
  readonly organisation: string | null;
  readonly votes: number;
  readonly present: number;
}

export type Reason =
  /** `share` is the whole percentage, rounded down, of people present in the group that wants it least. */
  | { readonly kind: 'in_every_group'; readonly share: number }
  | { readonly kind: 'mostly_one_group'; readonly organisation: string | null }
  | { readonly kind: 'votes_only'; readonly votes: number; readonly present: number };

export interface Explanation {
  /** Only groups of 3 or more people present, in the order of the grouping. */
  readonly groups: readonly ExplainedGroup[];
  /** To 2 decimals; null where there are fewer than two groups, for then nothing is ranked across them. */
  readonly score: number | null;
  readonly reason: Reason;
}

/**
 * Why a question stands where it does.
 *
 * The reason is "in every group" where the group that wants it least wants it at least half as much as the room;
 * otherwise "mostly one group" where more than half of the votes, and at least 3, come from one group; otherwise only
 * the votes. With one group there is nothing to compare.
 */
export function explainPlace(question: PlacedQuestion, grouping: Grouping): Explanation {
  const groups = grouping.groups.map((group, index) => explainGroup(group, question.groupVotes[index] ?? 0));
  const shown = groups.filter(({ present }) => present >= SMALLEST_GROUP);
  return {
    groups: shown,
    score: question.rank === null || groups.length < 2 ? null : Math.round(question.rank.score * 100) / 100,
    reason: reasonFor(shown, question.votes, grouping.present),
  };
}

/**
 * The reason as an English sentence.
 * @param nameOf a group's name in running text; it is asked for null, the pool, too
 */
export function explanationSentence(reason: Reason, nameOf: (organisation: string | null) => string): string {
  switch (reason.kind) {
    case 'in_every_group':
      return `Wanted by at least ${reason.share}% in every group.`;
    case 'mostly_one_group':
      return `Mostly wanted by ${nameOf(reason.organisation)}.`;
    case 'votes_only':
      return votesSentence(reason.votes, reason.present);
  }
}

function explainGroup(group: Group, votes: number): ExplainedGroup {
  return { organisation: group.organisation, votes, present: group.present };
}

function reasonFor(groups: readonly ExplainedGroup[], votes: number, present: number): Reason {
  if (groups.length >= 2) {
    const lowest = Math.min(...groups.map(shareOf));
    const sharePercent = Math.floor(lowest * 100 + 1e-9);
    if (sharePercent > 0 && lowest * 2 >= votes / present)
      return { kind: 'in_every_group', share: sharePercent };
    const main = groups.find((group) => group.votes * 2 > votes && group.votes >= FEWEST_VOTES_TO_NAME);
    if (main !== undefined) return { kind: 'mostly_one_group', organisation: main.organisation };
  }
  return { kind: 'votes_only', votes, present };
}

function shareOf({ votes, present }: ExplainedGroup): number {
  return Math.min(1, votes / present);
}

function votesSentence(votes: number, present: number): string {
  if (votes === 0) return 'Nobody has voted for this question yet.';
  const people = votes === 1 ? '1 person wants' : `${votes} people want`;
  return `${people} this answered, with ${present} present.`;
}
