import type { DeclineReason } from '../sessions/shared.ts';
import type { ModeratedQuestion } from './moderation-figures.repository.ts';

/** How a session is moderated, in numbers that everybody may read (LIVE-51). */
export interface ModerationFigures {
  readonly received: number;
  readonly published: number;
  readonly waiting: number;
  readonly merged: number;
  readonly answered: number;
  readonly withdrawn: number;
  readonly carriedOver: number;
  /** Not shown or taken down, by the reason given. */
  readonly setAside: ReadonlyMap<DeclineReason, number>;
  /** Middle of the times from asking to being shown, in seconds; null where nothing was shown. */
  readonly medianWaitSeconds: number | null;
}

export function moderationFigures(questions: readonly ModeratedQuestion[]): ModerationFigures {
  const inState = (state: ModeratedQuestion['state']): number =>
    questions.filter((question) => question.state === state).length;
  const setAside = new Map<DeclineReason, number>();
  for (const { state, reason } of questions) {
    if ((state !== 'declined' && state !== 'removed') || reason === null) continue;
    setAside.set(reason, (setAside.get(reason) ?? 0) + 1);
  }
  const waits = questions
    .filter((question) => question.listedAt !== null)
    .map(({ askedAt, listedAt }) => ((listedAt as Date).getTime() - askedAt.getTime()) / 1000);
  return {
    received: questions.length,
    published: waits.length,
    waiting: inState('received'),
    merged: inState('merged'),
    answered: inState('answered'),
    withdrawn: inState('withdrawn'),
    carriedOver: inState('carried-over'),
    setAside,
    medianWaitSeconds: median(waits),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
