import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import {
  changeSession,
  HIDDEN_FOR,
  OPENINGS,
  type Seat,
  type Session,
  type SessionLive,
} from '../sessions/index.ts';
import type { OnChanged } from './acts.ts';
import type { OwnResult } from './asking.ts';
import { markFor } from './marks.ts';
import { type Question, type QuestionId, WORDING_STATES } from './question.ts';
import { findQuestion, updateQuestion } from './repository.ts';
import { waitAgain } from './speakers.repository.ts';
import { insertWording, listWordings, setWordingState } from './wordings.repository.ts';

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
}

const not = (message: string): OwnResult => ({ ok: false, message });

export function createAskersReply(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
  readonly tellChanged: OnChanged;
}): AskersReply {
  const { db, clock, live, tellChanged } = deps;

  async function asAsker(
    seat: Seat,
    id: QuestionId,
    act: (tx: Transaction, question: Question, session: Session) => Promise<OwnResult>,
  ): Promise<OwnResult> {
    const result = await inTransaction(db, async (tx) => {
      const session = await changeSession(tx, seat.sessionId);
      const question = await findQuestion(tx, session.id, id);
      if (question?.seatId !== seat.id || question.fromFloor) return not('This is not your question.');
      if (session.state === 'archived') return not('This session is archived: nothing in it is changed.');
      const done = await act(tx, question, session);
      if (done.ok) await tellChanged(tx, { session, questionId: id, by: null }, clock.now());
      return done;
    });
    if (result.ok) {
      live.changed(seat.sessionId);
      live.staffChanged(seat.sessionId);
    }
    return result;
  }

  return {
    requestSecondLook: (seat, id, reply) =>
      asAsker(seat, id, async (tx, question, { version }) => {
        if (question.state !== 'declined' && question.state !== 'removed') {
          return not('This question is shown, so there is nothing to look at again.');
        }
        if (question.secondLookAt !== null) {
          return not('You have already asked for a second look at this question.');
        }
        const now = clock.now();
        const rewords = reply.text !== '' && reply.text !== question.text;
        if (rewords) await keepWording(tx, question, wasSeenByAll(question) ? 'original' : 'replaced', now);
        await updateQuestion(tx, id, {
          secondLookAt: now,
          secondLookNote: reply.note || null,
          stateAt: now,
          version,
          ...(rewords ? { text: reply.text, reworded: true, marked: markFor(reply.text) } : {}),
        });
        return { ok: true };
      }),

    answerWording: (seat, id, agreed) =>
      asAsker(seat, id, async (tx, question, { version }) => {
        const open = (await listWordings(tx, id)).findLast(
          (wording) => wording.state === 'proposed' || wording.state === 'shown-beside',
        );
        if (open === undefined) return not('There is no proposed wording to answer any more.');
        if (agreed && !WORDING_STATES.includes(question.state)) {
          return not('The wording can no longer change: this question is being answered, or settled.');
        }
        const now = clock.now();
        const from = open.state as 'proposed' | 'shown-beside';
        await setWordingState(tx, open.id, from, agreed ? 'agreed' : 'refused');
        if (agreed) await keepWording(tx, question, 'original', now);
        await updateQuestion(tx, id, {
          version,
          ...(agreed ? { text: open.text, marked: markFor(open.text), stateAt: now } : {}),
        });
        return { ok: true };
      }),

    reopen: (seat, id) =>
      asAsker(seat, id, async (tx, question, session) => {
        if (question.state !== 'answered') return not('This question is still open.');
        if (question.reopened) return not('You have already said once that this was not answered.');
        if (!OPENINGS[session.state].answersInWriting) {
          return not('Answers cannot be given just now. Try again when the session goes on.');
        }
        const now = clock.now();
        await waitAgain(tx, id, now);
        await updateQuestion(tx, id, {
          state: 'published',
          stateAt: now,
          reopened: true,
          answeredAt: null,
          answeredLive: false,
          version: session.version,
        });
        return { ok: true };
      }),
  };
}

/** Whether everybody could read a wording, and nothing forbids them to read it again beside a better one. */
function wasSeenByAll({ listedAt, reason }: Question): boolean {
  return listedAt !== null && (reason === null || !HIDDEN_FOR.has(reason));
}

async function keepWording(
  tx: Transaction,
  question: Question,
  state: 'original' | 'replaced',
  madeAt: Date,
): Promise<void> {
  await insertWording(tx, { questionId: question.id, text: question.text, personId: null, state, madeAt });
}
