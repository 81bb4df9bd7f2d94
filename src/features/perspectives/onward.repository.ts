import { sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { ConversationId, StatementId } from './conversation.ts';

/** What went on from a statement. */
export interface Onward {
  readonly statementId: StatementId;
  readonly number: number;
  readonly text: string;
  readonly language: string;
  readonly threadId: string | null;
  /** Since when it is put forward for the common purpose. */
  readonly purposeAt: Date | null;
  /** When a steward set it aside as a candidate for the purpose, and why. */
  readonly asideAt: Date | null;
  readonly asideReason: string;
  /** When words from it came into the purpose. */
  readonly takenAt: Date | null;
}

const ofConversation = repeatedQuery((db, value: ValueOf<{ id: string }>) =>
  db
    .selectFrom('perspectivesOnward as o')
    .innerJoin('perspectivesStatement as s', 's.id', 'o.statementId')
    .modifyFront(prepared)
    .select([
      'o.statementId',
      's.number',
      's.text',
      's.language',
      'o.threadId',
      'o.purposeAt',
      'o.asideAt',
      'o.asideReason',
      'o.takenAt',
    ])
    .where('s.perspectivesId', '=', value('id'))
    .where((eb) => eb.or([eb('o.threadId', 'is not', null), eb('o.purposeAt', 'is not', null)]))
    .orderBy('s.number'),
);

export async function listOnward(db: Queryable, id: ConversationId): Promise<Onward[]> {
  return (await ofConversation(db, { id })) as Onward[];
}

export async function setOnward(
  tx: Transaction,
  statementId: StatementId,
  set:
    | { readonly threadId: string }
    | { readonly purposeAt: Date | null }
    | { readonly asideAt: Date | null; readonly asideReason: string }
    | { readonly takenAt: Date },
): Promise<void> {
  await tx
    .insertInto('perspectivesOnward')
    .values({ statementId, ...set })
    .onConflict((oc) => oc.column('statementId').doUpdateSet(set))
    .execute();
}

/**
 * Gives what went on from a statement to the one that stands in its place, with the seats that want it. What that one has
 * already stays its own.
 */
export async function moveOnward(tx: Transaction, from: StatementId, to: StatementId): Promise<void> {
  await sql`
    insert into perspectives_onward as kept (statement_id, thread_id, purpose_at, aside_at, aside_reason, taken_at)
    select ${to}, thread_id, purpose_at, aside_at, aside_reason, taken_at
    from perspectives_onward where statement_id = ${from}
    on conflict (statement_id) do update set
      thread_id = coalesce(kept.thread_id, excluded.thread_id),
      purpose_at = least(kept.purpose_at, excluded.purpose_at),
      aside_at = case when kept.purpose_at is null then excluded.aside_at else kept.aside_at end,
      aside_reason = case when kept.purpose_at is null then excluded.aside_reason else kept.aside_reason end,
      taken_at = coalesce(kept.taken_at, excluded.taken_at)
  `.execute(tx);
  await sql`
    insert into perspectives_purpose_support (statement_id, seat_id, wording, at)
    select ${to}, seat_id, wording, at from perspectives_purpose_support where statement_id = ${from}
    on conflict (statement_id, seat_id) do nothing
  `.execute(tx);
  await tx.deleteFrom('perspectivesPurposeSupport').where('statementId', '=', from).execute();
  await tx.deleteFrom('perspectivesOnward').where('statementId', '=', from).execute();
}

const originOf = repeatedQuery((db, value: ValueOf<{ threadId: string }>) =>
  db
    .selectFrom('perspectivesOnward as o')
    .innerJoin('perspectivesStatement as s', 's.id', 'o.statementId')
    .select(['s.perspectivesId', 's.text'])
    .modifyFront(prepared)
    .where('o.threadId', '=', value('threadId')),
);

/** The statement that a thread came from, with its conversation. */
export async function findOrigin(
  db: Queryable,
  threadId: string,
): Promise<{ readonly perspectivesId: ConversationId; readonly text: string } | undefined> {
  const [row] = await originOf(db, { threadId });
  return row as { perspectivesId: ConversationId; text: string } | undefined;
}
