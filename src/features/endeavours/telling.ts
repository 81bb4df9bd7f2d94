import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import { findPerson, type PersonId } from '../people/index.ts';
import type { EndeavourId, MemberId } from './endeavour.ts';
import { listMembers } from './members.repository.ts';

/** What members are written, in paragraphs. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** The accounts of those who hold a seat. */
export async function membersSeated(db: Queryable, endeavourId: EndeavourId): Promise<readonly PersonId[]> {
  const members = await listMembers(db, endeavourId);
  return members.flatMap(({ seatId, personId }) => (seatId === null || personId === null ? [] : [personId]));
}

/**
 * Writes to those members of an endeavour who hold a seat and have an address, in the caller's transaction. `to`: these
 * members alone; absent: everybody who holds a seat.
 */
export async function writeToMembers(
  tx: Transaction,
  mail: Mail,
  endeavourId: EndeavourId,
  { subject, paragraphs }: Letter,
  to?: ReadonlySet<MemberId>,
): Promise<void> {
  for (const { id, seatId, personId } of await listMembers(tx, endeavourId)) {
    if (seatId === null || personId === null || to?.has(id) === false) continue;
    const email = (await findPerson(tx, personId))?.email ?? null;
    if (email !== null) await mail.send(tx, { to: email, subject, body: paragraphs.join('\n\n') });
  }
}
