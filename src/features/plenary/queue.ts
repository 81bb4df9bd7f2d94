import type { Queryable } from '../../platform/database/transaction.ts';
import {
  awaitsSecondLook,
  isSetAside,
  listQuestions,
  OPEN_STATES,
  type QuestionDetails,
  type Questions,
} from '../questions/index.ts';
import type { Session } from '../sessions/index.ts';

/** The lists in which moderators find questions. */
export const QUEUE_VIEWS = ['waiting', 'second-looks', 'shown', 'merged', 'set-aside'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

export type Queue = Readonly<Record<QueueView, readonly QuestionDetails[]>>;

/** Every question of a session, in the list in which a moderator looks for it. */
export async function loadQueue(
  db: Queryable,
  boards: Questions['boards'],
  session: Session,
): Promise<Queue> {
  // What everybody may see is in memory; what waits or was declined is not.
  const hidden = await listQuestions(db, { sessionId: session.id, states: ['received', 'declined'] });
  const board = await boards.get(session);
  return sortQueue([...hidden, ...board.allDetails()]);
}

/** The order of each list: what waits in order of arrival (LIVE-45), the rest with the latest first. */
export function sortQueue(all: readonly QuestionDetails[]): Queue {
  return {
    waiting: all.filter(waits).toSorted(by((each) => each.askedAt)),
    'second-looks': all
      .filter((each) => isSetAside(each) && awaitsSecondLook(each))
      .toSorted(by((each) => each.secondLookAt ?? each.askedAt)),
    shown: all
      .filter((each) => OPEN_STATES.includes(each.state) || each.state === 'answered')
      .toSorted(by((each) => each.listedAt ?? each.askedAt))
      .toReversed(),
    merged: all
      .filter((each) => each.state === 'merged')
      .toSorted(by((each) => each.stateAt))
      .toReversed(),
    'set-aside': all
      .filter((each) => isSetAside(each))
      .toSorted(by((each) => each.stateAt))
      .toReversed(),
  };
}

/** Nobody has looked at it: it waits to be shown, or was shown at once. */
function waits({ state, decidedBy }: QuestionDetails): boolean {
  return state === 'received' || (OPEN_STATES.includes(state) && decidedBy === null);
}

/**
 * When the question that has waited longest to be shown was sent, as ISO 8601; null when none waits. What is shown at
 * once keeps nobody waiting.
 */
export function oldestWaiting(queue: Queue): string | null {
  const oldest = queue.waiting.find(({ state }) => state === 'received');
  return oldest?.askedAt.toISOString() ?? null;
}

function by(time: (question: QuestionDetails) => Date) {
  return (a: QuestionDetails, b: QuestionDetails): number =>
    time(a).getTime() - time(b).getTime() || (a.id < b.id ? -1 : 1);
}
