import { isUniqueViolation } from '../../../platform/database/errors.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { SessionLive } from '../live.ts';
import { getSession } from '../repository.ts';
import { recordScope, type SessionService } from '../service.ts';
import type { Session } from '../session.ts';
import type { RunChange } from './change.ts';
import {
  type Copy,
  deleteRehearsal,
  findContinuation,
  findRehearsal,
  insertCopy,
} from './copies.repository.ts';
import type { Organiser } from './organiser.ts';

export type OnCopy = (tx: Transaction, copy: Copy) => Promise<void>;
export type OnRehearsalEnd = (tx: Transaction, rehearsal: Session) => Promise<void>;

/** What other features add where a session is copied, and where a rehearsal is deleted. */
export interface CopyExtensions {
  /** Copies what the feature prepared for a session, such as polls; in the transaction that copies the session. */
  onCopy(listener: OnCopy): void;
  /** Deletes what a rehearsal leaves and no foreign key takes with it; in the transaction that deletes it. */
  onRehearsalEnd(listener: OnRehearsalEnd): void;
}

export interface CopyService extends CopyExtensions {
  /** A rehearsal of the session, or the one that is under way (LIVE-18). Returns its code. */
  rehearse(organiser: Organiser): Promise<string>;
  /** Deletes a rehearsal with everything in it, its record too. Returns the code of the session it was for. */
  endRehearsal(organiser: Organiser): Promise<string | undefined>;
  /** The session in which a closed one goes on, made where there is none (LIVE-10). Returns its code. */
  goOn(organiser: Organiser): Promise<string | undefined>;
}

export function createCopies(deps: {
  readonly run: RunChange;
  readonly live: SessionLive;
  readonly service: Pick<SessionService, 'forgetMoves'>;
}): CopyService {
  const { run, live, service } = deps;
  const copyListeners: OnCopy[] = [];
  const endListeners: OnRehearsalEnd[] = [];

  return {
    onCopy: (listener) => void copyListeners.push(listener),
    onRehearsalEnd: (listener) => void endListeners.push(listener),

    rehearse: (organiser) =>
      untilCodeIsFree(() =>
        run(organiser, async ({ tx, session, now }) => {
          const existing = await findRehearsal(tx, session.id);
          if (existing !== undefined) return existing.code;
          const link = { rehearsalOf: session.rehearsalOf ?? session.id };
          const copy = await insertCopy(tx, session, link, organiser.personId, now);
          for (const listener of copyListeners) await listener(tx, copy);
          return copy.to.code;
        }),
      ),

    async endRehearsal(organiser) {
      const ended = await run(organiser, async ({ tx, session }) => {
        if (session.rehearsalOf === null) return undefined;
        for (const listener of endListeners) await listener(tx, session);
        await service.forgetMoves(tx, session.id);
        await deleteRehearsal(tx, session.id);
        return { id: session.id, code: (await getSession(tx, session.rehearsalOf)).code };
      });
      if (ended !== undefined) live.gone(ended.id);
      return ended?.code;
    },

    goOn: (organiser) =>
      untilCodeIsFree(() =>
        run(organiser, async ({ tx, session, now, record }) => {
          if (session.state !== 'closed') return undefined;
          const existing = await findContinuation(tx, session.id);
          if (existing !== undefined) return existing.code;
          const copy = await insertCopy(tx, session, { continues: session.id }, organiser.personId, now);
          for (const listener of copyListeners) await listener(tx, copy);
          await writeRecord(tx, now, {
            scope: recordScope(copy.to.id),
            kind: 'session-created',
            personId: organiser.personId,
            data: { continues: true },
          });
          record({ kind: 'session-continued', subject: copy.to.id });
          return copy.to.code;
        }),
      ),
  };
}

async function untilCodeIsFree<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isUniqueViolation(error, 'session_code_unique')) throw error;
    }
  }
}
