import { type Expression, type ExpressionBuilder, sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { DB } from '../../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { ThreadId } from '../thread.ts';

/** Somebody who may have been asked: by name, through their organisation, or as holder of roles of the space. */
export interface MaybeAsked {
  readonly personId: PersonId;
  readonly roles: readonly string[];
}

const roles = repeatedQuery((db, value: ValueOf<{ thread: ThreadId }>) =>
  db
    .selectFrom('threadAddressee')
    .select('role')
    .distinct()
    .where('threadId', '=', value('thread'))
    .where('state', '<>', 'handed-on')
    .where('role', 'is not', null)
    .modifyFront(prepared),
);

/** The roles that a question was addressed to and that have not handed it on. */
export async function rolesAsked(db: Queryable, thread: ThreadId): Promise<readonly string[]> {
  const rows = await roles(db, { thread });
  return rows.flatMap(({ role }) => role ?? []);
}

const addressed = repeatedQuery((db, value: ValueOf<MaybeAsked & { readonly thread: ThreadId }>) =>
  db
    .selectFrom('threadAddressee')
    .select('id')
    .where('threadId', '=', value('thread'))
    .where('state', '<>', 'handed-on')
    .where((eb) => isTo(eb, value('personId'), value('roles')))
    .limit(1)
    .modifyFront(prepared),
);

/** Whether somebody was asked and has not handed it on. */
export async function isAddressed(db: Queryable, thread: ThreadId, asked: MaybeAsked): Promise<boolean> {
  return (await addressed(db, { thread, ...asked })).length > 0;
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
    .where((eb) => isTo(eb, sql.val(asked.personId), sql.val(asked.roles)))
    .execute();
}

function isTo(
  eb: ExpressionBuilder<DB, 'threadAddressee'>,
  person: Expression<PersonId>,
  roles: Expression<readonly string[]>,
) {
  const ownOrganisation = eb
    .selectFrom('person')
    .select('person.organisationId')
    .where('person.id', '=', person);
  return eb.or([
    eb('personId', '=', person),
    eb('organisationId', '=', ownOrganisation),
    eb('role', '=', sql<string>`any(${roles}::text[])`),
  ]);
}
