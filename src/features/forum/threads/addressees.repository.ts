import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { ThreadId } from '../thread.ts';

/** Whether somebody was asked by name, or their organisation was. */
export async function isAddressed(db: Queryable, threadId: ThreadId, personId: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('threadAddressee')
    .select('id')
    .where('threadId', '=', threadId)
    .where('state', '<>', 'handed-on')
    .where((eb) =>
      eb.or([
        eb('personId', '=', personId),
        eb(
          'organisationId',
          '=',
          eb.selectFrom('person').select('person.organisationId').where('person.id', '=', personId),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whoever was asked and has answered waits no more. */
export async function settleAddressee(
  tx: Transaction,
  threadId: ThreadId,
  personId: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('threadAddressee')
    .set({ state: 'answered', stateAt: now })
    .where('threadId', '=', threadId)
    .where('state', '=', 'waiting')
    .where((eb) =>
      eb.or([
        eb('personId', '=', personId),
        eb(
          'organisationId',
          '=',
          eb.selectFrom('person').select('person.organisationId').where('person.id', '=', personId),
        ),
      ]),
    )
    .execute();
}
