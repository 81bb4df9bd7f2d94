import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import type { MemberId } from '../../endeavours/index.ts';
import { deleteNotesOf } from '../notes.repository.ts';
import {
  deleteRater,
  findRater,
  forgetRater,
  listRoundsOfMember,
  membersOfPerson,
} from './answers.repository.ts';
import { deleteDraftsOf } from './drafts.repository.ts';

/** Somebody asks to be forgotten: open rounds lose their answers, closed ones their name, words and signed notes. */
export async function forgetMember(tx: Transaction, memberId: MemberId): Promise<void> {
  await deleteDraftsOf(tx, memberId);
  await deleteNotesOf(tx, memberId);
  for (const { raterId, roundId, isClosed } of await listRoundsOfMember(tx, memberId)) {
    const rater = await findRater(tx, roundId, memberId);
    if (!isClosed || rater === undefined) await deleteRater(tx, raterId);
    else await forgetRater(tx, raterId, rater.answers);
  }
}

export async function forgetPerson(tx: Transaction, personId: string): Promise<void> {
  for (const memberId of await membersOfPerson(tx, personId)) await forgetMember(tx, memberId);
}

export function forgetInAllRounds(db: Queryable, memberId: MemberId): Promise<void> {
  return inTransaction(db, (tx) => forgetMember(tx, memberId));
}
