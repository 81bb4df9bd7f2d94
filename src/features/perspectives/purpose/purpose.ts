import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { type Endeavours, type Membership, type Seated, whyNot, writeAct } from '../../endeavours/index.ts';
import type { Notices } from '../../notices/index.ts';
import type { ConversationId } from '../conversation.ts';
import { setOnward } from '../onward.repository.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { findStatement } from '../statements.repository.ts';
import { type Fate, tellAuthor } from '../telling-authors.ts';
import { type Candidate, keepSupport, removeSupport } from './purpose.repository.ts';

export type Doer = Membership & { readonly held: Seated };

const LONGEST_REASON = 300;

/**
 * What becomes of candidates for the common purpose. Each act is on the shared record of the endeavour; authors are told
 * what became of theirs.
 */
export interface Purpose {
  /** The seat wants it, and would word it so; an empty wording leaves that to others. */
  support(by: Doer, candidate: Candidate, wording: string): Promise<Outcome>;
  takeBack(by: Doer, candidate: Candidate): Promise<Outcome>;
  /** A steward sets it aside, with a reason. */
  setAside(by: Doer, candidate: Candidate, reason: string): Promise<Outcome>;
  /** Puts what was set aside back among the candidates. */
  bringBack(by: Doer, candidate: Candidate): Promise<Outcome>;
  /** A steward changes what the endeavour is trying to change, with the statement as the reason. */
  take(by: Doer, candidate: Candidate, aim: string): Promise<Outcome>;
}

export function createPurpose(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly endeavours: Pick<Endeavours, 'rewording'>;
  readonly notices: Pick<Notices, 'tell'>;
}): Purpose {
  const { db, clock, endeavours, notices } = deps;

  async function act(
    by: Doer,
    need: 'take part' | 'steward',
    { kind, candidate, reason }: { kind: string; candidate: Candidate; reason?: string },
    work: (tx: Transaction, now: Date) => Promise<void>,
  ): Promise<Outcome> {
    return inTransaction(db, async (tx) => {
      const now = clock.now();
      const refusal = await whyNot(tx, now, by.endeavour.id, by.held, need);
      if (refusal !== undefined) return refusal;
      await work(tx, now);
      await writeAct(tx, now, by.endeavour.id, by.held, {
        kind,
        subject: candidate.statementId,
        ...(reason === undefined ? {} : { reason }),
        data: { text: candidate.text },
      });
      return done;
    });
  }

  async function tell(tx: Transaction, now: Date, by: Doer, candidate: Candidate, fate: Fate): Promise<void> {
    const { conversationId: id, question, statementId } = candidate;
    const statement = await findStatement(tx, id as ConversationId, statementId);
    if (statement === undefined) return;
    await tellAuthor(tx, notices, {
      conversation: { id, question },
      statement,
      fate,
      by: by.held.member.personId,
      now,
    });
  }

  return {
    support: (by, candidate, wording) =>
      act(by, 'take part', { kind: 'purpose-supported', candidate }, (tx, at) =>
        keepSupport(tx, { statementId: candidate.statementId, seatId: by.held.seat.id, wording, at }),
      ),
    takeBack: (by, candidate) =>
      act(by, 'take part', { kind: 'purpose-support-taken-back', candidate }, (tx) =>
        removeSupport(tx, candidate.statementId, by.held.seat.id),
      ),
    setAside: (by, candidate, reason) =>
      act(by, 'steward', { kind: 'purpose-set-aside', candidate, reason }, async (tx, now) => {
        await setOnward(tx, candidate.statementId, { asideAt: now, asideReason: reason });
        await tell(tx, now, by, candidate, { kind: 'purpose-aside', reason });
      }),
    bringBack: (by, candidate) =>
      act(by, 'steward', { kind: 'purpose-brought-back', candidate }, async (tx, now) => {
        await setOnward(tx, candidate.statementId, { asideAt: null, asideReason: '' });
        await tell(tx, now, by, candidate, { kind: 'purpose' });
      }),
    async take(by, candidate, aim) {
      const { title, issue, forWhom, organisationWord } = by.endeavour;
      const reason = `From statement ${candidate.number} of “${candidate.question}”: “${candidate.text}”`;
      const reworded = await endeavours.rewording.reword(
        by,
        { title, issue, forWhom, organisationWord, aim },
        shortened(reason),
      );
      if (!reworded.ok) return refused(reworded.message);
      return act(by, 'steward', { kind: 'purpose-taken', candidate }, async (tx, now) => {
        await setOnward(tx, candidate.statementId, { takenAt: now });
        await tell(tx, now, by, candidate, { kind: 'purpose-taken' });
      });
    },
  };
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST_REASON ? text : `${characters.slice(0, LONGEST_REASON - 2).join('')}…”`;
}
