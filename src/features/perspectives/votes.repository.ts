import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { ConversationId, ParticipantId, StatementId } from './conversation.ts';
import { listCounted } from './participants.repository.ts';
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

/**
 * Keeps answers, one for each participant and statement; an answer that changes leaves its earlier value behind (OPN-2).
 * Call it with their conversations locked. Whatever the clocks of nodes say, all of them are later than the votes that
 * were there before, so that the next calculation finds what is new by its time alone. Their statements are counted on
 * (OPN-84).
 */
export async function keepVotes(tx: Transaction, votes: readonly VoteToKeep[], now: Date): Promise<void> {
  await sql`
    ${prepared} with item as (
      select * from unnest(
        ${votes.map((vote) => vote.conversationId)}::text[], ${people(votes)}::text[], ${statements(votes)}::text[],
        ${votes.map((vote) => vote.value)}::smallint[], ${votes.map((vote) => vote.matters)}::boolean[]
      ) as item (perspectives_id, participant_id, statement_id, value, matters)
    ), moment as (
      select of.perspectives_id, ${laterThanAll(now)} as at
      from unnest(${[...new Set(votes.map((vote) => vote.conversationId))]}::text[]) as of (perspectives_id)
    ), beside as (
      select item.*, v.value as before, v.at as before_at
      from item left join lateral (
        select value, at from perspectives_vote
        where participant_id = item.participant_id and statement_id = item.statement_id limit 1
      ) as v on true
    ), earlier as (
      insert into perspectives_earlier_vote (perspectives_id, participant_id, statement_id, value, at)
      select perspectives_id, participant_id, statement_id, before, before_at from beside where before <> value
    ), counted as (
      insert into perspectives_count as c (statement_id, perspectives_id, agree, disagree, pass)
      select statement_id, perspectives_id, ${difference(1)}, ${difference(-1)}, ${difference(0)}
      from beside where before is distinct from value group by statement_id, perspectives_id order by statement_id
      on conflict (statement_id) do update
      set agree = c.agree + excluded.agree, disagree = c.disagree + excluded.disagree, pass = c.pass + excluded.pass
    )
    insert into perspectives_vote as kept (perspectives_id, participant_id, statement_id, value, matters, at)
    select perspectives_id, participant_id, statement_id, value, matters, moment.at
    from item join moment using (perspectives_id)
    order by participant_id, statement_id
    on conflict (participant_id, statement_id) do update
    set value = excluded.value, matters = excluded.matters,
      at = case when kept.value = excluded.value then kept.at else excluded.at end
  `.execute(tx);
}

/** How many answers of this value there are more than before. */
const difference = (value: Answer) =>
  sql`count(*) filter (where value = ${sql.lit(value)}) - count(*) filter (where before = ${sql.lit(value)})`;

/** Now, or a microsecond after the latest vote of the conversation `of`. */
const laterThanAll = (now: Date) => sql`greatest(${now}::timestamptz, (
  select max(v.at) + interval '1 microsecond' from perspectives_vote v where v.perspectives_id = of.perspectives_id
))`;

/** A moment later than those of the votes that are there; call with the conversation locked. */
export async function nextVoteAt(tx: Transaction, id: ConversationId, now: Date): Promise<VoteMoment> {
  const { rows } = await sql<{ at: VoteMoment }>`
    select ${laterThanAll(now)}::text as at from (select ${id}::text as perspectives_id) as of
  `.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('A query without a condition gave no row.');
  return row.at;
}

/**
 * Gives one participant's answers to another, each with its time, but for statements which that one has answered.
 * Whoever calculates must read all votes again.
 */
export async function giveVotes(tx: Transaction, from: ParticipantId, to: ParticipantId): Promise<void> {
  // What was changed since goes first, while it can still be seen what the other has answered by themselves.
  for (const table of ['perspectives_earlier_vote', 'perspectives_vote']) {
    await sql`
      update ${sql.table(table)} v set participant_id = ${to}
      where v.participant_id = ${from} and not exists (
        select from perspectives_vote own where own.participant_id = ${to} and own.statement_id = v.statement_id
      )
    `.execute(tx);
  }
}

const people = (votes: readonly VoteToKeep[]): string[] => votes.map((vote) => vote.participantId);
const statements = (votes: readonly VoteToKeep[]): string[] => votes.map((vote) => vote.statementId);

export interface OwnVote {
  readonly statementId: StatementId;
  readonly value: Answer;
  readonly matters: boolean;
  readonly at: Date;
}

const ownVotes = repeatedQuery((db, value: ValueOf<{ participantId: string }>) =>
  db
    .selectFrom('perspectivesVote')
    .modifyFront(prepared)
    .select(['statementId', 'value', 'matters', 'at'])
    .where('participantId', '=', value('participantId'))
    .orderBy('at', 'desc')
    .orderBy('statementId'),
);

/** Everything that a participant has answered, the latest first. */
export async function votesOf(db: Queryable, participantId: ParticipantId): Promise<OwnVote[]> {
  return (await ownVotes(db, { participantId })) as OwnVote[];
}

export interface VoteRow {
  readonly participantId: ParticipantId;
  readonly statementId: StatementId;
  readonly value: Answer;
  readonly at: Date;
}

/** Participants whose votes are read at once: some thousand votes, so that others are answered in between. */
const PEOPLE_AT_A_TIME = 100;

async function* peopleInPieces(db: Queryable, id: ConversationId): AsyncGenerator<readonly string[]> {
  const people = (await listCounted(db, id)).map((each) => each.id);
  for (let from = 0; from < people.length; from += PEOPLE_AT_A_TIME) {
    yield people.slice(from, from + PEOPLE_AT_A_TIME);
    // The embedded database answers within a turn of the event loop: without this nobody else would have one.
    await nextTurn();
  }
}

/**
 * Every current vote of a conversation, participant by participant, in pieces so that none is long in the way of
 * others; banned participants' are left out (OPN-12).
 */
export async function* allVotes(db: Queryable, id: ConversationId): AsyncGenerator<readonly VoteRow[]> {
  for await (const some of peopleInPieces(db, id)) {
    const { rows } = await sql<VoteRow>`
      select v.participant_id, v.statement_id, v.value, v.at
      from unnest(${some}::text[]) as person (person_id)
      cross join lateral (select * from perspectives_vote where participant_id = person_id offset 0) as v
      order by v.participant_id, v.statement_id
    `.execute(db);
    yield rows;
  }
}

/** A moment as the database writes it, to the microsecond. */
export type VoteMoment = string;

/** When the latest vote was cast. Every later vote has a later moment, see {@link keepVotes}. */
export async function lastVoteAt(db: Queryable, id: ConversationId): Promise<VoteMoment | null> {
  const { rows } = await sql<{ at: VoteMoment | null }>`
    select max(at)::text as at from perspectives_vote where perspectives_id = ${id}
  `.execute(db);
  return rows[0]?.at ?? null;
}

/**
 * Every vote cast up to a moment, those that were changed since included, in pieces; banned participants' are left out.
 * Votes that come meanwhile are not in it, so that it is the same whenever it is read.
 */
export async function* votesUntil(
  db: Queryable,
  id: ConversationId,
  until: VoteMoment,
): AsyncGenerator<readonly VoteRow[]> {
  for await (const some of peopleInPieces(db, id)) {
    const from = (table: string) => sql`
      unnest(${some}::text[]) as person (person_id) cross join lateral (
        select * from ${sql.table(table)}
        where participant_id = person_id and at <= ${until}::timestamptz offset 0
      ) as cast_then`;
    yield await readLog(db, from);
  }
}

/** The same of those cast after a moment. */
export async function votesBetween(
  db: Queryable,
  id: ConversationId,
  { after, until }: { readonly after: VoteMoment; readonly until: VoteMoment },
): Promise<VoteRow[]> {
  return readLog(
    db,
    (table) => sql`${sql.table(table)}
      where perspectives_id = ${id} and at > ${after}::timestamptz and at <= ${until}::timestamptz`,
  );
}

/** In the order in which they were cast. One query, so that a vote that changes meanwhile is in it exactly once. */
async function readLog(db: Queryable, from: (table: string) => RawBuilder<unknown>): Promise<VoteRow[]> {
  const { rows } = await sql<VoteRow>`
    select participant_id, statement_id, value, at, id from ${from('perspectives_earlier_vote')}
    union all
    select participant_id, statement_id, value, at, null from ${from('perspectives_vote')}
    order by at, id nulls last
  `.execute(db);
  return rows;
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
    ${prepared} select (select v.at ${counted} order by v.at limit 1) as first,
      (select v.at ${counted} order by v.at desc limit 1) as last
  `.execute(db);
  const [row] = rows;
  return row?.first && row.last ? { first: row.first, last: row.last } : undefined;
}
