import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { ConversationId, StatementId } from './conversation.ts';

/** Counts statements as shown so often more; one that was taken away meanwhile is passed over. */
export async function addImpressions(db: Queryable, counts: ReadonlyMap<StatementId, number>): Promise<void> {
  await sql`
    insert into perspectives_impression as kept (statement_id, shown)
    select s.id, item.shown
    from unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::bigint[]) as item (statement_id, shown)
    join perspectives_statement s on s.id = item.statement_id
    order by s.id
    on conflict (statement_id) do update set shown = kept.shown + excluded.shown
  `.execute(db);
}

export async function listImpressions(db: Queryable, id: ConversationId): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('perspectivesImpression as i')
    .innerJoin('perspectivesStatement as s', 's.id', 'i.statementId')
    .select(['i.statementId', 'i.shown'])
    .where('s.perspectivesId', '=', id)
    .execute();
  return new Map(rows.map(({ statementId, shown }) => [statementId, shown]));
}
