import type { Queryable } from '../../platform/database/transaction.ts';
import type { EndeavourId, Endeavours } from '../endeavours/index.ts';
import type { Reader } from '../notices/index.ts';
import type { PersonId } from '../people/index.ts';
import { type ConversationId, endeavourOf } from './conversation.ts';
import { findConversation } from './conversations.repository.ts';

/** Of what somebody was told about their statements, what they may still read: where only seats may, while they hold one. */
export async function readableNotices(
  db: Queryable,
  endeavours: Pick<Endeavours, 'seatOf'>,
  personId: PersonId,
  things: Parameters<Reader>[2],
): Promise<ReadonlySet<string>> {
  const readable = new Set<string>();
  for (const [group, some] of Map.groupBy(things, (thing) => thing.group)) {
    const conversation = await findConversation(db, group.slice('perspectives:'.length) as ConversationId);
    if (conversation === undefined) continue;
    const endeavour = endeavourOf(conversation);
    const isForSeats = conversation.audience === 'seats' && endeavour !== null;
    if (isForSeats && (await endeavours.seatOf(db, endeavour as EndeavourId, personId)) === null) continue;
    for (const { about } of some) readable.add(about);
  }
  return readable;
}
