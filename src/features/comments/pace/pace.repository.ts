import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { SeatId, SessionId } from '../../sessions/index.ts';
import type { PaceCounts, PaceKind } from './signal.ts';

export async function setSignal(
  db: Queryable,
  signal: {
    readonly sessionId: SessionId;
    readonly seatId: SeatId;
    readonly kind: PaceKind;
    readonly at: Date;
  },
): Promise<void> {
  await db
    .insertInto('paceSignal')
    .values(signal)
    .onConflict((conflict) =>
      conflict.columns(['sessionId', 'seatId', 'kind']).doUpdateSet({ at: signal.at }),
    )
    .execute();
}

export async function removeSignal(db: Queryable, seatId: SeatId, kind: PaceKind): Promise<void> {
  await db.deleteFrom('paceSignal').where('seatId', '=', seatId).where('kind', '=', kind).execute();
}

/** Signals given after `since`, those of seats that are set aside left out. */
export async function countSignals(db: Queryable, sessionId: SessionId, since: Date): Promise<PaceCounts> {
  const rows = await db
    .selectFrom('paceSignal')
    .innerJoin('seat', 'seat.id', 'paceSignal.seatId')
    .select((eb) => ['paceSignal.kind', eb.fn.countAll<number>().as('count')])
    .where('paceSignal.sessionId', '=', sessionId)
    .where('paceSignal.at', '>', since)
    .where('seat.setAsideAt', 'is', null)
    .groupBy('paceSignal.kind')
    .execute();
  const counts = new Map(rows.map(({ kind, count }) => [kind, count]));
  return {
    slower: counts.get('slower') ?? 0,
    louder: counts.get('louder') ?? 0,
    'cannot-follow': counts.get('cannot-follow') ?? 0,
  };
}

export async function signalsOf(db: Queryable, seatId: SeatId, since: Date): Promise<PaceKind[]> {
  const rows = await db
    .selectFrom('paceSignal')
    .select('kind')
    .where('seatId', '=', seatId)
    .where('at', '>', since)
    .execute();
  return rows.map(({ kind }) => kind);
}

export async function deleteSignals(tx: Transaction, sessionId: SessionId): Promise<void> {
  await tx.deleteFrom('paceSignal').where('sessionId', '=', sessionId).execute();
}
