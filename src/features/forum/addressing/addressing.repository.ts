import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { OrganisationId } from '../../organisations/index.ts';
import type { PersonId } from '../../people/index.ts';
import { FORMER_MEMBER } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';
import type { Addressee, NewAddressee, OwedAnswer } from './addressee.ts';

const NAME = sql<string>`coalesce(nullif(person.name, ''), organisation.name, addressee.shown_name, ${FORMER_MEMBER})`;

/** Who was asked, in the order in which they were. */
export async function listAddressees(db: Queryable, threadId: ThreadId): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select addressee.id, addressee.person_id as "personId", addressee.organisation_id as "organisationId",
      ${NAME} as name, addressee.state, addressee.reason, addressee.answers_by::text as "answersBy",
      addressee.added_at as "addedAt", addressee.state_at as "stateAt"
    from thread_addressee addressee
    left join person on person.id = addressee.person_id
    left join organisation on organisation.id = addressee.organisation_id
    where addressee.thread_id = ${threadId}
    order by addressee.added_at, addressee.id
  `.execute(db);
  return rows;
}

export async function insertAddressee(
  tx: Transaction,
  threadId: ThreadId,
  asked: NewAddressee,
  now: Date,
): Promise<string> {
  const id = newId();
  const { personId, organisationId } = asked;
  await tx
    .insertInto('threadAddressee')
    .values({ id, threadId, personId, organisationId, addedAt: now, stateAt: now })
    .execute();
  return id;
}

export async function updateAddressee(
  tx: Transaction,
  id: string,
  values: { readonly state?: 'handed-on'; readonly reason?: string; readonly answersBy?: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('threadAddressee')
    .set({ ...values, stateAt: now })
    .where('id', '=', id)
    .execute();
}

/** Whom a question to somebody reaches: that person, or all people of that organisation. */
export async function peopleOf(
  db: Queryable,
  { personId, organisationId }: NewAddressee,
): Promise<readonly PersonId[]> {
  if (personId !== null) return [personId];
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('erasedAt', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id as PersonId);
}

export async function organisationOfPerson(db: Queryable, id: PersonId): Promise<OrganisationId | null> {
  const row = await db.selectFrom('person').select('organisationId').where('id', '=', id).executeTakeFirst();
  return (row?.organisationId ?? null) as OrganisationId | null;
}

const MOST_SUGGESTED = 200;

/** People who have written in a space, as they are named beside their posts: offered while a name is typed. */
export async function writersIn(db: Queryable, spaceId: SpaceId): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct person.name || coalesce(', ' || organisation.name, '') as name
    from post join thread on thread.id = post.thread_id join person on person.id = post.author_id
    left join organisation on organisation.id = person.organisation_id
    where thread.space_id = ${spaceId} and thread.question_id is null and person.name <> '' and person.erased_at is null
    order by name limit ${MOST_SUGGESTED}
  `.execute(db);
  return rows.map(({ name }) => name);
}

const MOST_OWED = 200;

/** Open questions of a space that somebody was asked before a time and that have no answer yet, the oldest first. */
export async function owedIn(db: Queryable, spaceId: SpaceId, askedBefore: Date): Promise<OwedAnswer[]> {
  const { rows } = await sql<OwedAnswer>`
    select thread.id as "threadId", thread.title, ${NAME} as name, addressee.added_at as "askedAt",
      addressee.answers_by::text as "answersBy"
    from thread_addressee addressee join thread on thread.id = addressee.thread_id
    left join person on person.id = addressee.person_id
    left join organisation on organisation.id = addressee.organisation_id
    where thread.space_id = ${spaceId} and addressee.state = 'waiting' and addressee.added_at <= ${askedBefore}
      and thread.state = 'open' and thread.held_at is null and thread.hidden_at is null and thread.locked_at is null
      and thread.merged_into is null
    order by addressee.added_at, addressee.id limit ${MOST_OWED}
  `.execute(db);
  return rows;
}
