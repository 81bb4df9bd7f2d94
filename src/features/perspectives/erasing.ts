import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { writeRecord } from '../../platform/record/record.ts';
import type { PersonId } from '../people/index.ts';
import { type ConversationId, type ParticipantId, recordScope, standingAt } from './conversation.ts';
import { giveAside } from './aside.repository.ts';
import { convenedBy, endConvener, lockConversation, updateConversation } from './conversations.repository.ts';
import { recount } from './counts.repository.ts';
import { giveGuesses } from './guesses.repository.ts';
import { countErased, deleteParticipants, isGuest, participantsOfPerson } from './participants.repository.ts';
import { emptyReports } from './results.repository.ts';
import { giveStatements } from './statements.repository.ts';
import { giveVotes } from './votes.repository.ts';

/** Takes somebody's answers out of the data; every result is calculated again and says that somebody left. */
export interface Erasing {
  eraseParticipant(id: ConversationId, participant: ParticipantId): Promise<void>;
  erasePerson(tx: Transaction, person: PersonId, now: Date): Promise<void>;
  /**
   * Gives another participant what a guest answered, put aside, expected and added, but for statements which that one
   * has answered; the two are one participant afterwards.
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
      await recount(tx, perspectivesId);
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
        await giveVotes(tx, guest, to);
        await giveAside(tx, guest, to);
        await giveGuesses(tx, guest, to);
        await giveStatements(tx, guest, to);
        await deleteParticipants(tx, [guest]);
        await recount(tx, id);
        await updateConversation(tx, id, { takenAlong: conversation.takenAlong + 1 });
        await writeRecord(tx, now, {
          scope: recordScope(id),
          kind: 'participant-taken-along',
          personId: null,
        });
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
