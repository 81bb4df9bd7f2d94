import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../platform/database/transaction.ts';
import { writeRecord } from '../../platform/record/record.ts';
import type { PersonId } from '../people/index.ts';
import {
  changeSession,
  type DeclineReason,
  lockSession,
  recordScope,
  type SessionLive,
  type Visit,
} from '../sessions/index.ts';
import { type AnswerId, findText, setTextState } from './answers.repository.ts';
import type { TextState } from './answer.ts';
import { done, type Outcome, refused } from './outcome.ts';
import type { PollId } from './poll.ts';
import { markPolls } from './repository.ts';

/** `show`: to everybody; otherwise why it is not shown, or not any more (LIVE-46). */
export type TextDecision =
  { readonly show: true } | { readonly show: false; readonly reason: DeclineReason; readonly note: string };

export interface TargetText {
  readonly id: AnswerId;
  /** In milliseconds. */
  readonly writtenAt: number;
}

/** Moderating text answers, as questions are (LIVE-71). */
export interface Moderating {
  /** `target`: which text, as it was written at the time that the moderator's page shows. */
  decide(
    visit: Visit,
    by: PersonId,
    pollId: PollId,
    target: TargetText,
    decision: TextDecision,
  ): Promise<Outcome>;
}

export function createModerating(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
}): Moderating {
  const { db, clock, live } = deps;
  return {
    async decide(visit, by, pollId, target, decision) {
      if (!visit.can('moderate')) return refused('Only moderators and the chair decide on texts.');
      const outcome = await inTransaction(db, async (tx): Promise<Outcome> => {
        const session = await lockSession(tx, visit.session.id);
        const text = await findText(tx, pollId, target.id);
        if (text === undefined)
          return refused('This text is no longer there: its writer has changed the answer.');
        if (text.seatId !== null && text.seatId === visit.seat?.id) {
          return refused('This is your own text. Another moderator, or the chair, decides on it.');
        }
        if (text.at.getTime() !== target.writtenAt) {
          return refused('Its writer has changed this text since you opened the page. Look at it again.');
        }
        const state = stateAfter(text.state, decision.show);
        if (state === text.state) return done;
        await setTextState(tx, target.id, {
          state,
          reason: decision.show ? null : decision.reason,
          note: decision.show ? null : decision.note || null,
        });
        const { version } = await changeSession(tx, session.id);
        await markPolls(tx, [pollId], version);
        await writeRecord(tx, clock.now(), {
          scope: recordScope(session.id),
          kind: `poll-text-${state}`,
          personId: by,
          subject: pollId,
          ...(decision.show ? {} : { reason: decision.reason }),
        });
        return done;
      });
      if (outcome.ok) {
        live.changed(visit.session.id);
        live.staffChanged(visit.session.id);
      }
      return outcome;
    },
  };
}

function stateAfter(state: TextState, show: boolean): TextState {
  if (show) return 'published';
  if (state === 'published') return 'removed';
  return state === 'received' ? 'declined' : state;
}
