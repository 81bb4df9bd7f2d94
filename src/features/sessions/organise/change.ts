import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { type RecordEntry, writeRecord } from '../../../platform/record/record.ts';
import type { SessionLive } from '../live.ts';
import { changeSession, lockSession } from '../repository.ts';
import { recordScope } from '../service.ts';
import type { Session } from '../session.ts';
import { type Organiser, organisedSession } from './organiser.ts';

/** What an organiser's change works with, inside its transaction, which holds the session. */
export interface Change {
  readonly tx: Transaction;
  readonly session: Session;
  readonly now: Date;
  /** Puts the act on the record. A change without one changes nothing that others see. */
  readonly record: (entry: Pick<RecordEntry, 'kind' | 'subject' | 'data'>) => void;
}

/** Runs a change of an organiser: nobody else changes the session meanwhile, and everybody's pages hear of it. */
export type RunChange = <Result>(
  organiser: Organiser,
  work: (change: Change) => Promise<Result>,
) => Promise<Result>;

export function createRunChange(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
}): RunChange {
  const { db, clock, live } = deps;
  return async (organiser, work) => {
    const { id } = organisedSession(organiser);
    const { result, isChanged } = await inTransaction(db, async (tx) => {
      const session = await lockSession(tx, id);
      const now = clock.now();
      const entries: RecordEntry[] = [];
      const result = await work({
        tx,
        session,
        now,
        record: (entry) =>
          void entries.push({ scope: recordScope(id), personId: organiser.personId, ...entry }),
      });
      if (entries.length > 0) await changeSession(tx, id);
      await writeRecord(tx, now, ...entries);
      return { result, isChanged: entries.length > 0 };
    });
    if (isChanged) {
      live.changed(id);
      live.staffChanged(id);
    }
    return result;
  };
}
