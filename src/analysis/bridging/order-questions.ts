/**
 * The two orders in which questions stand, and the lane of those too new to be ranked (RANK-5, RANK-6).
 */
import { compareText } from '../compare.ts';
import { isNoResult } from '../status.ts';
import { poolOrganisations, type Grouping } from './pool-organisations.ts';
import { rankScoreOf, type RankScore } from './rank-score.ts';

/** After this long, in milliseconds, a question is ranked however few have seen it. */
export const NEW_FOR = 3 * 60 * 1000;

/** Scores closer than this are equal: sums of logarithms differ in their last digits with the order of the groups. */
const SAME_SCORE = 1e-12;

export interface QuestionTally {
  readonly id: string;
  /** Milliseconds on any clock; only compared with each other. */
  readonly askedAt: number;
  /** When it was first shown to the room, in milliseconds on the clock of `now`. */
  readonly listedAt: number;
  /** Votes by organisation key. */
  readonly votes: ReadonlyMap<string, number>;
  /** People present who have seen it, by organisation key; whoever voted has seen it (RANK-3). */
  readonly seen: ReadonlyMap<string, number>;
}

export interface PlacedQuestion {
  readonly id: string;
  readonly lane: 'new' | 'ranked';
  /** All votes, also those of organisations nobody of which is present any more. */
  readonly votes: number;
  /** People present who have seen it. */
  readonly seen: number;
  /** Votes of each group, in the order of the grouping. */
  readonly groupVotes: ArrayLike<number>;
  /** People present of each group who have seen it, in the order of the grouping. */
  readonly groupSeen: ArrayLike<number>;
  /** Null only where nobody is present. */
  readonly rank: RankScore | null;
}

export interface QuestionOrders {
  readonly grouping: Grouping;
  readonly questions: ReadonlyMap<string, PlacedQuestion>;
  /** Ids of ranked questions: more votes, then earlier asked, then id. */
  readonly mostWanted: readonly string[];
  /** Ids of ranked questions: higher score, then as `mostWanted`. Null with fewer than two groups (RANK-5). */
  readonly acrossOrganisations: readonly string[] | null;
  /** Ids of the lane "New – have a look", newest first. */
  readonly newQuestions: readonly string[];
}

/**
 * @param present people present by organisation key
 * @param options `now` in milliseconds, on the clock of `listedAt`
 * @throws InvalidInputError if a question has more votes than people who have seen it, in any group
 */
export function orderQuestions(
  questions: readonly QuestionTally[],
  present: ReadonlyMap<string, number>,
  options: { readonly now: number },
): QuestionOrders {
  const grouping = poolOrganisations(present);
  const placed = questions.map((question) => ({ question, place: place(question, grouping, options.now) }));
  const ranked = placed.filter(({ place }) => place.lane === 'ranked').toSorted(byVotes);
  const fresh = placed.filter(({ place }) => place.lane === 'new').toSorted(byNewest);
  return {
    grouping,
    questions: new Map(placed.map(({ place }) => [place.id, place])),
    mostWanted: ranked.map(idOf),
    acrossOrganisations: grouping.groups.length < 2 ? null : byScore(ranked).map(idOf),
    newQuestions: fresh.map(idOf),
  };
}

interface Placed {
  readonly question: QuestionTally;
  readonly place: PlacedQuestion;
}

function place(question: QuestionTally, grouping: Grouping, now: number): PlacedQuestion {
  const votes = countByGroup(question.votes, grouping);
  const seen = countByGroup(question.seen, grouping);
  const rank = rankScoreOf(votes.byGroup, seen.byGroup);
  const isNew = seen.present * 2 < grouping.present && now - question.listedAt < NEW_FOR;
  return {
    id: question.id,
    lane: isNew ? 'new' : 'ranked',
    votes: votes.all,
    seen: seen.present,
    groupVotes: votes.byGroup,
    groupSeen: seen.byGroup,
    rank: isNoResult(rank) ? null : rank,
  };
}

function countByGroup(counts: ReadonlyMap<string, number>, grouping: Grouping) {
  const byGroup = new Float64Array(grouping.groups.length);
  let all = 0;
  let present = 0;
  counts.forEach((count, organisation) => {
    all += count;
    const group = grouping.groupOf.get(organisation);
    if (group === undefined) return;
    present += count;
    byGroup[group]! += count;
  });
  return { byGroup, all, present };
}

function byVotes(a: Placed, b: Placed): number {
  return (
    b.place.votes - a.place.votes ||
    a.question.askedAt - b.question.askedAt ||
    compareText(a.question.id, b.question.id)
  );
}

function byNewest(a: Placed, b: Placed): number {
  return (
    b.question.listedAt - a.question.listedAt ||
    b.question.askedAt - a.question.askedAt ||
    compareText(a.question.id, b.question.id)
  );
}

/** Neighbours whose scores differ only by rounding form one class, so that their order is settled by votes. */
function byScore(questions: readonly Placed[]): Placed[] {
  const byRawScore = questions
    .map((placed) => ({ placed, score: placed.place.rank?.score ?? 0, tie: 0 }))
    .toSorted((a, b) => b.score - a.score);
  let tie = 0;
  let previous = Infinity;
  for (const entry of byRawScore) {
    if (previous - entry.score > SAME_SCORE) tie += 1;
    entry.tie = tie;
    previous = entry.score;
  }
  return byRawScore
    .toSorted((a, b) => a.tie - b.tie || byVotes(a.placed, b.placed))
    .map(({ placed }) => placed);
}

function idOf({ question }: Placed): string {
  return question.id;
}
