import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';
import type { SessionId } from '../sessions/index.ts';
import { EVEN, type Weights } from './meeting.ts';

/** When the people of a session are put together by themselves. */
export async function findPlan(db: Queryable, session: SessionId): Promise<Date | null> {
  const row = await db
    .selectFrom('meetingPlan')
    .select('drawAt')
    .where('sessionId', '=', session)
    .executeTakeFirst();
  return row?.drawAt ?? null;
}

/** How much each difference counts when people of a session are put together. */
export async function findWeights(db: Queryable, session: SessionId): Promise<Weights> {
  const row = await db
    .selectFrom('meetingWeights')
    .select('weights')
    .where('sessionId', '=', session)
    .executeTakeFirst();
  return row?.weights ?? EVEN;
}

export async function saveWeights(tx: Transaction, session: SessionId, weights: Weights): Promise<void> {
  await tx
    .insertInto('meetingWeights')
    .values({ sessionId: session, weights: [...weights] })
    .onConflict((conflict) => conflict.column('sessionId').doUpdateSet({ weights: [...weights] }))
    .execute();
}

export async function savePlan(
  tx: Transaction,
  session: SessionId,
  plan: { readonly drawAt: Date; readonly setBy: PersonId },
): Promise<void> {
  await tx
    .insertInto('meetingPlan')
    .values({ sessionId: session, ...plan })
    .onConflict((conflict) => conflict.column('sessionId').doUpdateSet(plan))
    .execute();
}

/** Takes the set time out; false where there was none any more, so that of two who try at once one gets it. */
export async function takePlan(tx: Transaction, session: SessionId, dueBy?: Date): Promise<boolean> {
  let query = tx.deleteFrom('meetingPlan').where('sessionId', '=', session);
  if (dueBy !== undefined) query = query.where('drawAt', '<=', dueBy);
  const { numDeletedRows } = await query.executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function listDue(db: Queryable, now: Date): Promise<readonly SessionId[]> {
  const rows = await db
    .selectFrom('meetingPlan')
    .select('sessionId')
    .where('drawAt', '<=', now)
    .orderBy('drawAt')
    .execute();
  return rows.map(({ sessionId }) => sessionId as SessionId);
}
