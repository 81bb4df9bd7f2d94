import { sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { Conversation, ParticipantId, StatementId } from './conversation.ts';

/** Today, where a conversation is. */
const today = (now: Date, { zone }: Pick<Conversation, 'zone'>) =>
  sql`(${now}::timestamptz at time zone ${zone}::text)::date`;

/** The statements that a participant put aside today. */
export async function listAside(
  db: Queryable,
  conversation: Conversation,
  participant: ParticipantId,
  now: Date,
): Promise<ReadonlySet<StatementId>> {
  const { rows } = await sql<{ id: StatementId }>`
    select ${prepared} statement_id as id from perspectives_put_aside
    where participant_id = ${participant} and on_day = ${today(now, conversation)}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Puts a statement of this conversation aside for today; what was put aside on other days is forgotten. */
export async function putAside(
  tx: Transaction,
  conversation: Conversation,
  participant: ParticipantId,
  statement: StatementId,
  now: Date,
): Promise<void> {
  await sql`delete from perspectives_put_aside
    where participant_id = ${participant} and on_day <> ${today(now, conversation)}`.execute(tx);
  await sql`insert into perspectives_put_aside (participant_id, statement_id, on_day)
    select ${participant}, id, ${today(now, conversation)} from perspectives_statement
    where id = ${statement} and perspectives_id = ${conversation.id}
    on conflict do nothing`.execute(tx);
}

export async function takeAsideBack(db: Queryable, participant: ParticipantId): Promise<void> {
  await db.deleteFrom('perspectivesPutAside').where('participantId', '=', participant).execute();
}

/** Gives another participant what a guest put aside, but for what that one has answered or put aside. */
export async function giveAside(tx: Transaction, guest: ParticipantId, to: ParticipantId): Promise<void> {
  await sql`insert into perspectives_put_aside (participant_id, statement_id, on_day)
    select ${to}, a.statement_id, a.on_day from perspectives_put_aside a
    where a.participant_id = ${guest} and not exists (
      select from perspectives_vote v where v.participant_id = ${to} and v.statement_id = a.statement_id
    )
    on conflict do nothing`.execute(tx);
}
