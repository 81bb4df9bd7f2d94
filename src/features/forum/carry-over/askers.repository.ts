import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { QuestionId } from '../../questions/index.ts';
import type { SeatId } from '../../sessions/index.ts';

/** Whoever asked on a seat watches the threads of its questions, as the author of those asked under a name. */
export async function giveAsker(tx: Transaction, seatId: SeatId, personId: PersonId): Promise<void> {
  await sql`
    insert into thread_follow (person_id, thread_id, level)
    select ${personId}, thread.id, 'watch' from thread join question on question.id = thread.question_id
    where question.seat_id = ${seatId}
    on conflict do nothing
  `.execute(tx);
  await sql`
    update thread set author_id = ${personId} from question
    where question.id = thread.question_id and question.seat_id = ${seatId} and thread.author_id is null
      and question.naming = 'named' and question.shown_name is not null
  `.execute(tx);
}

/** Threads of a seat's questions have no author any more (LIVE-88). Returns their questions. */
export async function forgetAsker(tx: Transaction, seatId: SeatId): Promise<readonly QuestionId[]> {
  const { rows } = await sql<{ id: QuestionId }>`
    update thread set author_id = null from question
    where question.id = thread.question_id and question.seat_id = ${seatId}
    returning question.id
  `.execute(tx);
  return rows.map(({ id }) => id);
}
