import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { formatDate } from '../../../design-system/format.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import { writeAct } from '../acts.ts';
import type { Doing } from '../doing.ts';
import { type Endeavour, seatLabel } from '../endeavour.ts';
import { findEndeavour, lockEndeavour, updateEndeavour } from '../endeavours.repository.ts';
import type { Membership, Seated } from '../membership.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { listSeats } from '../seats.repository.ts';
import { writeToMembers } from '../telling.ts';
import { endeavourUrls } from '../urls.ts';
import { daysAfter } from '../stewardship.ts';
import { type ConsentAnswer, DAYS_TO_ANSWER, decide, heldSeats, takesAnswers } from '../consent.ts';
import { listProposals, settleProposal } from '../stewards/proposals.repository.ts';
import { insertEnding, listDueEndings, listEndings, sayEnding, settleEnding } from './ending.repository.ts';

type Member = Membership & { readonly held: Seated };

/** How the seats close an endeavour, and open a closed one again: by consent, with what became of it. */
export interface Closing {
  /** Proposes to close an active endeavour, or to reopen a closed one. */
  propose(by: Member, kind: 'close' | 'reopen', became: string): Promise<Outcome>;
  answer(by: Member, id: string, answer: ConsentAnswer, reason: string): Promise<Outcome>;
  /** Settles the proposals whose time is over. */
  settleDue(): Promise<void>;
}

export function createClosing(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
  readonly baseUrl: URL;
  readonly doing: Doing;
}): Closing {
  const { db, clock, mail, baseUrl, doing } = deps;
  return {
    propose: (by, kind, became) =>
      doing.inTurn(by, 'end or reopen', async (tx, now) => {
        const { id } = by.endeavour;
        const { state } = await endeavourNow(tx, by);
        if (kind === 'close' && state === 'closed') return refused('This endeavour is closed already.');
        if (kind === 'reopen' && state === 'active') return refused('This endeavour is open already.');
        if ((await listEndings(tx, id)).some((each) => each.state === 'open')) {
          return refused('This is proposed already. Say what your seat thinks of it.');
        }
        const seatId = by.held.seat.id;
        const endingId = newId();
        await insertEnding(tx, {
          id: endingId,
          endeavourId: id,
          kind,
          became,
          proposedBy: by.held.member.id,
          seatId,
          proposedAt: now,
          closesAt: daysAfter(now, DAYS_TO_ANSWER),
        });
        await sayEnding(tx, { endingId, seatId, answer: 'consent', reason: '', saidAt: now });
        await writeAct(tx, now, id, by.held, { kind: `${kind}-proposed`, subject: endingId, reason: became });
        const what = kind === 'close' ? 'close this endeavour' : 'open this endeavour again';
        await writeToMembers(tx, mail, id, {
          subject: `Does your seat consent? To ${what}: ${by.endeavour.title}`,
          paragraphs: [
            `${seatLabel(by.held.seat)} proposes to ${what}, and wrote: “${became}”`,
            `Until ${formatDate(daysAfter(now, DAYS_TO_ANSWER))} your seat can consent or object here:`,
            new URL(endeavourUrls.ending(id), baseUrl).href,
          ],
        });
        await settle(tx, await endeavourNow(tx, by), now);
        return done;
      }),

    answer: (by, endingId, answer, reason) =>
      doing.inTurn(by, 'end or reopen', async (tx, now) => {
        const { id } = by.endeavour;
        const ending = (await listEndings(tx, id)).find((each) => each.id === endingId);
        if (ending === undefined || !takesAnswers(ending, now)) {
          return refused('This proposal is settled, so answers no longer count.');
        }
        await sayEnding(tx, { endingId, seatId: by.held.seat.id, answer, reason, saidAt: now });
        await writeAct(tx, now, id, by.held, {
          kind: `${ending.kind}-${answer === 'consent' ? 'consented' : 'objected'}`,
          subject: endingId,
          ...(reason === '' ? {} : { reason }),
        });
        await settle(tx, await endeavourNow(tx, by), now);
        return done;
      }),

    async settleDue() {
      for (const id of await listDueEndings(db, clock.now())) {
        await inTransaction(db, async (tx) => settle(tx, await lockEndeavour(tx, id), clock.now()));
      }
    },
  };
}

async function endeavourNow(tx: Transaction, { endeavour }: Member): Promise<Endeavour> {
  return (await findEndeavour(tx, endeavour.id)) ?? endeavour;
}

async function settle(tx: Transaction, { id }: Endeavour, now: Date): Promise<void> {
  const ending = (await listEndings(tx, id)).find(({ state }) => state === 'open');
  if (ending === undefined) return;
  const { consents, closesAt } = ending;
  const decision = decide({ consents, closesAt }, heldSeats(await listSeats(tx, id)), now);
  if (decision.state === 'open') return;
  await settleEnding(tx, ending.id, { ...decision, settledAt: now });
  const isAgreed = decision.state === 'agreed';
  if (isAgreed && ending.kind === 'close') await close(tx, id, now);
  if (isAgreed && ending.kind === 'reopen')
    await updateEndeavour(tx, id, { state: 'active', closedAt: null });
  await writeAct(tx, now, id, null, {
    kind: `${ending.kind}-${decision.state}`,
    subject: ending.id,
    data: { outcome: decision.outcome },
  });
}

/** Nothing changes in a closed endeavour, so what is still proposed in it is settled with it. */
async function close(tx: Transaction, id: Endeavour['id'], now: Date): Promise<void> {
  await updateEndeavour(tx, id, { state: 'closed', closedAt: now });
  for (const proposal of await listProposals(tx, id)) {
    if (proposal.state !== 'open') continue;
    await settleProposal(tx, proposal.id, {
      state: 'withdrawn',
      outcome: 'the endeavour was closed before the seats had decided',
      settledAt: now,
    });
  }
}
