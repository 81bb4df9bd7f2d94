import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { SeatId } from '../sessions/index.ts';
import type { Answer, OwnAnswer } from './answer.ts';
import type { PollId } from './poll.ts';

/** What a seat has answered, by poll. */
export async function answersOfSeat(db: Queryable, seatId: SeatId): Promise<Map<PollId, OwnAnswer>> {
  const rows = await db
    .selectFrom('pollAnswer')
    .select(['pollId', 'value', 'textState', 'textReason', 'textNote'])
    .where('seatId', '=', seatId)
    .execute();
  return new Map(
    rows.map(({ pollId, value, ...text }) => [
      pollId as PollId,
      { answer: value as unknown as Answer, ...text },
    ]),
  );
}

/** When a seat answered each poll. */
export async function answerTimes(db: Queryable, seatId: SeatId): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .selectFrom('pollAnswer')
    .select(['pollId', 'at'])
    .where('seatId', '=', seatId)
    .execute();
  return new Map(rows.map(({ pollId, at }) => [pollId, at]));
}

/**
 * Lets go of a person (LIVE-88). Answers to running polls go: whoever comes back may answer again, and counts once.
 * Choices in closed polls stay as nobody's; a text goes, as if nothing had been said. Returns the polls that changed.
 */
export async function forgetAnswers(tx: Transaction, seatId: SeatId): Promise<PollId[]> {
  const running = await tx
    .deleteFrom('pollAnswer')
    .where('seatId', '=', seatId)
    .where('pollId', 'in', (eb) =>
      eb.selectFrom('poll').select('id').where('state', 'in', ['open', 'stopped']),
    )
    .returning('pollId')
    .execute();
  const none: Answer = { none: true };
  const texts = await tx
    .updateTable('pollAnswer')
    .set({
      value: sql`${JSON.stringify(none)}::jsonb`,
      textState: null,
      textReason: null,
      textNote: null,
    })
    .where('seatId', '=', seatId)
    .where('textState', 'is not', null)
    .returning('pollId')
    .execute();
  await tx.updateTable('pollAnswer').set({ seatId: null }).where('seatId', '=', seatId).execute();
  return distinct([...running, ...texts]);
}

/**
 * Counts answers to running polls for the organisations that their seats have now; those to closed ones stay as they
 * were. Returns every poll that the seats answered.
 */
export async function recountSeats(tx: Transaction, seatIds: readonly SeatId[]): Promise<PollId[]> {
  if (seatIds.length === 0) return [];
  await tx
    .updateTable('pollAnswer')
    .from('seat')
    .set((eb) => ({ organisationId: eb.ref('seat.organisationId') }))
    .whereRef('seat.id', '=', 'pollAnswer.seatId')
    .where('pollAnswer.seatId', 'in', seatIds)
    .where('pollAnswer.pollId', 'in', (eb) =>
      eb.selectFrom('poll').select('id').where('state', 'in', ['open', 'stopped']),
    )
    .execute();
  return distinct(
    await tx.selectFrom('pollAnswer').select('pollId').where('seatId', 'in', seatIds).execute(),
  );
}

function distinct(rows: readonly { pollId: string }[]): PollId[] {
  return [...new Set(rows.map(({ pollId }) => pollId as PollId))];
}
