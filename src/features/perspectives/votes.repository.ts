import { sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { ConversationId, ParticipantId, StatementId } from './conversation.ts';
import type { Answer, StatementState } from './statement.ts';

export interface VoteToKeep {
  readonly conversationId: ConversationId;
  readonly participantId: ParticipantId;
  readonly statementId: StatementId;
  readonly value: Answer;
  readonly matters: boolean;
}

/**
 * The states of those statements that belong to the participant's conversation; nobody who is banned has any. Each is
 * looked up by its key: a join would read every participant.
 */
export async function answerable(
  tx: Transaction,
  votes: readonly VoteToKeep[],
): Promise<Map<string, StatementState>> {
  const { rows } = await sql<{ participantId: string; statementId: string; state: StatementState }>`
    ${prepared} select item.participant_id, item.statement_id, s.state
    from unnest(${people(votes)}::text[], ${statements(votes)}::text[]) as item (participant_id, statement_id)
    cross join lateral (
      select state, perspectives_id from perspectives_statement where id = item.statement_id limit 1
    ) as s
    where s.perspectives_id = (
      select p.perspectives_id from perspectives_participant p where p.id = item.participant_id and p.banned_at is null
    )
  `.execute(tx);
  return new Map(rows.map((row) => [`${row.participantId} ${row.statementId}`, row.state]));
}

/** Keeps answers, one for each participant and statement; an answer that changes leaves its earlier value behind (OPN-2). */
export async function keepVotes(tx: Transaction, votes: readonly VoteToKeep[], now: Date): Promise<void> {
  await sql`
    ${prepared} with item as (
      select * from unnest(
        ${votes.map((vote) => vote.conversationId)}::text[], ${people(votes)}::text[], ${statements(votes)}::text[],
        ${votes.map((vote) => vote.value)}::smallint[], ${votes.map((vote) => vote.matters)}::boolean[]
      ) as item (perspectives_id, participant_id, statement_id, value, matters)
    ), earlier as (
      insert into perspectives_earlier_vote (perspectives_id, participant_id, statement_id, value, at)
      select item.perspectives_id, item.participant_id, item.statement_id, v.value, v.at
      from item cross join lateral (
        select value, at from perspectives_vote
        where participant_id = item.participant_id and statement_id = item.statement_id limit 1
      ) as v
      where v.value <> item.value
    )
    insert into perspectives_vote as kept (perspectives_id, participant_id, statement_id, value, matters, at)
    select perspectives_id, participant_id, statement_id, value, matters, ${now}::timestamptz from item
    order by participant_id, statement_id
    on conflict (participant_id, statement_id) do update
    set value = excluded.value, matters = excluded.matters,
      at = case when kept.value = excluded.value then kept.at else excluded.at end
  `.execute(tx);
}

const people = (votes: readonly VoteToKeep[]): string[] => votes.map((vote) => vote.participantId);
const statements = (votes: readonly VoteToKeep[]): string[] => votes.map((vote) => vote.statementId);

export interface OwnVote {
  readonly statementId: StatementId;
  readonly value: Answer;
  readonly matters: boolean;
  readonly at: Date;
}

/** Everything that a participant has answered, the latest first. */
export async function votesOf(db: Queryable, participantId: ParticipantId): Promise<OwnVote[]> {
  const rows = await db
    .selectFrom('perspectivesVote')
    .select(['statementId', 'value', 'matters', 'at'])
    .where('participantId', '=', participantId)
    .orderBy('at', 'desc')
    .orderBy('statementId')
    .execute();
  return rows as OwnVote[];
}

export interface VoteRow {
  readonly participantId: ParticipantId;
  readonly statementId: StatementId;
  readonly value: Answer;
  readonly at: Date;
}

const AT_A_TIME = 50_000;

/**
 * Every current vote of a conversation, in pieces so that none is long in the way of others; banned participants' are
 * left out (OPN-12).
 */
export async function* allVotes(db: Queryable, id: ConversationId): AsyncGenerator<readonly VoteRow[]> {
  let after: { participantId: string; statementId: string } = { participantId: '', statementId: '' };
  for (;;) {
    const { rows } = await sql<VoteRow>`
      select v.participant_id, v.statement_id, v.value, v.at
      from perspectives_vote v
      join perspectives_participant p on p.id = v.participant_id and p.perspectives_id = ${id} and p.banned_at is null
      where (v.participant_id, v.statement_id) > (${after.participantId}, ${after.statementId})
      order by v.participant_id, v.statement_id
      limit ${AT_A_TIME}
    `.execute(db);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_A_TIME) return;
    after = last;
  }
}

/** Answers that were changed since, oldest first. */
export async function earlierVotes(db: Queryable, id: ConversationId): Promise<VoteRow[]> {
  const { rows } = await sql<VoteRow>`
    select v.participant_id, v.statement_id, v.value, v.at
    from perspectives_earlier_vote v
    join perspectives_participant p on p.id = v.participant_id and p.banned_at is null
    where v.perspectives_id = ${id} order by v.id
  `.execute(db);
  return rows;
}

/** When the first and the last of the answers that count were given; undefined where there are none. */
export async function answeredBetween(
  db: Queryable,
  id: ConversationId,
  until?: Date,
): Promise<{ readonly first: Date; readonly last: Date } | undefined> {
  const counted = sql`
    from perspectives_vote v
    where v.perspectives_id = ${id} and v.at <= ${until ?? sql`'infinity'`}::timestamptz
      and (select p.banned_at from perspectives_participant p where p.id = v.participant_id) is null
  `;
  // Each reads the index of times from its end until somebody's answer counts: mostly one row of however many.
  const { rows } = await sql<{ first: Date | null; last: Date | null }>`
    select (select v.at ${counted} order by v.at limit 1) as first,
      (select v.at ${counted} order by v.at desc limit 1) as last
  `.execute(db);
  const [row] = rows;
  return row?.first && row.last ? { first: row.first, last: row.last } : undefined;
}
