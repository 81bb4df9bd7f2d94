import { type Expression, type Insertable, sql, type Updateable } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
import type { DB } from '../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';
import type { Conversation, ConversationId } from './conversation.ts';

const COLUMNS = [
  'id',
  'context',
  'question',
  'background',
  'language',
  'state',
  'audience',
  'moderation',
  'addingAllowed',
  'opensAt',
  'closesAt',
  'zone',
  'embedOrigins',
  'addressKey',
  'version',
  'erasedParticipants',
  'takenAlong',
  'importedFrom',
  'importedLicence',
  'leastShown',
  'createdAt',
] as const;

function toConversation(row: Omit<Conversation, 'id'> & { readonly id: string }): Conversation {
  return { ...row, id: row.id as ConversationId };
}

export async function insertConversation(
  tx: Transaction,
  values: Insertable<DB['perspectives']>,
): Promise<void> {
  await tx.insertInto('perspectives').values(values).execute();
}

export async function findConversation(db: Queryable, id: ConversationId): Promise<Conversation | undefined> {
  const row = await db.selectFrom('perspectives').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toConversation(row);
}

/** One text of a query for any number of ids. */
const isOneOf = (ids: Expression<readonly string[]>) => sql<boolean>`id = any(${ids}::text[])`;

const ofIds = repeatedQuery((db, value: ValueOf<{ ids: readonly string[] }>) =>
  db
    .selectFrom('perspectives')
    .modifyFront(prepared)
    .select(COLUMNS)
    .where(isOneOf(value('ids'))),
);

/** The conversations that there are of these, by id. */
export async function findConversations(
  db: Queryable,
  ids: readonly string[],
): Promise<Map<string, Conversation>> {
  return new Map((await ofIds(db, { ids })).map((row) => [row.id, toConversation(row)]));
}

/** The conversation, which nobody else changes until the transaction ends. */
export async function lockConversation(tx: Transaction, id: ConversationId): Promise<Conversation> {
  const row = await tx
    .selectFrom('perspectives')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return toConversation(row);
}

const touch = repeatedQuery((db, value: ValueOf<{ ids: readonly string[] }>) =>
  db
    .updateTable('perspectives')
    .set({ version: sql`version + 1` })
    .where(isOneOf(value('ids')))
    .returning(COLUMNS)
    .modifyEnd(prepared),
);

/** Those of the conversations that exist, locked, each with its version counted up. */
export async function touchConversations(
  tx: Transaction,
  ids: readonly ConversationId[],
): Promise<Map<ConversationId, Conversation>> {
  return new Map((await touch(tx, { ids })).map((row) => [row.id as ConversationId, toConversation(row)]));
}

export async function updateConversation(
  tx: Transaction,
  id: ConversationId,
  set: Updateable<DB['perspectives']>,
): Promise<void> {
  await tx
    .updateTable('perspectives')
    .set({ ...set, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** The next number for a statement; call with the conversation locked. */
export async function takeNumbers(tx: Transaction, id: ConversationId, count: number): Promise<number> {
  const { lastNumber } = await tx
    .updateTable('perspectives')
    .set({ lastNumber: sql`last_number + ${count}::integer`, version: sql`version + 1` })
    .where('id', '=', id)
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  return lastNumber - count + 1;
}

export interface ListedConversation extends Pick<
  Conversation,
  'id' | 'question' | 'language' | 'state' | 'audience' | 'opensAt' | 'closesAt' | 'importedFrom' | 'context'
> {
  readonly isConvener: boolean;
}

/**
 * What a person convenes, took part in, or may take part in: because it is for everybody who is signed in, or is
 * of one of `contexts`, where they hold a seat. Newest first.
 */
export async function listConversations(
  db: Queryable,
  person: PersonId,
  contexts: readonly string[],
  page: { readonly limit: number; readonly offset: number },
): Promise<ListedConversation[]> {
  const { rows } = await sql<ListedConversation>`
    select p.id, p.question, p.language, p.state, p.audience, p.opens_at, p.closes_at, p.imported_from, p.context,
      exists (select from perspectives_convener c
        where c.perspectives_id = p.id and c.person_id = ${person} and c.until_at is null) as is_convener
    from perspectives p
    where exists (select from perspectives_convener c
        where c.perspectives_id = p.id and c.person_id = ${person} and c.until_at is null)
      or exists (select from perspectives_participant t where t.perspectives_id = p.id and t.person_id = ${person})
      or (p.state <> 'draft' and (p.audience = 'signed-in' or p.context = any(${contexts})))
    order by p.created_at desc, p.id
    limit ${page.limit} offset ${page.offset}
  `.execute(db);
  return rows;
}

/** Conversations of a context, newest first. */
export async function listOfContext(db: Queryable, context: string, limit: number): Promise<Conversation[]> {
  const rows = await db
    .selectFrom('perspectives')
    .select(COLUMNS)
    .where('context', '=', context)
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toConversation);
}

/** Conversations of a context in which a person has answered nothing, newest first. */
export async function listUnanswered(
  db: Queryable,
  context: string,
  person: PersonId,
  limit: number,
): Promise<Conversation[]> {
  const rows = await db
    .selectFrom('perspectives')
    .select(COLUMNS)
    .where('context', '=', context)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('perspectivesVote')
            .innerJoin(
              'perspectivesParticipant',
              'perspectivesParticipant.id',
              'perspectivesVote.participantId',
            )
            .select('perspectivesVote.participantId')
            .whereRef('perspectivesParticipant.perspectivesId', '=', 'perspectives.id')
            .where('perspectivesParticipant.personId', '=', person),
        ),
      ),
    )
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toConversation);
}

/** A context's conversations as a person sees them, drafts only of those they convene or of all. Newest first. */
export async function listShownOfContext(
  db: Queryable,
  context: string,
  who: { readonly person: PersonId | null; readonly seesDrafts: boolean },
  page: { readonly limit: number; readonly offset: number },
): Promise<ListedConversation[]> {
  const { rows } = await sql<ListedConversation>`
    select l.* from (
      select p.id, p.question, p.language, p.state, p.audience, p.opens_at, p.closes_at, p.imported_from, p.context, p.created_at,
        exists (select from perspectives_convener c
          where c.perspectives_id = p.id and c.person_id = ${who.person} and c.until_at is null) as is_convener
      from perspectives p where p.context = ${context}
    ) l
    where l.state <> 'draft' or l.is_convener or ${who.seesDrafts}
    order by l.created_at desc, l.id
    limit ${page.limit} offset ${page.offset}
  `.execute(db);
  return rows;
}

export interface Convener {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly fromAt: Date;
}

export async function listConveners(db: Queryable, id: ConversationId): Promise<Convener[]> {
  const rows = await db
    .selectFrom('perspectivesConvener as c')
    .innerJoin('person as p', 'p.id', 'c.personId')
    .select(['c.personId', 'p.name', 'p.email', 'c.fromAt'])
    .where('c.perspectivesId', '=', id)
    .where('c.untilAt', 'is', null)
    .orderBy('c.fromAt')
    .orderBy('c.personId')
    .execute();
  return rows as Convener[];
}

export async function isConvener(db: Queryable, id: ConversationId, person: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('perspectivesConvener')
    .select('personId')
    .where('perspectivesId', '=', id)
    .where('personId', '=', person)
    .where('untilAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function addConvener(
  tx: Transaction,
  id: ConversationId,
  person: PersonId,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('perspectivesConvener')
    .values({ perspectivesId: id, personId: person, fromAt: now })
    .onConflict((oc) =>
      oc.columns(['perspectivesId', 'personId']).doUpdateSet({ untilAt: null, fromAt: now }),
    )
    .execute();
}

export async function endConvener(
  tx: Transaction,
  id: ConversationId,
  person: PersonId,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('perspectivesConvener')
    .set({ untilAt: now })
    .where('perspectivesId', '=', id)
    .where('personId', '=', person)
    .execute();
}

/** Conversations that a person convenes now. */
export async function convenedBy(tx: Transaction, person: PersonId): Promise<ConversationId[]> {
  const rows = await tx
    .selectFrom('perspectivesConvener')
    .select('perspectivesId')
    .where('personId', '=', person)
    .where('untilAt', 'is', null)
    .execute();
  return rows.map(({ perspectivesId }) => perspectivesId as ConversationId);
}

/** Lets others read what was imported; for the calculation nothing changes. */
export async function closeImported(tx: Transaction, id: ConversationId): Promise<void> {
  await tx.updateTable('perspectives').set({ state: 'closed' }).where('id', '=', id).execute();
}

/** Takes a conversation away with everything in it. */
export async function deleteConversation(tx: Transaction, id: ConversationId): Promise<void> {
  await tx.deleteFrom('perspectives').where('id', '=', id).execute();
}
