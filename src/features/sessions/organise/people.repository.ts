import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { organisationNamed } from '../../organisations/index.ts';
import type { RoleHolder, RoleId, SessionId } from '../session.ts';
import type { HolderValues } from './people-form.ts';

/** Lists a role holder, at the end of their role. */
export async function insertHolder(
  tx: Transaction,
  sessionId: SessionId,
  values: HolderValues,
  now: Date,
): Promise<RoleId> {
  const id = newId<'role'>();
  const { last } = await tx
    .selectFrom('sessionRole')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('sessionId', '=', sessionId)
    .where('role', '=', values.role)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('sessionRole')
    .values({
      ...(await columnsOf(tx, values, now)),
      id,
      sessionId,
      role: values.role,
      position: (last ?? -1) + 1,
      invitedAt: now,
    })
    .execute();
  return id;
}

export async function updateHolder(
  tx: Transaction,
  id: RoleId,
  values: HolderValues,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('sessionRole')
    .set(await columnsOf(tx, values, now))
    .where('id', '=', id)
    .execute();
}

async function columnsOf(tx: Transaction, values: HolderValues, now: Date) {
  const { name, email, post, organisation, deputy } = values;
  const organisationId = organisation === '' ? null : await organisationNamed(tx, organisation, now);
  return { name, email, post, organisationId, deputy };
}

export async function setInvitedAt(tx: Transaction, id: RoleId, now: Date): Promise<void> {
  await tx.updateTable('sessionRole').set({ invitedAt: now }).where('id', '=', id).execute();
}

export async function deleteHolder(tx: Transaction, id: RoleId): Promise<void> {
  await tx.deleteFrom('sessionRole').where('id', '=', id).execute();
}

/** Lets a speaker stay in the programme, without any access. */
export async function takeAccess(tx: Transaction, id: RoleId): Promise<void> {
  await tx
    .updateTable('sessionRole')
    .set({ email: null, personId: null, acceptedAt: null, seenAt: null })
    .where('id', '=', id)
    .execute();
}

/** How many questions a speaker was asked, or has answered: they would be lost with the speaker. */
export async function countQuestionsFor(db: Queryable, id: RoleId): Promise<number> {
  const addressed = db.selectFrom('questionSpeaker').select('questionId').where('speakerId', '=', id);
  const answered = db.selectFrom('answer').select('questionId').where('speakerId', '=', id);
  const rows = await addressed.union(answered).execute();
  return rows.length;
}

export async function setHolderOrder(tx: Transaction, ids: readonly RoleId[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await tx.updateTable('sessionRole').set({ position }).where('id', '=', id).execute();
  }
}

/** Whether the address was invited to a role in any session that is not over for good. */
export async function isInvited(db: Queryable, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('sessionRole')
    .innerJoin('session', 'session.id', 'sessionRole.sessionId')
    .select('sessionRole.id')
    .where('sessionRole.email', '=', email)
    .where('session.state', '!=', 'archived')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export function isSameRole(
  a: Pick<RoleHolder, 'role' | 'email'>,
  b: Pick<RoleHolder, 'role' | 'email'>,
): boolean {
  return a.role === b.role && a.email !== null && a.email === b.email;
}
