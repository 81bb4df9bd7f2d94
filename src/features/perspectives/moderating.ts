import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { writeRecord } from '../../platform/record/record.ts';
import type { Notices } from '../notices/index.ts';
import type { PersonId } from '../people/index.ts';
import { type ConversationId, recordScope, type StatementId } from './conversation.ts';
import { lockConversation, updateConversation } from './conversations.repository.ts';
import { recount } from './counts.repository.ts';
import { done, type Outcome, refused } from './outcome.ts';
import { moveOnward } from './onward.repository.ts';
import { setBanned, setBannedFromNetwork } from './participants.repository.ts';
import type { RejectReason, Statement } from './statement.ts';
import { findStatement, hasOthersVotes, insertStatements, updateStatement } from './statements.repository.ts';
import { tellAuthor } from './telling-authors.ts';

export type Decision =
  | { readonly kind: 'accept' }
  | { readonly kind: 'reject'; readonly reason: RejectReason; readonly note: string }
  | { readonly kind: 'merge'; readonly into: StatementId }
  | { readonly kind: 'correct'; readonly text: string; readonly language?: string }
  | { readonly kind: 'information'; readonly is: boolean };

/** What conveners do with statements and with whoever floods or scripts. Each act is on the record. */
export interface Moderating {
  decide(by: PersonId, id: ConversationId, statement: StatementId, decision: Decision): Promise<Outcome>;
  /** Takes somebody's answers out of the calculation, or back in. What they added is decided statement by statement. */
  ban: Ban;
  /** The same for everybody who began from the network of that participant: a script may be many. */
  banNetwork: Ban;
}

type Ban = (
  by: PersonId,
  id: ConversationId,
  handle: string,
  banned: boolean,
  reason: string,
) => Promise<Outcome>;

export function createModerating(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly notices: Pick<Notices, 'tell'>;
  readonly changed: (id: ConversationId) => void;
}): Moderating {
  const { db, clock, notices, changed } = deps;
  return {
    async decide(by, id, statementId, decision) {
      const outcome = await inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const conversation = await lockConversation(tx, id);
        const statement = await findStatement(tx, id, statementId);
        if (statement === undefined) return refused('This statement is no longer there.');
        const result = await apply(tx, id, statement, decision, now);
        if (!result.ok) return result;
        await updateConversation(tx, id, {});
        await writeRecord(tx, now, {
          scope: recordScope(id),
          kind: `statement-${decision.kind}`,
          personId: by,
          subject: statementId,
          ...(decision.kind === 'reject' ? { reason: decision.reason } : {}),
          data: { number: statement.number },
        });
        if (decision.kind !== 'information') {
          await tellAuthor(tx, notices, { conversation, statement, fate: decision, by, now });
        }
        return result;
      });
      if (outcome.ok) changed(id);
      return outcome;
    },

    async banNetwork(by, id, handle, banned, reason) {
      const outcome = await inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        await lockConversation(tx, id);
        const participants = await setBannedFromNetwork(tx, id, handle, banned ? now : null);
        if (participants === 0) return refused('Nobody from this network is there any more.');
        await recount(tx, id);
        await updateConversation(tx, id, {});
        await writeRecord(tx, now, {
          scope: recordScope(id),
          kind: banned ? 'network-left-out' : 'network-let-back-in',
          personId: by,
          data: { participants },
          ...(reason === '' ? {} : { reason }),
        });
        return done;
      });
      if (outcome.ok) changed(id);
      return outcome;
    },

    async ban(by, id, handle, banned, reason) {
      const outcome = await inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        await lockConversation(tx, id);
        const found = await setBanned(tx, id, handle, banned ? now : null);
        if (!found) return refused('This participant is no longer there.');
        await recount(tx, id);
        await updateConversation(tx, id, {});
        await writeRecord(tx, now, {
          scope: recordScope(id),
          kind: banned ? 'participant-left-out' : 'participant-let-back-in',
          personId: by,
          subject: handle,
          ...(reason === '' ? {} : { reason }),
        });
        return done;
      });
      if (outcome.ok) changed(id);
      return outcome;
    },
  };
}

async function apply(
  tx: Transaction,
  id: ConversationId,
  statement: Statement,
  decision: Decision,
  now: Date,
): Promise<Outcome> {
  switch (decision.kind) {
    case 'accept':
      await updateStatement(tx, statement.id, {
        state: 'accepted',
        reason: null,
        reasonNote: '',
        otherId: null,
        decidedAt: now,
      });
      return done;
    case 'reject':
      await updateStatement(tx, statement.id, {
        state: 'rejected',
        reason: decision.reason,
        reasonNote: decision.note,
        decidedAt: now,
      });
      return done;
    case 'information':
      await updateStatement(tx, statement.id, { isInformation: decision.is });
      return done;
    case 'merge': {
      const into = await findStatement(tx, id, decision.into);
      if (into === undefined || into.id === statement.id || into.state !== 'accepted') {
        return refused('Choose an accepted statement to merge this one into.');
      }
      await updateStatement(tx, statement.id, { state: 'merged', otherId: into.id, decidedAt: now });
      await moveOnward(tx, statement.id, into.id);
      return done;
    }
    case 'correct':
      return correct(tx, id, statement, decision, now);
  }
}

/** OPN-13: nobody's answer may stand under a wording they have not seen, so the answered wording stays, closed. */
async function correct(
  tx: Transaction,
  id: ConversationId,
  statement: Statement,
  { text, language = statement.language }: Extract<Decision, { kind: 'correct' }>,
  now: Date,
): Promise<Outcome> {
  const isSameText = text === statement.text;
  if (isSameText && language === statement.language)
    return refused('This is the wording as it is. Change it, then save.');
  // The same words, which were only marked wrongly: whoever answered has seen them.
  if (isSameText) {
    await updateStatement(tx, statement.id, { language });
    return done;
  }
  if (!(await hasOthersVotes(tx, statement.id, statement.authorId))) {
    await updateStatement(tx, statement.id, {
      text,
      language,
      reasonNote: `Corrected from: ${statement.text}`,
    });
    return done;
  }
  const [corrected] = await insertStatements(
    tx,
    id,
    [
      {
        text,
        language,
        lens: statement.lens,
        isSeed: statement.isSeed,
        isInformation: statement.isInformation,
        authorId: statement.authorId,
        key: null,
        state: 'accepted',
      },
    ],
    now,
  );
  await updateStatement(tx, statement.id, { state: 'replaced', otherId: corrected ?? null, decidedAt: now });
  if (corrected !== undefined) await moveOnward(tx, statement.id, corrected);
  return done;
}
