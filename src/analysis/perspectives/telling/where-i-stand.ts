/** Where one participant stands, in lists and in words (OPN-71). */
import type { GroupResult, PerspectivesDocument, StatementResult, VoteCounts } from '../document.ts';
import { MIN_GROUP_VOTES } from '../settings.ts';
import { isCommonGround } from '../statements/common-ground.ts';
import { counted, majorityOf } from './counted.ts';
import { whyNoGroups } from './why-no-groups.ts';

export interface WhereIStand {
  /** Statements that they answered as most of every group did. */
  readonly withEveryone: readonly string[];
  /** Statements that they answered against most of every group. */
  readonly againstEveryone: readonly string[];
  /** What they stand in beside everybody; null without groups, or with too few votes to be placed in one. */
  readonly group: BesideGroup | null;
  readonly sentences: readonly string[];
}

export interface BesideGroup {
  readonly label: string;
  readonly others: number;
  /** Statements that they answered as most of their group did, but not most of every group; the largest gap first. */
  readonly with: readonly string[];
  /** Statements that they answered against most of their group. */
  readonly against: readonly string[];
}

export interface Majorities {
  /** Votes on a statement behind what most people answered. */
  readonly votes: number;
  /** The same in a group. */
  readonly groupVotes: number;
}

type Vote = -1 | 0 | 1;

/** @param answers their votes by statement; passes take no side */
export function whereIStand(
  document: PerspectivesDocument,
  participant: string,
  answers: ReadonlyMap<string, Vote>,
  least: Majorities = { votes: MIN_GROUP_VOTES, groupVotes: MIN_GROUP_VOTES },
): WhereIStand {
  const { groups, participants, statements } = document;
  const place = participants.find(({ id }) => id === participant)?.group ?? null;
  const own = groups.length < 2 ? undefined : groups.find(({ id }) => id === place);
  const sided: Sided[] = statements.flatMap((statement) => {
    const answer = answers.get(statement.id) ?? 0;
    if (!statement.included || answer === 0) return [];
    return [{ statement, answer, shared: sharedSide(statement, groups.length, least) }];
  });
  const everyone = {
    withEveryone: idsOf(sided.filter(({ shared, answer }) => shared === answer)),
    againstEveryone: idsOf(sided.filter(({ shared, answer }) => shared === -answer)),
  };
  const group = own === undefined ? null : besideGroup(sided, own, least);
  const stand = { ...everyone, group };
  const answered = statements.filter(({ id, included }) => included && answers.has(id)).length;
  return { ...stand, sentences: sentences(document, stand, answered) };
}

interface Sided {
  readonly statement: StatementResult;
  readonly answer: -1 | 1;
  /** What most of every group answered, or without groups most people; 0 where they are on no one side. */
  readonly shared: Vote;
}

function sharedSide(statement: StatementResult, groups: number, least: Majorities): Vote {
  if (groups < 2) return sideOf(statement, least.votes);
  const { groupVotes } = statement;
  if (groupVotes.some(({ votes }) => votes < least.groupVotes)) return 0;
  if (isCommonGround(groupVotes, 'agree')) return 1;
  return isCommonGround(groupVotes, 'disagree') ? -1 : 0;
}

function sideOf(counts: VoteCounts, least: number): Vote {
  const majority = counts.votes < least ? null : majorityOf(counts);
  return majority === null ? 0 : majority === 'agree' ? 1 : -1;
}

function besideGroup(
  sided: readonly Sided[],
  { id, label, size }: GroupResult,
  { groupVotes: least }: Majorities,
): BesideGroup {
  const judged = sided.map((each) => {
    const votes = each.statement.groupVotes.find(({ group }) => group === id);
    return { ...each, side: votes === undefined ? 0 : sideOf(votes, least) };
  });
  const same = judged.filter(({ side, answer, shared }) => side === answer && shared === 0);
  return {
    label,
    others: size - 1,
    with: idsOf(same.toSorted((a, b) => (b.statement.gap ?? 0) - (a.statement.gap ?? 0))),
    against: idsOf(judged.filter(({ side, answer }) => side === -answer)),
  };
}

function idsOf(entries: readonly { readonly statement: StatementResult }[]): readonly string[] {
  return entries.map(({ statement }) => statement.id);
}

function sentences(
  document: PerspectivesDocument,
  { group, withEveryone, againstEveryone }: Omit<WhereIStand, 'sentences'>,
  answered: number,
): readonly string[] {
  const statements = (ids: readonly string[]) => counted(ids.length, 'statement', 'statements');
  const most = document.groups.length > 1 ? 'most people in every group' : 'most people';
  return [
    ...(group === null ? notPlaced(document, answered) : []),
    ...(group === null
      ? []
      : [
          `You are in group ${group.label} with ${counted(group.others, 'other', 'others')}, who answered much as you did.`,
          `You answered differently from most of group ${group.label} on ${group.against.length === 0 ? 'no statement' : statements(group.against)}.`,
        ]),
    ...(withEveryone.length === 0 ? [] : [`You answered as ${most} did on ${statements(withEveryone)}.`]),
    ...(againstEveryone.length === 0
      ? []
      : [`You answered against ${most} on ${statements(againstEveryone)}.`]),
  ];
}

/** Why somebody is in no group, and what would place them. */
function notPlaced(document: PerspectivesDocument, answered: number): readonly string[] {
  if (document.groups.length < 2) return whyNoGroups(document);
  const { counts, method } = document;
  const more = Math.min(method.options.minVotes, counts.included) - answered;
  return [
    more > 0
      ? `You are in no group yet. Answer ${more} more ${more === 1 ? 'statement' : 'statements'} to be placed in one.`
      : 'You are in no group yet. You have answered enough: look again in a moment.',
  ];
}
