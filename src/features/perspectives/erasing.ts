import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import { writeRecord } from '../../platform/record/record.ts';
import type { PersonId } from '../people/index.ts';
import { type ConversationId, type ParticipantId, recordScope } from './conversation.ts';
import { countErased, deleteParticipants, participantsOfPerson } from './participants.repository.ts';
import { convenedBy, endConvener } from './conversations.repository.ts';
import { emptyReports } from './results.repository.ts';

/** Takes somebody's answers out of the data; every result is calculated again and says that somebody left. */
export interface Erasing {
  eraseParticipant(id: ConversationId, participant: ParticipantId): Promise<void>;
  erasePerson(tx: Transaction, person: PersonId, now: Date): Promise<void>;
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
