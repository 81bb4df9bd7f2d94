import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { changeSession, OPENINGS, type Seat, type SessionId, type SessionLive } from '../sessions/index.ts';
import type { OwnResult } from './asking.ts';
import { markFor } from './marks.ts';
import type { Question, QuestionId } from './question.ts';
import { findQuestion, insertWording, listWordings, setWordingState, updateQuestion } from './repository.ts';

/** What an asker may say to what was done with the question. */
export interface AskersReply {
  /** Asks for a second look, once, with a word of explanation or a better wording (LIVE-47). */
  requestSecondLook(
    seat: Seat,
    id: QuestionId,
    reply: { readonly note: string; readonly text: string },
  ): Promise<OwnResult>;
  /** Agrees with, or refuses, the wording that a moderator proposed (LIVE-50). */
  answerWording(seat: Seat, id: QuestionId, agreed: boolean): Promise<OwnResult>;
  /** "That was not answered": once (LIVE-55). */
  reopen(seat: Seat, id: QuestionId): Promise<OwnResult>;
  /** Shows a proposed wording beside the asker's, if nobody has answered it. */
  showBeside(id: QuestionId, wordingId: string): Promise<void>;
}

const NOT_YOURS: OwnResult = { ok: false, message: 'This is not your question.' };

export function createAskersReply(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
  readonly sessionOf: (db: Queryable, id: QuestionId) => Promise<SessionId | undefined>;
}): AskersReply {
  const { db, clock, live } = deps;

  async function asAsker(
    seat: Seat,
    id: QuestionId,
    act: (tx: Transaction, question: Question, version: number) => Promise<OwnResult>,
  ): Promise<OwnResult> {
    const result = await inTransaction(db, async (tx) => {
      const session = await changeSession(tx, seat.sessionId);
      const question = await findQuestion(tx, session.id, id);
      return question?.seatId === seat.id ? act(tx, question, session.version) : NOT_YOURS;
    });
    if (result.ok) {
      live.changed(seat.sessionId);
      live.staffChanged(seat.sessionId);
    }
    return result;
  }

  return {
    requestSecondLook: (seat, id, reply) =>
      asAsker(seat, id, async (tx, question) => {
        if (question.state !== 'declined' && question.state !== 'removed') {
          return { ok: false, message: 'This question is shown, so there is nothing to look at again.' };
        }
        if (question.secondLookAt !== null) {
          return { ok: false, message: 'You have already asked for a second look at this question.' };
        }
        const rewords = reply.text !== '' && reply.text !== question.text;
        const now = clock.now();
        if (rewords) {
          await insertWording(tx, {
            questionId: id,
            text: question.text,
            personId: null,
            state: 'original',
            madeAt: now,
          });
        }
        await updateQuestion(tx, id, {
          secondLookAt: now,
          secondLookNote: reply.note || null,
          stateAt: now,
          ...(rewords ? { text: reply.text, reworded: true, marked: markFor(reply.text) } : {}),
        });
        return { ok: true };
      }),

    answerWording: (seat, id, agreed) =>
      asAsker(seat, id, async (tx, question, version) => {
        const open = (await listWordings(tx, id)).findLast(
          (wording) => wording.state === 'proposed' || wording.state === 'shown-beside',
        );
        if (open === undefined)
          return { ok: false, message: 'There is no proposed wording to answer any more.' };
        const from = open.state as 'proposed' | 'shown-beside';
        await setWordingState(tx, open.id, from, agreed ? 'agreed' : 'refused');
        if (!agreed) {
          await updateQuestion(tx, id, { version });
          return { ok: true };
        }
        await insertWording(tx, {
          questionId: id,
          text: question.text,
          personId: null,
          state: 'original',
          madeAt: clock.now(),
        });
        await updateQuestion(tx, id, { text: open.text, version });
        return { ok: true };
      }),

    reopen: (seat, id) =>
      asAsker(seat, id, async (tx, question, version) => {
        if (question.state !== 'answered') return { ok: false, message: 'This question is still open.' };
        if (question.reopened)
          return { ok: false, message: 'You have already said once that this was not answered.' };
        const session = await changeSession(tx, seat.sessionId);
        if (!OPENINGS[session.state].answersInWriting) {
          return {
            ok: false,
            message: 'Answers cannot be given just now. Try again when the session goes on.',
          };
        }
        await updateQuestion(tx, id, {
          state: 'published',
          stateAt: clock.now(),
          reopened: true,
          answeredAt: null,
          version: Math.max(version, session.version),
        });
        return { ok: true };
      }),

    async showBeside(id, wordingId) {
      const sessionId = await deps.sessionOf(db, id);
      if (sessionId === undefined) return;
      await inTransaction(db, async (tx) => {
        const session = await changeSession(tx, sessionId);
        if (await setWordingState(tx, wordingId, 'proposed', 'shown-beside')) {
          await updateQuestion(tx, id, { version: session.version });
        }
      });
      live.changed(sessionId);
    },
  };
}
