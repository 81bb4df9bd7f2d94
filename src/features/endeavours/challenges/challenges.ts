import type { Queryable } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActSentences, writeAct } from '../acts.ts';
import type { Doing } from '../doing.ts';
import type { EndeavourId, MemberId } from '../endeavour.ts';
import type { Membership, Seated } from '../membership.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { readActs, type ShownAct } from '../who-did.ts';
import { answerChallenge, insertChallenge, listChallenges } from './challenges.repository.ts';

type Member = Membership & { readonly held: Seated };

export interface Challenges {
  /** An act of this endeavour that can be challenged; undefined for every other. */
  findAct(endeavourId: EndeavourId, actId: number): Promise<ShownAct | undefined>;
  challenge(by: Member, actId: number, reason: string): Promise<Outcome>;
  answer(by: Member, challengeId: string, answer: string): Promise<Outcome>;
}

export function createChallenges(db: Queryable, record: ActSentences, doing: Doing): Challenges {
  async function findAct(on: Queryable, id: EndeavourId, actId: number): Promise<ShownAct | undefined> {
    if (!Number.isSafeInteger(actId) || actId < 1) return undefined;
    const [act] = await readActs(on, record, id, { limit: 1, before: actId + 1 });
    return act?.id === actId && act.isPrivileged ? act : undefined;
  }

  return {
    findAct: (id, actId) => findAct(db, id, actId),

    challenge: (by, actId, reason) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        const { endeavour, held } = by;
        const act = await findAct(tx, endeavour.id, actId);
        if (act === undefined) return refused('This act is not one that can be challenged.');
        const known = await listChallenges(tx, endeavour.id);
        if (
          known.some((each) => each.actId === actId && each.seatId === held.seat.id && each.answer === null)
        ) {
          return refused('Your seat has challenged this act already, and waits for an answer.');
        }
        const id = newId();
        await insertChallenge(tx, {
          id,
          endeavourId: endeavour.id,
          actId,
          actSentence: act.sentence,
          actBy: act.memberId as MemberId | null,
          seatId: held.seat.id,
          reason,
          madeAt: now,
        });
        await writeAct(tx, now, endeavour.id, held, { kind: 'act-challenged', subject: id, reason });
        return done;
      }),

    answer: (by, challengeId, answer) =>
      doing.inTurn(by, 'steward', async (tx, now) => {
        const { endeavour, held } = by;
        const challenge = (await listChallenges(tx, endeavour.id)).find(({ id }) => id === challengeId);
        if (challenge === undefined) return refused('This challenge is not there.');
        if (challenge.answer !== null) return refused('Another steward has answered this challenge already.');
        if (challenge.actBy === held.member.id) {
          return refused('This is about your own act. A steward other than you answers it.');
        }
        await answerChallenge(tx, challengeId, { answer, answeredBy: held.member.id, answeredAt: now });
        await writeAct(tx, now, endeavour.id, held, {
          kind: 'challenge-answered',
          subject: challengeId,
          reason: answer,
        });
        return done;
      }),
  };
}
