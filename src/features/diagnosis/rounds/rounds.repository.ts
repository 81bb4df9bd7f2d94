import type { Selectable } from 'kysely';
import type { DiagnosisSettings } from '../../../analysis/diagnosis/settings.ts';
import type { DB } from '../../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { EndeavourId } from '../../endeavours/index.ts';
import type { StoredResult } from '../results/stored-result.ts';
import type { ClosedRound, DiagnosisRound, RoundId, RoundState } from '../round.ts';

type Row = Omit<Selectable<DB['diagnosisRound']>, 'result' | 'mergingAt' | 'ratingAt' | 'method'>;

const COLUMNS = [
  'id',
  'endeavourId',
  'number',
  'state',
  'instrument',
  'settings',
  'seed',
  'openedAt',
  'answersUntil',
  'ratingUntil',
  'closedAt',
  'wasRated',
  'workedOutAt',
] as const;

export async function insertRound(
  tx: Transaction,
  round: Pick<
    DiagnosisRound,
    'id' | 'endeavourId' | 'number' | 'instrument' | 'settings' | 'seed' | 'openedAt' | 'answersUntil'
  >,
): Promise<void> {
  await tx
    .insertInto('diagnosisRound')
    .values({ ...round, settings: JSON.stringify(round.settings) })
    .execute();
}

/** A round that closed in another installation, with what was found there. */
export async function insertClosedRound(
  tx: Transaction,
  round: Pick<DiagnosisRound, 'id' | 'endeavourId' | 'number' | 'instrument' | 'seed' | 'wasRated'> & {
    readonly openedAt: string;
    readonly answersUntil: string;
    readonly ratingUntil: string | null;
    readonly closedAt: string;
    readonly result: StoredResult;
  },
): Promise<void> {
  const { result } = round;
  await tx
    .insertInto('diagnosisRound')
    .values({
      ...round,
      state: 'closed',
      settings: JSON.stringify(result.settings),
      result: JSON.stringify(result),
      method: result.method,
      workedOutAt: round.closedAt,
    })
    .execute();
}

export async function findRound(
  db: Queryable,
  endeavourId: EndeavourId,
  id: RoundId,
): Promise<DiagnosisRound | undefined> {
  const row = await db
    .selectFrom('diagnosisRound')
    .select(COLUMNS)
    .where('endeavourId', '=', endeavourId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toRound(row);
}

/** All rounds, the latest first, without their results. */
export async function listRounds(db: Queryable, endeavourId: EndeavourId): Promise<DiagnosisRound[]> {
  const rows = await db
    .selectFrom('diagnosisRound')
    .select(COLUMNS)
    .where('endeavourId', '=', endeavourId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(toRound);
}

/** Rounds that have closed, the latest first, with what was found in each. */
export async function listClosed(
  db: Queryable,
  endeavourId: EndeavourId,
  limit: number,
): Promise<ClosedRound[]> {
  const rows = await db
    .selectFrom('diagnosisRound')
    .select([...COLUMNS, 'result'])
    .where('endeavourId', '=', endeavourId)
    .where('state', '=', 'closed')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toRound(row), result: row.result as StoredResult | null }));
}

export async function findResult(db: Queryable, id: RoundId): Promise<StoredResult | null> {
  const row = await db.selectFrom('diagnosisRound').select('result').where('id', '=', id).executeTakeFirst();
  return (row?.result ?? null) as StoredResult | null;
}

/** Rounds in which something may have come due, of one endeavour or of all. */
export async function listUnfinished(db: Queryable, endeavourId?: EndeavourId): Promise<DiagnosisRound[]> {
  let query = db
    .selectFrom('diagnosisRound')
    .select(COLUMNS)
    .where((eb) => eb.or([eb('state', '<>', 'closed'), eb('result', 'is', null)]));
  if (endeavourId !== undefined) query = query.where('endeavourId', '=', endeavourId);
  return (await query.orderBy('openedAt').execute()).map(toRound);
}

/** Locks a round, so that two stewards who act at once act one after the other. */
export async function lockRound(tx: Transaction, id: RoundId): Promise<DiagnosisRound> {
  const row = await tx
    .selectFrom('diagnosisRound')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return toRound(row);
}

export async function updateRound(
  tx: Transaction,
  id: RoundId,
  set: {
    readonly state: RoundState;
    readonly mergingAt?: Date;
    readonly ratingAt?: Date;
    readonly ratingUntil?: Date;
    readonly wasRated?: boolean;
    readonly closedAt?: Date;
  },
): Promise<void> {
  await tx.updateTable('diagnosisRound').set(set).where('id', '=', id).execute();
}

/** Keeps what was worked out; whoever comes second changes nothing. */
export async function saveResult(db: Queryable, id: RoundId, result: StoredResult, now: Date): Promise<void> {
  await db
    .updateTable('diagnosisRound')
    .set({ result: JSON.stringify(result), method: result.method, workedOutAt: now })
    .where('id', '=', id)
    .where('result', 'is', null)
    .execute();
}

function toRound(row: Row): DiagnosisRound {
  return {
    ...row,
    id: row.id as RoundId,
    endeavourId: row.endeavourId as EndeavourId,
    settings: row.settings as unknown as DiagnosisSettings,
  };
}
