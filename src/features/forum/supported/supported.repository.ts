import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { SeatId, SessionId } from '../../sessions/index.ts';
import type { Thread, ThreadId } from '../thread.ts';

/** A question that a seat voted for, which goes on as a thread. */
export interface SupportedThread {
  readonly id: ThreadId;
  readonly title: string;
  readonly state: Thread['state'];
  readonly votes: number;
  /** Whether the person who looks watches it; never where they have no account. */
  readonly isWatched: boolean;
}

/** Threads of questions that somebody else asked and this seat voted for: what is open first, then by votes. */
export async function supportedThreads(
  db: Queryable,
  seatId: SeatId,
  personId: PersonId | null,
): Promise<SupportedThread[]> {
  const { rows } = await sql<SupportedThread>`
    select thread.id, thread.title, thread.state, coalesce((thread.carried ->> 'votes')::integer, 0) as votes,
      coalesce(thread_follow.level = 'watch', false) as "isWatched"
    from vote join question on question.id = vote.question_id join thread on thread.question_id = question.id
    left join thread_follow on thread_follow.thread_id = thread.id and thread_follow.person_id = ${personId}
    where vote.seat_id = ${seatId} and question.seat_id is distinct from vote.seat_id
      and thread.held_at is null and thread.hidden_at is null and thread.merged_into is null
    order by thread.state <> 'open', votes desc, thread.id
  `.execute(db);
  return rows;
}

/** Everybody with an account who voted for somebody else's question of a session that goes on as a thread. */
export async function supportersOf(db: Queryable, sessionId: SessionId): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct seat.person_id as "personId"
    from seat join vote on vote.seat_id = seat.id join question on question.id = vote.question_id
    join thread on thread.question_id = question.id
    where seat.session_id = ${sessionId} and seat.person_id is not null and seat.blocked_at is null
      and seat.follows_chosen_at is null and question.seat_id is distinct from seat.id
      and thread.held_at is null and thread.hidden_at is null
  `.execute(db);
  return rows.map(({ personId }) => personId);
}

export async function hasChosen(db: Queryable, seatId: SeatId): Promise<boolean> {
  const row = await db
    .selectFrom('seat')
    .select('followsChosenAt')
    .where('id', '=', seatId)
    .executeTakeFirst();
  return row?.followsChosenAt != null;
}

export async function markChosen(tx: Transaction, seatId: SeatId, now: Date): Promise<void> {
  await tx.updateTable('seat').set({ followsChosenAt: now }).where('id', '=', seatId).execute();
}
