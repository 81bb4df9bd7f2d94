import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { PersonId } from '../../people/index.ts';
import { lockSession } from '../repository.ts';
import { recordScope } from '../service.ts';
import type { Session, SessionId } from '../session.ts';
import { forgetSeats, sessionsPastRetention } from './retention.repository.ts';

/** The people who keep their link to what they wrote in a session, because they follow it under their name. */
export type KeepsLinks = (tx: Transaction, session: Session) => Promise<readonly PersonId[]>;

export interface Retention {
  keepLinks(listener: KeepsLinks): void;
}

/** Deletes links between people and what they wrote when the time that was promised is over (LIVE-87). */
export function createRetention(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
}): Retention & { run(): Promise<void> } {
  const { db, clock } = deps;
  const listeners: KeepsLinks[] = [];

  async function letGo(id: SessionId): Promise<void> {
    await inTransaction(db, async (tx) => {
      const session = await lockSession(tx, id);
      const kept = new Set<PersonId>();
      for (const listener of listeners) for (const person of await listener(tx, session)) kept.add(person);
      const seats = await forgetSeats(tx, id, [...kept]);
      if (seats === 0) return;
      await writeRecord(tx, clock.now(), {
        scope: recordScope(id),
        kind: 'personal-links-deleted',
        personId: null,
        data: { seats },
      });
    });
  }

  return {
    keepLinks: (listener) => void listeners.push(listener),
    async run() {
      for (const id of await sessionsPastRetention(db, clock.now())) await letGo(id);
    },
  };
}

/** Every night at ten past two, when few people are here. */
const NIGHTLY = '10 2 * * *';

export function scheduleRetention(jobs: Jobs, retention: { run(): Promise<void> }): void {
  jobs.defineRepeating({ name: 'session-retention', run: () => retention.run() }, NIGHTLY);
}
