import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { ThreadId } from '../thread.ts';

export interface Addressee {
  readonly id: string;
  readonly personId: PersonId | null;
  readonly organisationId: string | null;
  readonly name: string;
  readonly organisation: string | null;
  readonly state: 'waiting' | 'answered' | 'handed-on' | 'declined';
  readonly reason: string;
  /** The day by which they mean to answer, as 2026-12-01. */
  readonly answersBy: string | null;
  readonly addedAt: Date;
}

/** Who was asked, in the order of being asked. */
export async function listAddressees(db: Queryable, threadId: ThreadId): Promise<Addressee[]> {
  const rows = await db
    .selectFrom('threadAddressee')
    .leftJoin('person', 'person.id', 'threadAddressee.personId')
    .leftJoin('organisation as own', 'own.id', 'person.organisationId')
    .leftJoin('organisation as asked', 'asked.id', 'threadAddressee.organisationId')
    .select((eb) => [
      'threadAddressee.id',
      'threadAddressee.personId',
      'threadAddressee.organisationId',
      'threadAddressee.shownName',
      'person.name as personName',
      'own.name as ownOrganisation',
      'asked.name as askedOrganisation',
      'threadAddressee.state',
      'threadAddressee.reason',
      eb.cast<string | null>('threadAddressee.answersBy', 'text').as('answersBy'),
      'threadAddressee.addedAt',
    ])
    .where('threadId', '=', threadId)
    .orderBy('addedAt')
    .orderBy('threadAddressee.id')
    .execute();
  return rows.map(({ shownName, personName, ownOrganisation, askedOrganisation, ...row }) => ({
    ...(row as Omit<Addressee, 'name' | 'organisation'>),
    name: personName || shownName || askedOrganisation || 'A former member',
    organisation: askedOrganisation === null ? ownOrganisation : null,
  }));
}

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
