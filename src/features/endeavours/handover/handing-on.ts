import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import { writeAct } from '../acts.ts';
import type { Doing } from '../doing.ts';
import { type EndeavourSeatId, seatLabel } from '../endeavour.ts';
import { findEndeavour, lockEndeavour } from '../endeavours.repository.ts';
import type { Membership, Seated } from '../membership.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { findSeat, listSeats } from '../seats.repository.ts';
import { daysAfter, runs } from '../stewardship.ts';
import { listStewardships } from '../stewards.repository.ts';
import { writeToMembers } from '../telling.ts';
import { endeavourUrls } from '../urls.ts';
import { CHASED_AFTER_DAYS, type GuideStep, type Parts, unfinishedParts } from './handover.ts';
import {
  addGuideStep,
  insertHandover,
  listHandovers,
  listUnchased,
  markChased,
  saveHandover,
} from './handover.repository.ts';
import { answerIntroduction, insertIntroduction, listIntroductions } from './introductions.repository.ts';

type Member = Membership & { readonly held: Seated };

/** How a seat goes from one holder to the next with its relationships and promises. */
export interface HandingOn {
  /** "I am moving on": opens the pack. */
  open(by: Member, leavesOn: Date): Promise<Outcome>;
  save(by: Member, parts: Parts): Promise<Outcome>;
  /** Saves the pack and hands it on: whoever holds the seat next is guided by it. */
  handOn(by: Member, parts: Parts): Promise<Outcome>;
  tick(by: Member, step: GuideStep): Promise<Outcome>;
  askToMeet(by: Member, withSeatId: EndeavourSeatId, about: string): Promise<Outcome>;
  answerIntroduction(by: Member, id: string, accept: boolean): Promise<Outcome>;
  /** Tells the stewards, or every seat where there are none, of seats that nobody has held for two weeks (LRN-34). */
  chaseEmptySeats(): Promise<void>;
}

export function createHandingOn(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
  readonly baseUrl: URL;
  readonly doing: Doing;
}): HandingOn {
  const { db, clock, mail, baseUrl, doing } = deps;

  async function ownOpen(on: Queryable, { held }: Member) {
    const packs = await listHandovers(on, held.seat.id);
    return packs.find(({ memberId, handedOnAt }) => memberId === held.member.id && handedOnAt === null);
  }

  return {
    open: (by, leavesOn) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        const { endeavour, held } = by;
        if ((await ownOpen(tx, by)) !== undefined) return refused('Your handover is open already.');
        await insertHandover(tx, {
          id: newId(),
          endeavourId: endeavour.id,
          seatId: held.seat.id,
          memberId: held.member.id,
          openedAt: now,
          leavesOn,
        });
        await writeAct(tx, now, endeavour.id, held, { kind: 'handover-opened', subject: held.seat.id });
        return done;
      }),

    save: (by, parts) =>
      doing.inTurn(by, 'take part', async (tx) => {
        const pack = await ownOpen(tx, by);
        if (pack === undefined) return refused('Your handover is handed on already.');
        await saveHandover(tx, pack.id, { parts });
        return done;
      }),

    handOn: (by, parts) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        const { endeavour, held } = by;
        const pack = await ownOpen(tx, by);
        if (pack === undefined) return refused('Your handover is handed on already.');
        if (unfinishedParts(parts).length > 0) {
          await saveHandover(tx, pack.id, { parts });
          return refused('Fill in each part, or tick that there is nothing to hand on.');
        }
        await saveHandover(tx, pack.id, { parts, handedOnAt: now });
        await writeAct(tx, now, endeavour.id, held, { kind: 'seat-handed-on', subject: held.seat.id });
        return done;
      }),

    tick: (by, step) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        await addGuideStep(tx, by.held.member.id, step, now);
        return done;
      }),

    askToMeet: (by, withSeatId, about) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        const { endeavour, held } = by;
        const seats = await listSeats(tx, endeavour.id);
        const other = seats.find(({ id, holders }) => id === withSeatId && holders.length > 0);
        if (other === undefined || other.id === held.seat.id) {
          return refused('Nobody else holds this seat now. Choose another one.');
        }
        await insertIntroduction(tx, {
          id: newId(),
          endeavourId: endeavour.id,
          seatId: held.seat.id,
          withSeatId,
          about,
          askedAt: now,
          acceptedAt: now,
        });
        return done;
      }),

    answerIntroduction: (by, id, accept) =>
      doing.inTurn(by, 'take part', async (tx, now) => {
        const { endeavour, held } = by;
        const wanted = (await listIntroductions(tx, endeavour.id)).find((each) => each.id === id);
        if (
          wanted?.withSeatId !== held.seat.id ||
          wanted.declinedAt !== null ||
          wanted.withAcceptedAt !== null
        ) {
          return refused('This request has been answered already.');
        }
        await answerIntroduction(tx, id, accept ? { withAcceptedAt: now } : { declinedAt: now });
        if (accept) {
          await writeAct(tx, now, endeavour.id, held, { kind: 'seats-introduced', subject: wanted.seatId });
        }
        return done;
      }),

    async chaseEmptySeats() {
      const now = clock.now();
      for (const { id, endeavourId } of await listUnchased(db, daysAfter(now, -CHASED_AFTER_DAYS))) {
        await inTransaction(db, async (tx) => {
          await lockEndeavour(tx, endeavourId);
          const endeavour = await findEndeavour(tx, endeavourId);
          const seat = await findSeat(tx, endeavourId, id);
          if (endeavour === undefined || seat === undefined || seat.emptySince === null) return;
          await markChased(tx, id, now);
          await writeAct(tx, now, endeavourId, null, { kind: 'seat-chased', subject: id });
          const terms = (await listStewardships(tx, endeavourId)).filter((term) => runs(term, now));
          await writeToMembers(
            tx,
            mail,
            endeavourId,
            {
              subject: `A seat is empty: ${endeavour.title}`,
              paragraphs: [
                `Nobody has held the seat ${seatLabel(seat)} for ${CHASED_AFTER_DAYS} days. Its commitments are at risk until somebody takes it.`,
                ...(terms.length === 0
                  ? [
                      'Nobody looks after the endeavour now, so choose a steward first, who can invite somebody:',
                    ]
                  : ['You can invite somebody here:']),
                new URL(
                  terms.length === 0
                    ? endeavourUrls.stewards(endeavourId)
                    : `${endeavourUrls.invite(endeavourId)}?seat=${id}`,
                  baseUrl,
                ).href,
              ],
            },
            terms.length === 0 ? undefined : new Set(terms.map(({ memberId }) => memberId)),
          );
        });
      }
    },
  };
}
