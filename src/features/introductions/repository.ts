import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';
import {
  DEFAULT_CHOICE,
  type Introduction,
  type IntroductionChoice,
  type IntroductionState,
  type ShownIntroduction,
} from './introduction.ts';

const COLUMNS = [
  'introduction.id',
  'introduction.askerId',
  'introduction.askedId',
  'introduction.reason',
  'introduction.state',
  'introduction.askedAt',
  'introduction.settledAt',
  'introduction.times',
  'introduction.zone',
  'introduction.meetsAt',
] as const;

/** Makes others who ask as the same person wait for this transaction, so that counting is exact. */
export async function lockAsker(tx: Transaction, asker: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`introduction ${asker}`}, 0))`.execute(tx);
}

export async function insertIntroduction(
  tx: Transaction,
  { times, ...made }: Omit<Introduction, 'settledAt' | 'state' | 'meetsAt'>,
): Promise<void> {
  await tx
    .insertInto('introduction')
    .values({ ...made, times: JSON.stringify(times) })
    .execute();
}

/** The latest introduction between two people, whoever asked. */
export async function latestBetween(
  db: Queryable,
  a: PersonId,
  b: PersonId,
): Promise<Introduction | undefined> {
  const row = await db
    .selectFrom('introduction')
    .select(COLUMNS)
    .where((eb) =>
      eb.or([
        eb.and([eb('askerId', '=', a), eb('askedId', '=', b)]),
        eb.and([eb('askerId', '=', b), eb('askedId', '=', a)]),
      ]),
    )
    .orderBy('askedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row as Introduction | undefined;
}

/** How many of somebody's requests wait, and how many went out since. */
export async function countAsked(
  db: Queryable,
  asker: PersonId,
  since: Date,
): Promise<{ readonly waiting: number; readonly sent: number }> {
  const row = await db
    .selectFrom('introduction')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('state', '=', 'asked').as('waiting'),
      fn.countAll<number>().filterWhere('askedAt', '>', since).as('sent'),
    ])
    .where('askerId', '=', asker)
    .executeTakeFirstOrThrow();
  return row;
}

/** Settles an introduction that still waits. Of two who try at once, one gets it. */
export async function settle(
  tx: Transaction,
  id: string,
  who: { readonly askerId: PersonId } | { readonly askedId: PersonId },
  to: { readonly state: IntroductionState; readonly now: Date },
): Promise<Introduction | undefined> {
  let query = tx
    .updateTable('introduction')
    .set({ state: to.state, settledAt: to.now })
    .where('id', '=', id)
    .where('state', '=', 'asked');
  query =
    'askerId' in who ? query.where('askerId', '=', who.askerId) : query.where('askedId', '=', who.askedId);
  return (await query.returning(COLUMNS).executeTakeFirst()) as Introduction | undefined;
}

const LISTED = 200;

/** The time to talk that was chosen with a yes. */
export async function setMeetsAt(tx: Transaction, id: string, meetsAt: Date): Promise<void> {
  await tx.updateTable('introduction').set({ meetsAt }).where('id', '=', id).execute();
}

/** Somebody's introductions, latest first, each with the other person. Addresses only where both have agreed. */
export async function listIntroductions(db: Queryable, person: PersonId): Promise<ShownIntroduction[]> {
  const rows = await db
    .selectFrom('introduction')
    .innerJoin('person as other', (join) =>
      join.on(
        'other.id',
        '=',
        sql`case when introduction.asker_id = ${person} then introduction.asked_id else introduction.asker_id end`,
      ),
    )
    .leftJoin('organisation', 'organisation.id', 'other.organisationId')
    .select([
      ...COLUMNS,
      'other.id as otherId',
      'other.name as otherName',
      'other.email as otherEmail',
      'organisation.name as otherOrganisation',
    ])
    .where((eb) => eb.or([eb('askerId', '=', person), eb('askedId', '=', person)]))
    .orderBy('askedAt', 'desc')
    .limit(LISTED)
    .execute();
  return rows.map(({ otherId, otherName, otherEmail, otherOrganisation, ...row }) => ({
    ...(row as unknown as Introduction),
    other: {
      id: otherId as PersonId,
      name: otherName,
      organisation: otherOrganisation,
      email: row.state === 'accepted' ? otherEmail : null,
    },
  }));
}

export async function findChoice(db: Queryable, person: PersonId): Promise<IntroductionChoice> {
  const row = await db
    .selectFrom('introductionChoice')
    .select(['takesRequests', 'wantsSuggestions'])
    .where('personId', '=', person)
    .executeTakeFirst();
  return row ?? DEFAULT_CHOICE;
}

/** Whether somebody does not want to be asked to meet people at present. */
export async function isPausing(db: Queryable, person: PersonId): Promise<boolean> {
  return !(await findChoice(db, person)).takesRequests;
}

export async function saveChoice(
  tx: Transaction,
  person: PersonId,
  choice: IntroductionChoice,
): Promise<void> {
  await tx
    .insertInto('introductionChoice')
    .values({ personId: person, ...choice })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet(choice))
    .execute();
}

export async function block(tx: Transaction, person: PersonId, blocked: PersonId, at: Date): Promise<void> {
  await tx
    .insertInto('introductionBlock')
    .values({ personId: person, blockedId: blocked, at })
    .onConflict((conflict) => conflict.columns(['personId', 'blockedId']).doNothing())
    .execute();
}

export async function unblock(tx: Transaction, person: PersonId, blocked: string): Promise<void> {
  await tx
    .deleteFrom('introductionBlock')
    .where('personId', '=', person)
    .where('blockedId', '=', blocked)
    .execute();
}

export async function listBlocked(
  db: Queryable,
  person: PersonId,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return db
    .selectFrom('introductionBlock')
    .innerJoin('person', 'person.id', 'introductionBlock.blockedId')
    .select(['person.id', 'person.name'])
    .where('introductionBlock.personId', '=', person)
    .orderBy('person.name')
    .execute();
}

/** Whether either of two people has blocked the other. */
export async function isBlocked(db: Queryable, a: PersonId, b: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('introductionBlock')
    .select('at')
    .where('personId', 'in', [a, b])
    .where('blockedId', 'in', [a, b])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Removes all that says whom somebody met or did not want to meet. */
export async function forgetPerson(tx: Transaction, id: PersonId): Promise<void> {
  await tx
    .deleteFrom('introduction')
    .where((eb) => eb.or([eb('askerId', '=', id), eb('askedId', '=', id)]))
    .execute();
  await tx
    .deleteFrom('introductionBlock')
    .where((eb) => eb.or([eb('personId', '=', id), eb('blockedId', '=', id)]))
    .execute();
  await tx
    .deleteFrom('suggestionDismissed')
    .where((eb) => eb.or([eb('personId', '=', id), eb('otherId', '=', id)]))
    .execute();
  await tx.deleteFrom('introductionChoice').where('personId', '=', id).execute();
}
