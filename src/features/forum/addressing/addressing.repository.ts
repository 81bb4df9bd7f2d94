import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { OrganisationId } from '../../organisations/index.ts';
import type { PersonId } from '../../people/index.ts';
import { FORMER_MEMBER } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { ThreadId } from '../thread.ts';
import type { Addressee, AnswerDays, NewAddressee, OwedAnswer } from './addressee.ts';

const NAME = sql<string>`coalesce(nullif(person.name, ''), organisation.name, addressee.shown_name, ${FORMER_MEMBER})`;

const addresseesOf = repeatedQuery(
  (_db, value: ValueOf<{ thread: ThreadId }>) => sql<Addressee>`
    select ${prepared} addressee.id, addressee.person_id as "personId", addressee.organisation_id as "organisationId",
      addressee.role, ${NAME} as name, addressee.state, addressee.reason, addressee.answers_by::text as "answersBy",
      addressee.added_at as "addedAt", addressee.state_at as "stateAt"
    from thread_addressee addressee
    left join person on person.id = addressee.person_id
    left join organisation on organisation.id = addressee.organisation_id
    where addressee.thread_id = ${value('thread')}
    order by addressee.added_at, addressee.id
  `,
);

/** Who was asked, in the order in which they were. */
export async function listAddressees(db: Queryable, thread: ThreadId): Promise<Addressee[]> {
  return addresseesOf(db, { thread });
}

/** Who was asked in each of these threads and has not answered, by name. */
export async function namesAsked(
  db: Queryable,
  threads: readonly ThreadId[],
): Promise<ReadonlyMap<ThreadId, readonly string[]>> {
  const { rows } = await sql<{ threadId: ThreadId; names: readonly string[] }>`
    select addressee.thread_id as "threadId", array_agg(${NAME} order by addressee.added_at, addressee.id) as names
    from thread_addressee addressee
    left join person on person.id = addressee.person_id
    left join organisation on organisation.id = addressee.organisation_id
    where addressee.thread_id = any(${threads}::text[]) and addressee.state = 'waiting'
    group by addressee.thread_id`.execute(db);
  return new Map(rows.map(({ threadId, names }) => [threadId, names]));
}

export async function insertAddressee(
  tx: Transaction,
  threadId: ThreadId,
  asked: NewAddressee,
  now: Date,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('threadAddressee')
    .values({ id, threadId, ...asked, addedAt: now, stateAt: now })
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

export async function peopleOfOrganisation(
  db: Queryable,
  organisationId: OrganisationId,
): Promise<readonly PersonId[]> {
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

/** The roles, by space, to which open questions are addressed that wait for an answer. */
export async function waitingRoles(
  db: Queryable,
  spaces: readonly SpaceId[],
): Promise<readonly { readonly spaceId: SpaceId; readonly role: string }[]> {
  if (spaces.length === 0) return [];
  const { rows } = await sql<{ spaceId: SpaceId; role: string }>`
    select ${prepared} distinct thread.space_id as "spaceId", addressee.role
    from thread_addressee addressee join thread on thread.id = addressee.thread_id
    where addressee.role is not null and addressee.state = 'waiting' and thread.state = 'open'
      and thread.space_id = any(${spaces}::text[])
  `.execute(db);
  return rows;
}

/** A question that somebody was asked and has not answered. */
export interface QuestionForMe {
  readonly threadId: ThreadId;
  readonly title: string;
  readonly since: Date;
}

/** Open questions of these spaces to this person, their organisation, or roles as `space role`; the oldest first. */
export async function questionsFor(
  db: Queryable,
  personId: PersonId,
  { spaces, roles }: { readonly spaces: readonly SpaceId[]; readonly roles: readonly string[] },
): Promise<QuestionForMe[]> {
  const { rows } = await sql<QuestionForMe>`
    select ${prepared} thread.id as "threadId", thread.title, min(addressee.added_at) as since
    from thread_addressee addressee join thread on thread.id = addressee.thread_id
    where addressee.state = 'waiting' and thread.state = 'open' and thread.hidden_at is null
      and thread.held_at is null and thread.merged_into is null and thread.space_id = any(${spaces}::text[])
      and (
        addressee.person_id = ${personId}
        or addressee.organisation_id = (select organisation_id from person where id = ${personId})
        or thread.space_id || ' ' || addressee.role = any(${roles}::text[])
      )
    group by thread.id order by since, thread.id limit 100
  `.execute(db);
  return rows;
}

/** What somebody was asked that has had no answer for so long that they, or the moderators, are to be told. */
export interface OverdueAnswer {
  readonly id: string;
  readonly personId: PersonId | null;
  readonly organisationId: OrganisationId | null;
  readonly role: string | null;
  readonly threadId: ThreadId;
  readonly spaceId: SpaceId;
  readonly title: string;
  readonly addedAt: Date;
  readonly isForModerators: boolean;
}

/**
 * Answers that are waited for as many days as each space says, or past the day that was promised. What was asked four
 * times as long ago is told of no more: nobody is reminded of years at once.
 */
export async function overdueAnswers(db: Queryable, usual: AnswerDays, now: Date): Promise<OverdueAnswer[]> {
  const { rows } = await sql<OverdueAnswer>`
    with waiting as (
      select addressee.*, thread.space_id, thread.title, coalesce(space.remind_after_days, ${usual.remind}::integer) as remind,
        greatest(coalesce(space.tell_after_days, ${usual.tell}::integer),
          coalesce(space.remind_after_days, ${usual.remind}::integer) + 1) as tell
      from thread_addressee addressee join thread on thread.id = addressee.thread_id
      join space on space.id = thread.space_id
      where addressee.state = 'waiting' and thread.state = 'open' and thread.hidden_at is null
        and thread.held_at is null and thread.locked_at is null and thread.merged_into is null
        and space.archived_at is null
    ), dated as (
      select waiting.*, ${now}::timestamptz - case when answers_by is null then added_at
        else greatest(added_at, answers_by::timestamptz + (1 - remind) * interval '1 day') end as age
      from waiting
    )
    select id, person_id as "personId", organisation_id as "organisationId", role, thread_id as "threadId",
      space_id as "spaceId", title, added_at as "addedAt", age >= tell * interval '1 day' as "isForModerators"
    from dated where age >= remind * interval '1 day' and age < 4 * tell * interval '1 day'
  `.execute(db);
  return rows;
}
