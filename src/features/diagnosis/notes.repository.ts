import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { MemberId } from '../endeavours/index.ts';
import type { RoundId } from './round.ts';

/** What came out of the conversation about a round. */
export interface Note {
  readonly id: string;
  /** Null where its writer did not agree to be named. */
  readonly memberId: MemberId | null;
  readonly text: string;
  readonly writtenAt: Date;
}

export async function listNotes(db: Queryable, roundId: RoundId): Promise<Note[]> {
  const rows = await db
    .selectFrom('diagnosisNote')
    .selectAll()
    .where('roundId', '=', roundId)
    .orderBy('writtenAt')
    .orderBy('id')
    .execute();
  return rows.map(({ id, text, memberId, isNamed, writtenAt }) => ({
    id,
    text,
    writtenAt,
    memberId: isNamed ? (memberId as MemberId | null) : null,
  }));
}

export async function insertNote(
  db: Queryable,
  note: {
    readonly roundId: RoundId;
    /** Null where its writer did not agree to be named: who they are is not kept at all. */
    readonly memberId: MemberId | null;
    readonly text: string;
    readonly writtenAt: Date;
  },
): Promise<void> {
  await db
    .insertInto('diagnosisNote')
    .values({ id: newId(), ...note, isNamed: note.memberId !== null })
    .execute();
}

export async function deleteNote(db: Queryable, id: string): Promise<void> {
  await db.deleteFrom('diagnosisNote').where('id', '=', id).execute();
}

/** Notes that somebody signed go with them. */
export async function deleteNotesOf(tx: Transaction, memberId: MemberId): Promise<void> {
  await tx.deleteFrom('diagnosisNote').where('memberId', '=', memberId).execute();
}
