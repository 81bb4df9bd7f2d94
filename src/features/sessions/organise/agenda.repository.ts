import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { Part, PartId, RoleId, Session, SessionId } from '../session.ts';

export type PartValues = Omit<Part, 'id'>;

export async function insertPart(tx: Transaction, sessionId: SessionId, values: PartValues): Promise<PartId> {
  const { speakerIds, ...columns } = values;
  const id = newId<'part'>();
  const position = (await partIds(tx, sessionId)).length;
  await tx
    .insertInto('sessionPart')
    .values({ ...columns, id, sessionId, position })
    .execute();
  await setSpeakers(tx, id, speakerIds);
  return id;
}

export async function updatePart(tx: Transaction, id: PartId, values: PartValues): Promise<void> {
  const { speakerIds, ...columns } = values;
  await tx.updateTable('sessionPart').set(columns).where('id', '=', id).execute();
  await tx.deleteFrom('partSpeaker').where('partId', '=', id).execute();
  await setSpeakers(tx, id, speakerIds);
}

/** Removes an item. What was asked in it stays in the session, in no item. */
export async function deletePart(tx: Transaction, session: Session, id: PartId): Promise<void> {
  await tx
    .updateTable('question')
    .set({ partId: null, version: session.version + 1 })
    .where('partId', '=', id)
    .execute();
  await tx.deleteFrom('sessionPart').where('id', '=', id).execute();
}

/** The items of a session in their order. */
export async function partIds(db: Queryable, sessionId: SessionId): Promise<PartId[]> {
  const rows = await db
    .selectFrom('sessionPart')
    .select('id')
    .where('sessionId', '=', sessionId)
    .orderBy('position')
    .execute();
  return rows.map(({ id }) => id as PartId);
}

export async function orderParts(tx: Transaction, ids: readonly PartId[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await tx.updateTable('sessionPart').set({ position }).where('id', '=', id).execute();
  }
}

export async function countQuestionsIn(db: Queryable, id: PartId): Promise<number> {
  const { count } = await db
    .selectFrom('question')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('partId', '=', id)
    .executeTakeFirstOrThrow();
  return count;
}

async function setSpeakers(tx: Transaction, partId: PartId, speakerIds: readonly RoleId[]): Promise<void> {
  if (speakerIds.length === 0) return;
  const rows = speakerIds.map((speakerId) => ({ partId, speakerId }));
  await tx.insertInto('partSpeaker').values(rows).execute();
}
