import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { SeatId } from '../sessions/index.ts';
import { OPEN_STATES, type QuestionId } from './question.ts';

/** A seat and a question: a vote or a sighting. */
export interface SeatQuestion {
  readonly seatId: SeatId;
  readonly questionId: QuestionId;
}

/** The pairs that count: the question is open and of the seat's own session, and the seat is not blocked. */
export async function votable(tx: Transaction, pairs: readonly SeatQuestion[]): Promise<Set<string>> {
  const states = sql.join(OPEN_STATES.map((state) => sql`${state}::question_state`));
  const { rows } = await sql<SeatQuestion>`
    select item.seat_id, item.question_id
    from unnest(${seats(pairs)}::text[], ${questions(pairs)}::text[]) as item (seat_id, question_id)
    join question on question.id = item.question_id and question.state in (${states})
    join seat on seat.id = item.seat_id and seat.session_id = question.session_id and seat.blocked_at is null
  `.execute(tx);
  return new Set(rows.map(pairKey));
}

/**
 * Adds votes, each with its sighting (RANK-3), counts them, and marks their questions with the session's `version`.
 * A vote that is there already changes nothing (LIVE-36).
 */
export async function addVotes(
  tx: Transaction,
  pairs: readonly SeatQuestion[],
  version: number,
  now: Date,
): Promise<void> {
  await sql`
    with item as (
      select * from unnest(${seats(pairs)}::text[], ${questions(pairs)}::text[]) as item (seat_id, question_id)
    ), voted as (
      insert into vote (question_id, seat_id, at) select question_id, seat_id, ${now}::timestamptz from item
      order by question_id, seat_id
      on conflict do nothing returning question_id, seat_id, 1 as votes, 0 as seen
    ), seen as (
      insert into sighting (question_id, seat_id) select question_id, seat_id from item order by question_id, seat_id
      on conflict do nothing returning question_id, seat_id, 0 as votes, 1 as seen
    ), change as (select * from voted union all select * from seen)
    ${countChange(version)}
  `.execute(tx);
}

/**
 * Takes votes back, also from the questions that were merged into those: undoing a merge brings no vote back. Their
 * sightings stay: a question once seen was seen.
 */
export async function removeVotes(
  tx: Transaction,
  pairs: readonly SeatQuestion[],
  version: number,
): Promise<void> {
  await sql`
    with recursive item (seat_id, question_id) as (
      select * from unnest(${seats(pairs)}::text[], ${questions(pairs)}::text[])
      union
      select item.seat_id, part.id from item
      join question as part on part.merged_into = item.question_id and part.state = 'merged'
    ), change as (
      delete from vote using item
      where vote.question_id = item.question_id and vote.seat_id = item.seat_id
      returning vote.question_id, vote.seat_id, -1 as votes, 0 as seen
    )
    ${countChange(version)}
  `.execute(tx);
}

/** Notes that seats have seen questions (RANK-3). */
export async function addSightings(
  tx: Transaction,
  pairs: readonly SeatQuestion[],
  version: number,
): Promise<void> {
  await sql`
    with item as (
      select * from unnest(${seats(pairs)}::text[], ${questions(pairs)}::text[]) as item (seat_id, question_id)
    ), change as (
      insert into sighting (question_id, seat_id)
      select item.question_id, item.seat_id from item
      join question on question.id = item.question_id
      join seat on seat.id = item.seat_id and seat.session_id = question.session_id
      order by 1, 2
      on conflict do nothing returning question_id, seat_id, 0 as votes, 1 as seen
    )
    ${countChange(version)}
  `.execute(tx);
}

/** The rest of a statement with a table `change (question_id, seat_id, votes, seen)`: adds it to the tallies. */
function countChange(version: number) {
  return sql`, counted as (
      insert into tally as kept (question_id, organisation, votes, seen)
      select change.question_id, coalesce(seat.organisation_id, ''), sum(change.votes), sum(change.seen)
      from change join seat on seat.id = change.seat_id
      where seat.set_aside_at is null and seat.blocked_at is null and seat.kind <> 'floor'
      group by 1, 2 order by 1, 2
      on conflict (question_id, organisation)
      do update set votes = kept.votes + excluded.votes, seen = kept.seen + excluded.seen
      returning question_id
    )
    update question set counts_version = ${version}
    where id in (select question_id from counted)`;
}

/** Counts the tallies of some questions again from their votes and sightings. */
export async function rebuildTallies(
  tx: Transaction,
  questionIds: readonly QuestionId[],
  version: number,
): Promise<void> {
  if (questionIds.length === 0) return;
  await tx.deleteFrom('tally').where('questionId', 'in', questionIds).execute();
  await sql`
    with change as (
      select question_id, seat_id, 1 as votes, 0 as seen from vote where question_id = any(${questionIds}::text[])
      union all
      select question_id, seat_id, 0, 1 from sighting where question_id = any(${questionIds}::text[])
    )
    insert into tally (question_id, organisation, votes, seen)
    select change.question_id, coalesce(seat.organisation_id, ''), sum(change.votes), sum(change.seen)
    from change join seat on seat.id = change.seat_id
    where seat.set_aside_at is null and seat.blocked_at is null and seat.kind <> 'floor'
    group by 1, 2
  `.execute(tx);
  await tx.updateTable('question').set({ countsVersion: version }).where('id', 'in', questionIds).execute();
}

/** Removes what a seat has voted for and seen; count the tallies again afterwards. */
export async function deleteVotesOf(tx: Transaction, seatId: SeatId): Promise<void> {
  await tx.deleteFrom('vote').where('seatId', '=', seatId).execute();
  await tx.deleteFrom('sighting').where('seatId', '=', seatId).execute();
}

/** Questions that any of these seats voted for or saw. */
export async function questionsTouchedBy(db: Queryable, seatIds: readonly SeatId[]): Promise<QuestionId[]> {
  if (seatIds.length === 0) return [];
  const rows = await db
    .selectFrom('sighting')
    .select('questionId')
    .distinct()
    .where('seatId', 'in', seatIds)
    .execute();
  return rows.map((row) => row.questionId as QuestionId);
}

export function pairKey(pair: SeatQuestion): string {
  return `${pair.seatId} ${pair.questionId}`;
}

function seats(pairs: readonly SeatQuestion[]): string[] {
  return pairs.map((pair) => pair.seatId);
}

function questions(pairs: readonly SeatQuestion[]): string[] {
  return pairs.map((pair) => pair.questionId);
}

/** Ids of the questions that a seat has asked. */
export async function questionsOfSeat(db: Queryable, seatId: SeatId): Promise<QuestionId[]> {
  const rows = await db.selectFrom('question').select('id').where('seatId', '=', seatId).execute();
  return rows.map((row) => row.id as QuestionId);
}
