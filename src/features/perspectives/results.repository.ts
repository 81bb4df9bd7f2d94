import { type Insertable, sql } from 'kysely';
import type { DB } from '../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { ConversationId } from './conversation.ts';

/** Priorities of statements by their number (OPN-62), from the latest calculation over all lenses. */
export async function findPriorities(db: Queryable, id: ConversationId): Promise<Map<number, number>> {
  const { rows } = await sql<{ number: string; priority: number }>`
    select statement->>'id' as number, (statement->>'priority')::float8 as priority
    from perspectives_result, jsonb_array_elements(document->'statements') as statement
    where perspectives_id = ${id} and lens = '' and statement->>'priority' is not null
  `.execute(db);
  return new Map(rows.map(({ number, priority }) => [Number(number), priority]));
}

export interface StoredResult<Document> {
  readonly ofVersion: number;
  readonly methodVersion: string;
  readonly madeAt: Date;
  readonly tookMs: number;
  readonly document: Document;
  /** What the next calculation starts from. */
  readonly state?: unknown;
}

export async function findResult<Document>(
  db: Queryable,
  id: ConversationId,
  lens: string,
): Promise<StoredResult<Document> | undefined> {
  const row = await db
    .selectFrom('perspectivesResult')
    .select(['ofVersion', 'methodVersion', 'madeAt', 'tookMs', 'document', 'state'])
    .where('perspectivesId', '=', id)
    .where('lens', '=', lens)
    .executeTakeFirst();
  return row as StoredResult<Document> | undefined;
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

export interface FrozenReport {
  readonly id: string;
  readonly name: string;
  readonly madeAt: Date;
}

export async function listReports(db: Queryable, id: ConversationId): Promise<FrozenReport[]> {
  return db
    .selectFrom('perspectivesReport')
    .select(['id', 'name', 'madeAt'])
    .where('perspectivesId', '=', id)
    .orderBy('madeAt', 'desc')
    .limit(50)
    .execute();
}

export async function findReport<Document>(
  db: Queryable,
  id: ConversationId,
  report: string,
): Promise<(FrozenReport & { readonly document: Document }) | undefined> {
  const row = await db
    .selectFrom('perspectivesReport')
    .select(['id', 'name', 'madeAt', 'document'])
    .where('perspectivesId', '=', id)
    .where('id', '=', report)
    .executeTakeFirst();
  return row as (FrozenReport & { document: Document }) | undefined;
}
