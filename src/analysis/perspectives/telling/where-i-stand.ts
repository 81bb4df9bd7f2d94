/** Where one participant stands, in lists and in words (OPN-71). */
import type { GroupResult, PerspectivesDocument, StatementResult, VoteCounts } from '../document.ts';
import { isCommonGround } from '../statements/common-ground.ts';
import { counted, majorityOf } from './counted.ts';

export interface WhereIStand {
  /** Null without groups, or with too few votes to be placed in one. */
  readonly group: { readonly label: string; readonly others: number } | null;
  /** Statements that they answered as most of every group did. */
  readonly withEveryone: readonly string[];
  /** Statements that they answered against most of every group. */
  readonly againstEveryone: readonly string[];
  /** Statements on which groups differ and that they answered as most of their own did; the largest gap first. */
  readonly withGroup: readonly string[];
  /** Statements that they answered against most of their own group. */
  readonly againstGroup: readonly string[];
  readonly sentences: readonly string[];
}

type Vote = -1 | 0 | 1;

/** @param answers their votes by statement */
export function whereIStand(
  { groups, participants, statements }: PerspectivesDocument,
  participant: string,
  answers: ReadonlyMap<string, Vote>,
): WhereIStand {
  const place = participants.find(({ id }) => id === participant)?.group ?? null;
  const own = groups.length < 2 || place === null ? null : (groups.find(({ id }) => id === place) ?? null);
  const answered = statements.filter(
    ({ id, included }) => included && answers.has(id) && answers.get(id) !== 0,
  );
  const sideOf = (statement: StatementResult) => (answers.get(statement.id) === 1 ? 'agree' : 'disagree');
  const everyone = answered.map((statement) => ({ statement, side: sharedSide(statement, groups.length) }));
  const lists = {
    withEveryone: idsOf(everyone.filter(({ statement, side }) => side === sideOf(statement))),
    againstEveryone: idsOf(
      everyone.filter(({ statement, side }) => side !== null && side !== sideOf(statement)),
    ),
    ...besideGroup(answered, own, sideOf),
  };
  const group = own === null ? null : { label: own.label, others: own.size - 1 };
  return { group, ...lists, sentences: sentences(group, lists, groups.length > 1) };
}

/** The side that most of every group takes; without groups, that most people take. */
function sharedSide(statement: StatementResult, groups: number): 'agree' | 'disagree' | null {
  if (groups < 2) return majorityOf(statement);
  if (isCommonGround(statement.groupVotes, 'agree')) return 'agree';
  return isCommonGround(statement.groupVotes, 'disagree') ? 'disagree' : null;
}

function besideGroup(
  answered: readonly StatementResult[],
  own: GroupResult | null,
  sideOf: (statement: StatementResult) => string,
): Pick<WhereIStand, 'withGroup' | 'againstGroup'> {
  if (own === null) return { withGroup: [], againstGroup: [] };
  const judged = answered.map((statement) => ({
    statement,
    side: majorityOf(statement.groupVotes.find(({ group }) => group === own.id) ?? NO_VOTES),
    isShared: sharedSide(statement, 2) !== null,
  }));
  const same = judged.filter(({ statement, side, isShared }) => side === sideOf(statement) && !isShared);
  const against = judged.filter(({ statement, side }) => side !== null && side !== sideOf(statement));
  return {
    withGroup: idsOf(same.toSorted((a, b) => (b.statement.gap ?? 0) - (a.statement.gap ?? 0))),
    againstGroup: idsOf(against),
  };
}

const NO_VOTES: VoteCounts = { agree: 0, disagree: 0, pass: 0, votes: 0 };

function idsOf(entries: readonly { readonly statement: StatementResult }[]): readonly string[] {
  return entries.map(({ statement }) => statement.id);
}

function sentences(
  group: WhereIStand['group'],
  lists: Omit<WhereIStand, 'group' | 'sentences'>,
  hasGroups: boolean,
): readonly string[] {
  const statements = (ids: readonly string[]) => counted(ids.length, 'statement', 'statements');
  const told: string[] = [];
  if (group !== null) {
    const others = counted(group.others, 'other person', 'others');
    told.push(
      `You are in group ${group.label} with ${others}.`,
      `You voted differently from most of group ${group.label} on ${statements(lists.againstGroup)}.`,
    );
  } else if (hasGroups) told.push('You are in no group yet: vote on more statements to be placed.');
  const all = hasGroups ? 'most people in every group' : 'most people';
  told.push(`You voted with ${all} on ${statements(lists.withEveryone)}.`);
  if (lists.againstEveryone.length > 0) {
    told.push(`You voted against ${all} on ${statements(lists.againstEveryone)}.`);
  }
  return told;
}
