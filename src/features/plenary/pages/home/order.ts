import { OPEN_STATES, type PublicQuestion } from '../../../questions/shared.ts';

/** The orders in which the list can be read (LIVE-38). */
export const ORDERS = ['across', 'most', 'newest', 'unanswered', 'answered'] as const;
export type Order = (typeof ORDERS)[number];

export const ORDER_WORDS: Readonly<Record<Order, string>> = {
  across: 'Wanted across organisations',
  most: 'Most wanted',
  newest: 'Newest',
  unanswered: 'Unanswered',
  answered: 'Answered',
};

export const PAGE_LENGTH = 50;

export interface Ordered {
  /** Questions that too few have seen to be ranked, newest first; only in the two ranked orders. */
  readonly lane: readonly PublicQuestion[];
  readonly questions: readonly PublicQuestion[];
}

/**
 * The questions of a session in an order. The two ranked orders begin with what is open and end with what is settled,
 * so that no order hides a question (LIVE-40).
 */
export function inOrder(all: readonly PublicQuestion[], order: Order): Ordered {
  const listed = all.filter((question) => question.state !== 'merged');
  const open = listed.filter(isOpen);
  const settled = listed.filter((question) => !isOpen(question)).toSorted(byStateAt);
  switch (order) {
    case 'across':
    case 'most': {
      const compare = order === 'across' ? byScore : byVotes;
      const ranked = open.filter((question) => !question.isNew).toSorted(compare);
      const pinned = ranked.filter((question) => question.pinned);
      const others = ranked.filter((question) => !question.pinned);
      return {
        lane: open.filter((question) => question.isNew).toSorted(byNewest),
        questions: [...pinned, ...others, ...settled],
      };
    }
    case 'newest':
      return { lane: [], questions: listed.toSorted(byNewest) };
    case 'unanswered':
      return { lane: [], questions: open.toSorted((a, b) => byNewest(b, a)) };
    case 'answered':
      return { lane: [], questions: settled.filter((question) => question.state === 'answered') };
  }
}

export function isOpen(question: PublicQuestion): boolean {
  return OPEN_STATES.includes(question.state);
}

/** RANK-5: more votes, then earlier asked. */
function byVotes(a: PublicQuestion, b: PublicQuestion): number {
  return b.votes - a.votes || compare(a.askedAt, b.askedAt) || compare(a.id, b.id);
}

function byScore(a: PublicQuestion, b: PublicQuestion): number {
  return (b.score ?? 0) - (a.score ?? 0) || byVotes(a, b);
}

function byNewest(a: PublicQuestion, b: PublicQuestion): number {
  return compare(b.askedAt, a.askedAt) || compare(a.id, b.id);
}

function byStateAt(a: PublicQuestion, b: PublicQuestion): number {
  return compare(b.stateAt, a.stateAt) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
