import { sql, type Updateable } from 'kysely';
import type { DB } from '../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { takeNumbers } from './conversations.repository.ts';
import type { ConversationId, Lens, ParticipantId, StatementId } from './conversation.ts';
import type { Statement, StatementState } from './statement.ts';

const COLUMNS = [
  'id',
  'perspectivesId',
  'number',
  'text',
  'language',
  'lens',
  'isSeed',
  'isInformation',
  'authorId',
  'state',
  'reason',
  'reasonNote',
  'otherId',
  'addedAt',
] as const;

export interface NewStatement {
  readonly text: string;
  /** English where nothing is said. */
  readonly language?: string | undefined;
  readonly lens: Lens | null;
  readonly isSeed: boolean;
  readonly authorId: ParticipantId | null;
  readonly key: string | null;
  readonly state: StatementState;
  readonly isInformation?: boolean;
  /** Its number and time, where it had them elsewhere before. */
  readonly number?: number;
  readonly addedAt?: Date;
}

/** Adds statements to a locked conversation, numbered on, and returns their ids. */
export async function insertStatements(
  tx: Transaction,
  perspectivesId: ConversationId,
  statements: readonly NewStatement[],
  now: Date,
): Promise<StatementId[]> {
  if (statements.length === 0) return [];
  const first = await takeNumbers(tx, perspectivesId, statements.length);
  const values = statements.map((statement, index) => ({
    number: first + index,
    addedAt: now,
    ...statement,
    id: newId<'perspectives-statement'>(),
    perspectivesId,
    ...(statement.state === 'accepted' ? { decidedAt: now } : {}),
  }));
  for (let from = 0; from < values.length; from += 500) {
    await tx
      .insertInto('perspectivesStatement')
      .values(values.slice(from, from + 500))
      .execute();
  }
  return values.map(({ id }) => id);
}

export async function listStatements(db: Queryable, perspectivesId: ConversationId): Promise<Statement[]> {
  const rows = await db
    .selectFrom('perspectivesStatement')
    .select(COLUMNS)
    .where('perspectivesId', '=', perspectivesId)
    .orderBy('number')
    .execute();
  return rows as Statement[];
}

export async function findStatement(
  db: Queryable,
  perspectivesId: ConversationId,
  id: StatementId,
): Promise<Statement | undefined> {
  const row = await db
    .selectFrom('perspectivesStatement')
    .select(COLUMNS)
    .where('perspectivesId', '=', perspectivesId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row as Statement | undefined;
}

export async function findStatementByKey(
  db: Queryable,
  authorId: ParticipantId,
  key: string,
): Promise<Statement | undefined> {
  const row = await db
    .selectFrom('perspectivesStatement')
    .select(COLUMNS)
    .where('authorId', '=', authorId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row as Statement | undefined;
}

export async function listStatementsBy(db: Queryable, authorId: ParticipantId): Promise<Statement[]> {
  const rows = await db
    .selectFrom('perspectivesStatement')
    .select(COLUMNS)
    .where('authorId', '=', authorId)
    .orderBy('number', 'desc')
    .execute();
  return rows as Statement[];
}

/** Gives what one participant added to another. */
export async function giveStatements(tx: Transaction, from: ParticipantId, to: ParticipantId): Promise<void> {
  await tx.updateTable('perspectivesStatement').set({ authorId: to }).where('authorId', '=', from).execute();
}

export async function updateStatement(
  tx: Transaction,
  id: StatementId,
  set: Updateable<DB['perspectivesStatement']>,
): Promise<void> {
  await tx.updateTable('perspectivesStatement').set(set).where('id', '=', id).execute();
}

export interface StatementCounts {
  readonly statementId: StatementId;
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
  readonly matters: number;
}

/**
 * Counts of those of some statements that have a vote, read vote by vote, with how many it matters to a lot; banned
 * participants' are left out (OPN-12).
 */
export async function countVotes(
  db: Queryable,
  statements: readonly StatementId[],
): Promise<StatementCounts[]> {
  const { rows } = await sql<StatementCounts>`
    select v.statement_id, count(*) filter (where value = 1)::int as agree,
      count(*) filter (where value = -1)::int as disagree, count(*) filter (where value = 0)::int as pass,
      count(*) filter (where matters)::int as matters
    from perspectives_vote v
    join perspectives_participant p on p.id = v.participant_id and p.banned_at is null
    where v.statement_id = any(${statements}::text[])
    group by v.statement_id
  `.execute(db);
  return rows;
}

/** Whether anybody other than the statement's author has answered it (OPN-13). */
export async function hasOthersVotes(
  db: Queryable,
  id: StatementId,
  authorId: ParticipantId | null,
): Promise<boolean> {
  const row = await db
    .selectFrom('perspectivesVote')
    .select('statementId')
    .where('statementId', '=', id)
    .where('participantId', '<>', authorId ?? '')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Statements that were in the language of their conversation are in its new one. */
export async function moveLanguage(
  tx: Transaction,
  perspectivesId: ConversationId,
  from: string,
  to: string,
): Promise<void> {
  await tx
    .updateTable('perspectivesStatement')
    .set({ language: to })
    .where('perspectivesId', '=', perspectivesId)
    .where('language', '=', from)
    .execute();
}
