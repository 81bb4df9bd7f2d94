import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { SessionId } from '../session.ts';

/** Sessions archived so long ago that links to people must go, in which there still are some. */
export async function sessionsPastRetention(db: Queryable, now: Date): Promise<SessionId[]> {
  const rows = await db
    .selectFrom('session')
    .select('session.id')
    .where('session.state', '=', 'archived')
    .where(sql<boolean>`session.archived_at + session.retention_days * interval '1 day' <= ${now}`)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('seat')
          .select('seat.id')
          .whereRef('seat.sessionId', '=', 'session.id')
          .where((eb) => eb.or([eb('seat.personId', 'is not', null), eb('seat.name', '!=', ''), hasDevice])),
      ),
    )
    .orderBy('session.archivedAt')
    .execute();
  return rows.map(({ id }) => id as SessionId);
}

const hasDevice = sql<boolean>`exists (select 1 from seat_device where seat_device.seat_id = seat.id)`;

/**
 * Cuts the links between people and what they wrote, but for the people who keep theirs. Seats stay without anybody,
 * so that votes go on counting once for each. Returns how many seats were let go.
 */
export async function forgetSeats(
  tx: Transaction,
  sessionId: SessionId,
  kept: readonly PersonId[],
): Promise<number> {
  const seats = await tx
    .selectFrom('seat')
    .select('id')
    .where('sessionId', '=', sessionId)
    .where((eb) =>
      kept.length === 0 ? eb.val(true) : eb.or([eb('personId', 'is', null), eb('personId', 'not in', kept)]),
    )
    .where((eb) => eb.or([eb('personId', 'is not', null), eb('name', '!=', ''), hasDevice]))
    .execute();
  if (seats.length === 0) return 0;
  // One parameter for them all: a statement has 65,535 at most.
  const theseSeats = sql<string>`any(${seats.map(({ id }) => id)}::text[])`;
  await tx.updateTable('question').set({ seatId: null }).where('seatId', '=', theseSeats).execute();
  await tx.updateTable('comment').set({ seatId: null }).where('seatId', '=', theseSeats).execute();
  await tx.updateTable('pollAnswer').set({ seatId: null }).where('seatId', '=', theseSeats).execute();
  await tx.deleteFrom('notice').where('seatId', '=', theseSeats).execute();
  await tx.deleteFrom('paceSignal').where('seatId', '=', theseSeats).execute();
  await tx.deleteFrom('seatLink').where('seatId', '=', theseSeats).execute();
  await tx.deleteFrom('seatDevice').where('seatId', '=', theseSeats).execute();
  await tx
    .updateTable('seat')
    .set({
      personId: null,
      name: '',
      place: '',
      level: '',
      joinedFrom: null,
      blockedReason: null,
      followsChosenAt: null,
    })
    .where('id', '=', theseSeats)
    .execute();
  return seats.length;
}
