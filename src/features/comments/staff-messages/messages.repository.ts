import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { SessionId } from '../../sessions/index.ts';
import type { StaffMessage } from './message.ts';

export async function insertMessage(
  db: Queryable,
  message: {
    readonly sessionId: SessionId;
    readonly personId: PersonId;
    readonly text: string;
    readonly at: Date;
  },
): Promise<void> {
  await db.insertInto('staffMessage').values(message).execute();
}

export async function listMessages(
  db: Queryable,
  sessionId: SessionId,
  limit: number,
): Promise<StaffMessage[]> {
  const rows = await db
    .selectFrom('staffMessage')
    .leftJoin('person', 'person.id', 'staffMessage.personId')
    .select([
      'staffMessage.id',
      'staffMessage.text',
      'staffMessage.at',
      'staffMessage.personId',
      'person.name',
    ])
    .where('staffMessage.sessionId', '=', sessionId)
    .orderBy('staffMessage.id', 'desc')
    .limit(limit)
    .execute();
  const roles = await rolesByPerson(db, sessionId);
  return rows.map(({ id, text, at, personId, name }) => {
    const held = roles.get(personId ?? '') ?? [];
    const who = name === null || name === '' ? 'Somebody' : name;
    return {
      id,
      text,
      from: held.length === 0 ? who : `${who} (${held.join(', ')})`,
      at: at.toISOString(),
    };
  });
}

async function rolesByPerson(db: Queryable, sessionId: SessionId): Promise<ReadonlyMap<string, string[]>> {
  const rows = await db
    .selectFrom('sessionRole')
    .select(['personId', 'role'])
    .where('sessionId', '=', sessionId)
    .where('personId', 'is not', null)
    .orderBy('role')
    .execute();
  const byPerson = Map.groupBy(rows, ({ personId }) => personId ?? '');
  return new Map([...byPerson].map(([id, held]) => [id, [...new Set(held.map(({ role }) => role))]]));
}

export async function deleteMessages(tx: Transaction, sessionId: SessionId): Promise<void> {
  await tx.deleteFrom('staffMessage').where('sessionId', '=', sessionId).execute();
}
