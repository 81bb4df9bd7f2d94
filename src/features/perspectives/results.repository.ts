import { type Insertable, sql } from 'kysely';
import type { StatementResult } from '../../analysis/perspectives/document.ts';
import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
import type { DB } from '../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { ConversationId } from './conversation.ts';
import type { StatementGuesses } from './guesses.repository.ts';

/** Priorities of statements by their number (OPN-62), from the latest calculation over all lenses. */
export async function findPriorities(db: Queryable, id: ConversationId): Promise<Map<number, number>> {
  const { rows } = await sql<{ number: string; priority: number }>`
    select statement->>'id' as number, (statement->>'priority')::float8 as priority
    from perspectives_result, jsonb_array_elements(document->'statements') as statement
    where perspectives_id = ${id} and lens = '' and statement->>'priority' is not null
  `.execute(db);
  return new Map(rows.map(({ number, priority }) => [Number(number), priority]));
}

export interface StoredResult<Document> extends ResultKey {
  readonly methodVersion: string;
  readonly tookMs: number;
  readonly document: Document;
  /** What the next calculation starts from. */
  readonly state?: unknown;
  /** What of it by kind of seat was published when. */
  readonly breakdown?: unknown;
}

export async function findResult<Document>(
  db: Queryable,
  id: ConversationId,
  lens: string,
): Promise<StoredResult<Document> | undefined> {
  const row = await db
    .selectFrom('perspectivesResult')
    .select(['ofVersion', 'methodVersion', 'madeAt', 'tookMs', 'document', 'state', 'breakdown'])
    .where('perspectivesId', '=', id)
    .where('lens', '=', lens)
    .executeTakeFirst();
  return row as StoredResult<Document> | undefined;
}

/** Which result is the latest; it never changes, but another takes its place. */
export interface ResultKey {
  readonly ofVersion: number;
  readonly madeAt: Date;
}

const resultKey = repeatedQuery((db, value: ValueOf<{ id: string; lens: string }>) =>
  db
    .selectFrom('perspectivesResult')
    .modifyFront(prepared)
    .select(['ofVersion', 'madeAt'])
    .where('perspectivesId', '=', value('id'))
    .where('lens', '=', value('lens')),
);

export async function findResultKey(
  db: Queryable,
  id: ConversationId,
  lens: string,
): Promise<ResultKey | undefined> {
  return (await resultKey(db, { id, lens }))[0];
}

/** How many answers the latest result rests on. */
export async function countResultVotes(
  db: Queryable,
  id: ConversationId,
): Promise<{ readonly ofVersion: number; readonly votes: number } | undefined> {
  const { rows } = await sql<{ ofVersion: number; votes: number }>`
    select of_version, (document->'counts'->>'votes')::int as votes
    from perspectives_result where perspectives_id = ${id} and lens = ''
  `.execute(db);
  return rows[0];
}

/** Keeps a result in place of an older one; one of an older version that comes late changes nothing. */
export async function keepResult(db: Queryable, values: Insertable<DB['perspectivesResult']>): Promise<void> {
  await db
    .insertInto('perspectivesResult')
    .values(values)
    .onConflict((oc) =>
      oc
        .columns(['perspectivesId', 'lens'])
        .doUpdateSet((eb) => ({
          ofVersion: eb.ref('excluded.ofVersion'),
          methodVersion: eb.ref('excluded.methodVersion'),
          madeAt: eb.ref('excluded.madeAt'),
          tookMs: eb.ref('excluded.tookMs'),
          document: eb.ref('excluded.document'),
          state: eb.ref('excluded.state'),
          breakdown: eb.ref('excluded.breakdown'),
        }))
        .whereRef('perspectivesResult.ofVersion', '<=', 'excluded.ofVersion'),
    )
    .execute();
}

export async function insertReport(
  tx: Transaction,
  values: Insertable<DB['perspectivesReport']>,
): Promise<void> {
  await tx.insertInto('perspectivesReport').values(values).execute();
}

export interface KeptReport {
  readonly id: string;
  readonly madeAt: Date;
}

const keptReports = repeatedQuery((db, value: ValueOf<{ id: string }>) =>
  db
    .selectFrom('perspectivesReport')
    .modifyFront(prepared)
    .select(['id', 'madeAt'])
    .where('perspectivesId', '=', value('id'))
    .orderBy('madeAt', 'desc')
    .limit(50),
);

export async function listReports(db: Queryable, id: ConversationId): Promise<KeptReport[]> {
  return keptReports(db, { id });
}

/** Which statements counted when a report was kept. */
export interface StatesThen {
  readonly strictModeration: boolean;
  readonly statements: readonly Pick<StatementResult, 'id' | 'moderation' | 'metadata'>[];
}

export interface StoredReport<Document> extends KeptReport {
  /** Participants who were erased since it was kept. */
  readonly erased: number;
  readonly remadeAt: Date | null;
  /** Null where it waits to be made again without somebody who was erased. */
  readonly document: Document | null;
  /** Null where it was kept before they were. */
  readonly states: StatesThen | null;
  /** What people expected of each other on its day. */
  readonly guesses: readonly StatementGuesses[] | null;
}

export async function findReport<Document>(
  db: Queryable,
  id: ConversationId,
  report: string,
): Promise<StoredReport<Document> | undefined> {
  const row = await db
    .selectFrom('perspectivesReport')
    .select(['id', 'madeAt', 'erased', 'remadeAt', 'document', 'states', 'guesses'])
    .where('perspectivesId', '=', id)
    .where('id', '=', report)
    .executeTakeFirst();
  return row as StoredReport<Document> | undefined;
}

/** Empties the kept reports of a conversation that somebody leaves: what they held of them is gone at once. */
export async function emptyReports(tx: Transaction, id: ConversationId): Promise<void> {
  await tx
    .updateTable('perspectivesReport')
    .set({ document: null, guesses: null, erased: sql`erased + 1` })
    .where('perspectivesId', '=', id)
    .execute();
}

/** Empties the kept reports of a conversation whose smallest number shown has changed: they are made again with it. */
export async function emptyReportsForMinimum(tx: Transaction, id: ConversationId): Promise<void> {
  await tx
    .updateTable('perspectivesReport')
    .set({ document: null, guesses: null })
    .where('perspectivesId', '=', id)
    .execute();
}

/** Fills a report that was emptied, unless somebody else was erased in the meantime. */
export async function refillReport(
  db: Queryable,
  { id, erased }: { readonly id: string; readonly erased: number },
  filling: { readonly document: string; readonly guesses: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable('perspectivesReport')
    .set({ ...filling, remadeAt: now })
    .where('id', '=', id)
    .where('erased', '=', erased)
    .execute();
}
