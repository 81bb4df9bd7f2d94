import { sql } from 'kysely';
import { repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
import { prepared } from '../../platform/database/prepared.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { ConversationId } from './conversation.ts';

/** Current answers to one statement, as they are counted with every vote (OPN-84). */
export interface CountsOfNow {
  readonly number: number;
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}

const countsOf = repeatedQuery((db, value: ValueOf<{ id: string }>) =>
  db
    .selectFrom('perspectivesCount')
    .innerJoin('perspectivesStatement', 'perspectivesStatement.id', 'perspectivesCount.statementId')
    .modifyFront(prepared)
    .select(['number', 'agree', 'disagree', 'pass'])
    .where('perspectivesCount.perspectivesId', '=', value('id')),
);

/** Of every statement that was ever answered; banned participants' answers are left out (OPN-12). */
export async function listCounts(db: Queryable, id: ConversationId): Promise<readonly CountsOfNow[]> {
  return countsOf(db, { id });
}

/**
 * Counts everything again, after answers were added, given to others, set aside or erased otherwise than one by one; call
 * it with the conversation locked.
 */
export async function recount(tx: Transaction, id: ConversationId): Promise<void> {
  await tx.deleteFrom('perspectivesCount').where('perspectivesId', '=', id).execute();
  await sql`
    insert into perspectives_count (statement_id, perspectives_id, agree, disagree, pass)
    select v.statement_id, ${id}, count(*) filter (where v.value = 1), count(*) filter (where v.value = -1),
      count(*) filter (where v.value = 0)
    from perspectives_vote v
    join perspectives_participant p on p.id = v.participant_id and p.banned_at is null
    where v.perspectives_id = ${id} group by v.statement_id
  `.execute(tx);
}
