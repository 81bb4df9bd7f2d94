import type { Queryable } from '../../platform/database/transaction.ts';
import type { RoleId, SessionId } from '../sessions/index.ts';

/** Whether a label, or an item of the agenda, belongs to the session. */
export async function sessionHolds(
  db: Queryable,
  sessionId: SessionId,
  table: 'sessionLabel' | 'sessionPart',
  id: string,
): Promise<boolean> {
  const row = await db
    .selectFrom(table)
    .select('id')
    .where('id', '=', id)
    .where('sessionId', '=', sessionId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function isSpeakerOf(db: Queryable, sessionId: SessionId, id: RoleId): Promise<boolean> {
  const row = await db
    .selectFrom('sessionRole')
    .select('id')
    .where('id', '=', id)
    .where('sessionId', '=', sessionId)
    .where('role', '=', 'speaker')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether anybody else moderates or chairs the session. */
export async function hasOtherModerators(
  db: Queryable,
  sessionId: SessionId,
  personId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('sessionRole')
    .select('id')
    .where('sessionId', '=', sessionId)
    .where('role', 'in', ['moderator', 'chair'])
    .where('personId', '!=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
