import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { SeatId } from '../sessions/index.ts';
import type { QuestionId } from './question.ts';

/** A question that is part of another, and whoever asked it. */
export interface MergedQuestion {
  readonly id: QuestionId;
  /** Null where nobody can be told: asked from the floor, or long ago. */
  readonly seatId: SeatId | null;
}

/**
 * Gives a question the votes and sightings of all that were merged into it, one per seat (LIVE-48). A vote that came
 * from a merged question names it, so that it goes with it again.
 */
export async function uniteVotes(tx: Transaction, into: QuestionId): Promise<void> {
  await sql`
    insert into vote (question_id, seat_id, at, via)
    select distinct on (vote.seat_id) ${into}, vote.seat_id, vote.at, part.id
    from question as part join vote on vote.question_id = part.id
    where part.merged_into = ${into} and part.state = 'merged'
    order by vote.seat_id, vote.at, part.id
    on conflict do nothing
  `.execute(tx);
  await sql`
    insert into sighting (question_id, seat_id)
    select ${into}, sighting.seat_id
    from question as part join sighting on sighting.question_id = part.id
    where part.merged_into = ${into} and part.state = 'merged'
    on conflict do nothing
  `.execute(tx);
}

/** Takes from a question the votes that came with a part, but for those of seats that the part still has votes of. */
export async function takeBackVotes(
  tx: Transaction,
  from: QuestionId,
  part: { readonly id: QuestionId; readonly isStillMerged: boolean },
): Promise<void> {
  await sql`
    delete from vote
    where question_id = ${from} and via = ${part.id} and not (
      ${part.isStillMerged}
      and exists (select 1 from vote as own where own.question_id = ${part.id} and own.seat_id = vote.seat_id)
    )
  `.execute(tx);
}

/** The question that this one is part of, the one that that is part of, and so on. */
export async function listWholes(db: Queryable, first: QuestionId | null): Promise<QuestionId[]> {
  const wholes: QuestionId[] = [];
  for (let id = first; id !== null && !wholes.includes(id);) {
    wholes.push(id);
    const row = await db
      .selectFrom('question')
      .select('mergedInto')
      .where('id', '=', id)
      .where('state', '=', 'merged')
      .executeTakeFirst();
    id = (row?.mergedInto ?? null) as QuestionId | null;
  }
  return wholes;
}

/** What was merged into a question itself. */
export async function listParts(db: Queryable, into: QuestionId): Promise<MergedQuestion[]> {
  return selectMerged(db, [into]);
}

/** What was merged into a question, into those, and so on. */
export async function listAllParts(db: Queryable, into: QuestionId): Promise<MergedQuestion[]> {
  const all: MergedQuestion[] = [];
  for (let level = await listParts(db, into); level.length > 0;) {
    all.push(...level);
    level = await selectMerged(
      db,
      level.map((part) => part.id),
    );
  }
  return all;
}

async function selectMerged(db: Queryable, into: readonly QuestionId[]): Promise<MergedQuestion[]> {
  const rows = await db
    .selectFrom('question')
    .select(['id', 'seatId', 'fromFloor'])
    .where('mergedInto', 'in', into)
    .where('state', '=', 'merged')
    .orderBy('askedAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id as QuestionId,
    seatId: row.fromFloor ? null : (row.seatId as SeatId | null),
  }));
}
