import { type ExpressionBuilder } from 'kysely';
import type { DB } from '../../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { ThreadId } from '../thread.ts';

/** Somebody who may have been asked: by name, through their organisation, or as holder of roles of the space. */
export interface MaybeAsked {
  readonly personId: PersonId;
  readonly roles: readonly string[];
}

/** The roles that a question was addressed to and that have not handed it on. */
export async function rolesAsked(db: Queryable, threadId: ThreadId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('threadAddressee')
    .select('role')
    .distinct()
    .where('threadId', '=', threadId)
    .where('state', '<>', 'handed-on')
    .where('role', 'is not', null)
    .execute();
  return rows.flatMap(({ role }) => role ?? []);
}

/** Whether somebody was asked and has not handed it on. */
export async function isAddressed(db: Queryable, threadId: ThreadId, asked: MaybeAsked): Promise<boolean> {
  const row = await db
    .selectFrom('threadAddressee')
    .select('id')
    .where('threadId', '=', threadId)
    .where('state', '<>', 'handed-on')
    .where((eb) => isTo(eb, asked))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whoever was asked and has answered waits no more. */
export async function settleAddressee(
  tx: Transaction,
  threadId: ThreadId,
  asked: MaybeAsked,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('threadAddressee')
    .set({ state: 'answered', stateAt: now })
    .where('threadId', '=', threadId)
    .where('state', '=', 'waiting')
    .where((eb) => isTo(eb, asked))
    .execute();
}

function isTo(eb: ExpressionBuilder<DB, 'threadAddressee'>, { personId, roles }: MaybeAsked) {
  const ownOrganisation = eb
    .selectFrom('person')
    .select('person.organisationId')
    .where('person.id', '=', personId);
  return eb.or([
    eb('personId', '=', personId),
    eb('organisationId', '=', ownOrganisation),
    ...(roles.length === 0 ? [] : [eb('role', 'in', roles)]),
  ]);
}
