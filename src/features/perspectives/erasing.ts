import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { writeRecord } from '../../platform/record/record.ts';
import type { PersonId } from '../people/index.ts';
import { type ConversationId, type ParticipantId, recordScope, standingAt } from './conversation.ts';
import { convenedBy, endConvener, lockConversation } from './conversations.repository.ts';
import { countErased, deleteParticipants, isGuest, participantsOfPerson } from './participants.repository.ts';
import { emptyReports } from './results.repository.ts';
import { takesVotes } from './statement.ts';
import { giveStatements } from './statements.repository.ts';
import { answerable, keepVotes, votesOf } from './votes.repository.ts';

/** Takes somebody's answers out of the data; every result is calculated again and says that somebody left. */
export interface Erasing {
  eraseParticipant(id: ConversationId, participant: ParticipantId): Promise<void>;
  erasePerson(tx: Transaction, person: PersonId, now: Date): Promise<void>;
  /**
   * Gives again in another participant's name what a guest answered and that one did not, where it can still be
   * answered; the guest is then erased.
   */
  takeAlong(id: ConversationId, guest: ParticipantId, to: ParticipantId): Promise<void>;
}

export function createErasing(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly changed: (id: ConversationId) => void;
}): Erasing {
  const { db, clock, changed } = deps;

  async function erase(
    tx: Transaction,
    gone: readonly { readonly id: ParticipantId; readonly perspectivesId: ConversationId }[],
    now: Date,
  ): Promise<void> {
    for (const { perspectivesId } of gone) {
      await countErased(tx, perspectivesId);
      await emptyReports(tx, perspectivesId);
    }
    await deleteParticipants(
      tx,
      gone.map(({ id }) => id),
    );
    for (const { perspectivesId } of gone) {
      await writeRecord(tx, now, {
        scope: recordScope(perspectivesId),
        kind: 'participant-erased',
        personId: null,
      });
    }
  }

  return {
    async eraseParticipant(id, participant) {
      await inTransaction(db, (tx) => erase(tx, [{ id: participant, perspectivesId: id }], clock.now()));
      changed(id);
    },
    async takeAlong(id, guest, to) {
      await inTransaction(db, async (tx) => {
        const now = clock.now();
        const conversation = await lockConversation(tx, id);
        if (standingAt(conversation, now) !== 'open' || !(await isGuest(tx, id, guest))) return;
        const answered = new Set((await votesOf(tx, to)).map(({ statementId }) => statementId));
        const votes = (await votesOf(tx, guest))
          .filter(({ statementId }) => !answered.has(statementId))
          .map((vote) => ({ ...vote, conversationId: id, participantId: to }));
        const states = await answerable(tx, votes);
        const open = votes.filter(({ statementId }) => {
          const state = states.get(`${to} ${statementId}`);
          return state !== undefined && takesVotes(state, conversation.moderation);
        });
        if (open.length > 0) await keepVotes(tx, open, now);
        await giveStatements(tx, guest, to);
        await erase(tx, [{ id: guest, perspectivesId: id }], now);
      });
      changed(id);
    },
    async erasePerson(tx, person, now) {
      const gone = await participantsOfPerson(tx, person);
      await erase(
        tx,
        gone.toSorted((a, b) => (a.perspectivesId < b.perspectivesId ? -1 : 1)),
        now,
      );
      for (const id of await convenedBy(tx, person)) await endConvener(tx, id, person, now);
      for (const { perspectivesId } of gone) changed(perspectivesId);
    },
  };
}
