import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { writeRecord } from '../../platform/record/record.ts';
import {
  changeSession,
  type LabelId,
  lockSession,
  type Naming,
  OPENINGS,
  type PartId,
  type RoleId,
  type Seat,
  type SessionId,
  type SessionLive,
  namingChoices,
  recordScope,
  shownAs,
  whyNotNow,
} from '../sessions/index.ts';
import type { OnChanged } from './acts.ts';
import { markFor } from './marks.ts';
import { leaveWhole, releaseParts } from './merging.ts';
import { canMoveQuestion, type Question, type QuestionId, SECONDS_BETWEEN_QUESTIONS } from './question.ts';
import {
  askingHistory,
  findQuestion,
  findQuestionByKey,
  insertQuestion,
  updateQuestion,
} from './repository.ts';
import { addVotes } from './votes.repository.ts';

export interface AskInput {
  readonly sessionId: SessionId;
  readonly seat: Seat;
  /** Cleaned, 1 to 1,000 code points. */
  readonly text: string;
  readonly naming: Naming;
  readonly speakerIds: readonly RoleId[];
  readonly partId: PartId | null;
  readonly labelId: LabelId | null;
  readonly language: string;
  /** Made on the device, the same at every retry (LIVE-33). */
  readonly key: string;
  /** Set when a moderator enters what somebody in the hall asked (LIVE-19). */
  readonly fromFloor?: FloorEntry;
}

export interface FloorEntry {
  readonly enteredBy: string;
  /** As they said it; empty, or null, where they did not. */
  readonly name: string;
  readonly organisation: string | null;
}

export type AskResult =
  | { readonly ok: true; readonly questionId: QuestionId; readonly state: Question['state'] }
  /** A sentence that says why not and what to do; the text is kept by the page. */
  | { readonly ok: false; readonly reason: 'closed' | 'too-soon' | 'too-many'; readonly message: string };

export type OwnResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

export interface Asking {
  ask(input: AskInput): Promise<AskResult>;
  /** Changes the wording while no moderator has looked at it (LIVE-32). */
  edit(seat: Seat, id: QuestionId, text: string): Promise<OwnResult>;
  /** Takes one's own question back, at any time before it is answered. */
  withdraw(seat: Seat, id: QuestionId): Promise<OwnResult>;
}

export function createAsking(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
  readonly tellChanged: OnChanged;
}): Asking {
  const { db, clock, live, tellChanged } = deps;

  return {
    async ask(input) {
      const { seat, sessionId } = input;
      const now = clock.now();
      const result = await inTransaction<AskResult>(db, async (tx) => {
        const current = await lockSession(tx, sessionId);
        const known = await findQuestionByKey(tx, sessionId, seat.id, input.key);
        if (known !== undefined) return { ok: true, questionId: known.id, state: known.state };
        if (!OPENINGS[current.state].questions) {
          return { ok: false, reason: 'closed', message: whyNotNow(current.state, 'questions') };
        }
        if (input.fromFloor === undefined) {
          const refusal = tooMuch(await askingHistory(tx, seat.id), current.maxOpenQuestions, now);
          if (refusal !== undefined) return refusal;
        }
        const state =
          current.moderation === 'before' && input.fromFloor === undefined ? 'received' : 'published';
        const version =
          state === 'published' ? (await changeSession(tx, sessionId)).version : current.version;
        const id = newId<'question'>();
        const naming = namingChoices(current).includes(input.naming) ? input.naming : current.naming;
        await insertQuestion(tx, {
          id,
          sessionId,
          partId: input.partId,
          seatId: seat.id,
          key: input.key,
          text: input.text,
          naming,
          ...shownAs(input.fromFloor ?? seat, naming),
          labelId: input.labelId,
          language: input.language,
          state,
          askedAt: now,
          marked: markFor(input.text),
          fromFloor: input.fromFloor !== undefined,
          decidedBy: input.fromFloor?.enteredBy ?? null,
          version,
          speakerIds: input.speakerIds,
        });
        await addVotes(tx, [{ seatId: seat.id, questionId: id }], version, now);
        if (input.fromFloor !== undefined) {
          await writeRecord(tx, now, {
            scope: recordScope(sessionId),
            kind: 'question-from-floor',
            personId: input.fromFloor.enteredBy,
            subject: id,
          });
        }
        return { ok: true, questionId: id, state };
      });
      if (result.ok) tell(sessionId);
      return result;
    },

    async edit(seat, id, text) {
      const result = await inTransaction<OwnResult>(db, async (tx) => {
        const session = await lockSession(tx, seat.sessionId);
        const question = await findQuestion(tx, session.id, id);
        if (question?.seatId !== seat.id) return { ok: false, message: 'This is not your question.' };
        if (question.state !== 'received') {
          return {
            ok: false,
            message:
              'This question is no longer waiting to be shown, so it cannot be changed. You can withdraw it and ask again.',
          };
        }
        // A moderator who has read the wording before this one is to look again.
        await updateQuestion(tx, id, { text, marked: markFor(text), stateAt: clock.now() });
        return { ok: true };
      });
      if (result.ok) live.staffChanged(seat.sessionId);
      return result;
    },

    async withdraw(seat, id) {
      const result = await inTransaction<OwnResult>(db, async (tx) => {
        const session = await changeSession(tx, seat.sessionId);
        const question = await findQuestion(tx, session.id, id);
        if (question?.seatId !== seat.id) return { ok: false, message: 'This is not your question.' };
        if (question.state === 'withdrawn') return { ok: true };
        if (session.state === 'archived') {
          return { ok: false, message: 'This session is archived: nothing in it is changed any more.' };
        }
        // From every other state that is still open the question goes back to the list first (LIVE-55).
        const mayLeave =
          canMoveQuestion(question.state, 'withdrawn', 'asker') ||
          (canMoveQuestion(question.state, 'published', 'asker') && question.state !== 'answered');
        if (!mayLeave) {
          return {
            ok: false,
            message: 'This question is already settled, so it can no longer be withdrawn.',
          };
        }
        const stamp = { version: session.version, now: clock.now() };
        await updateQuestion(tx, id, {
          state: 'withdrawn',
          stateAt: stamp.now,
          nextPosition: null,
          mergedInto: null,
          pinnedAt: null,
          parkedAt: null,
          version: session.version,
        });
        if (question.state === 'merged') await leaveWhole(tx, id, question.mergedInto, session.version);
        await releaseParts(tx, id, stamp);
        await tellChanged(tx, { session, questionId: id, by: null }, stamp.now);
        return { ok: true };
      });
      if (result.ok) tell(seat.sessionId);
      return result;
    },
  };

  function tell(sessionId: SessionId): void {
    live.changed(sessionId);
    live.staffChanged(sessionId);
  }
}

function tooMuch(
  history: { readonly open: number; readonly lastAskedAt: Date | null },
  max: number,
  now: Date,
): AskResult | undefined {
  const since =
    history.lastAskedAt === null ? Infinity : (now.getTime() - history.lastAskedAt.getTime()) / 1000;
  if (since < SECONDS_BETWEEN_QUESTIONS) {
    const wait = Math.ceil(SECONDS_BETWEEN_QUESTIONS - since);
    return {
      ok: false,
      reason: 'too-soon',
      message: `You have just asked a question. Wait ${wait} ${wait === 1 ? 'second' : 'seconds'}, then send this one. Your text is kept.`,
    };
  }
  if (history.open < max) return undefined;
  return {
    ok: false,
    reason: 'too-many',
    message: `You have ${history.open} questions that are not answered yet, the most allowed here. Withdraw one, or wait until one is answered. Your text is kept.`,
  };
}
