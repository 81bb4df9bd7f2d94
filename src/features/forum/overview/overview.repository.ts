import { sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import { FORMER_MEMBER } from '../post.ts';
import type { Space } from '../space.ts';
import type { ThreadId } from '../thread.ts';

/** What somebody who looks after a thread wrote at its head. */
export interface Summary {
  readonly author: string;
  readonly text: string;
  readonly html: string;
  readonly writtenAt: Date;
  /** The last post when it was written. */
  readonly posts: number;
  readonly people: number;
  readonly organisations: number;
}

const summaryOf = repeatedQuery((db, value: ValueOf<{ thread: string }>) =>
  db
    .selectFrom('threadSummary')
    .leftJoin('person', 'person.id', 'threadSummary.authorId')
    .select([
      'threadSummary.text',
      'threadSummary.html',
      'threadSummary.writtenAt',
      'threadSummary.posts',
      'threadSummary.people',
      'threadSummary.organisations',
      sql<string>`coalesce(nullif(person.name, ''), ${FORMER_MEMBER})`.as('author'),
    ])
    .modifyFront(prepared)
    .where('threadId', '=', value('thread')),
);

export async function findSummary(db: Queryable, id: ThreadId): Promise<Summary | undefined> {
  const [summary] = await summaryOf(db, { thread: id });
  return summary;
}

/** Puts a summary in place of the one before, with the facts of the thread as they are now. */
export async function putSummary(
  tx: Transaction,
  summary: {
    readonly threadId: ThreadId;
    readonly authorId: PersonId;
    readonly text: string;
    readonly html: string;
    readonly writtenAt: Date;
  },
): Promise<void> {
  const facts = await threadFacts(tx, summary.threadId);
  const { threadId, ...set } = { ...summary, ...facts };
  await tx
    .insertInto('threadSummary')
    .values({ threadId, ...set })
    .onConflict((conflict) => conflict.column('threadId').doUpdateSet(set))
    .execute();
}

export async function deleteSummary(tx: Transaction, threadId: ThreadId): Promise<void> {
  await tx.deleteFrom('threadSummary').where('threadId', '=', threadId).execute();
}

export async function deleteSummariesBy(tx: Transaction, authorId: PersonId): Promise<void> {
  await tx.deleteFrom('threadSummary').where('authorId', '=', authorId).execute();
}

export interface ThreadFacts {
  readonly posts: number;
  readonly people: number;
  readonly organisations: number;
}

/** How much was said in a thread, and by how many, without what was hidden or deleted. */
export async function threadFacts(db: Queryable, threadId: ThreadId): Promise<ThreadFacts> {
  const { rows } = await sql<ThreadFacts>`
    select thread.posts,
      (
        select count(distinct author_id) from post where thread_id = thread.id
          and deleted_at is null and hidden_at is null and held_at is null
      ) as people,
      (select count(*) from thread_organisation where thread_id = thread.id) as organisations
    from thread where id = ${threadId}
  `.execute(db);
  return rows[0] ?? { posts: 0, people: 0, organisations: 0 };
}

/** The organisations that have spoken in a thread, by name. */
export async function organisationsIn(db: Queryable, threadId: ThreadId): Promise<Organisation[]> {
  return db
    .selectFrom('threadOrganisation')
    .innerJoin('organisation', 'organisation.id', 'threadOrganisation.organisationId')
    .select(['organisation.id', 'organisation.name'])
    .where('threadId', '=', threadId)
    .orderBy('organisation.name')
    .orderBy('organisation.id')
    .execute();
}

export interface Organisation {
  readonly id: string;
  readonly name: string;
}

export async function organisationNames(db: Queryable, ids: readonly string[]): Promise<Organisation[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/**
 * The organisations of a space that no other feature owns: those of its members, of the people of its session, or, where
 * everybody may come, those that have spoken in it.
 */
export async function organisationsOfSpace(
  db: Queryable,
  { id, kind, sessionId }: Pick<Space, 'id' | 'kind' | 'sessionId'>,
): Promise<string[]> {
  const spoken = sql`
    select thread_organisation.organisation_id as id from thread_organisation join thread on thread.id = thread_id where space_id = ${id}`;
  const members = sql`
    select person.organisation_id as id from space_member join person on person.id = person_id where space_id = ${id}`;
  const present = sql`
    select person.organisation_id as id from seat join person on person.id = seat.person_id
      where seat.session_id = ${sessionId} and seat.blocked_at is null
    union select session_role.organisation_id from session_role where session_id = ${sessionId}`;
  const which = kind === 'private' ? members : kind === 'session' ? present : spoken;
  const { rows } = await sql<{ id: string }>`
    select distinct id from (${which}) as every where id is not null
  `.execute(db);
  return rows.map((row) => row.id);
}
