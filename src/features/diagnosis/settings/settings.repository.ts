import type { DiagnosisSettings } from '../../../analysis/diagnosis/settings.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { EndeavourId, EndeavourSeatId } from '../../endeavours/index.ts';

/** A change of the thresholds that the seats are asked about. */
export interface SettingsChange {
  readonly id: string;
  readonly settings: DiagnosisSettings;
  readonly why: string;
  readonly untilAt: Date;
  /** The seats that have said they can live with it. */
  readonly consenting: readonly EndeavourSeatId[];
}

export async function findOpenChange(
  db: Queryable,
  endeavourId: EndeavourId,
): Promise<SettingsChange | undefined> {
  const row = await db
    .selectFrom('diagnosisSettingsChange')
    .selectAll()
    .where('endeavourId', '=', endeavourId)
    .where('agreedAt', 'is', null)
    .where('refusedAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const said = await db
    .selectFrom('diagnosisSettingsConsent')
    .select('seatId')
    .where('changeId', '=', row.id)
    .where('consents', '=', true)
    .execute();
  return {
    id: row.id,
    settings: row.settings as unknown as DiagnosisSettings,
    why: row.why,
    untilAt: row.untilAt,
    consenting: said.map(({ seatId }) => seatId as EndeavourSeatId),
  };
}

/** The thresholds that the seats agreed on last; undefined while they never changed the defaults. */
export async function findAgreedSettings(
  db: Queryable,
  endeavourId: EndeavourId,
): Promise<DiagnosisSettings | undefined> {
  const row = await db
    .selectFrom('diagnosisSettingsChange')
    .select('settings')
    .where('endeavourId', '=', endeavourId)
    .where('agreedAt', 'is not', null)
    .orderBy('agreedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.settings as unknown as DiagnosisSettings | undefined;
}

export async function insertChange(
  tx: Transaction,
  change: {
    readonly endeavourId: EndeavourId;
    readonly settings: DiagnosisSettings;
    readonly why: string;
    readonly proposedAt: Date;
    readonly untilAt: Date;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('diagnosisSettingsChange')
    .values({ id, ...change, settings: JSON.stringify(change.settings) })
    .execute();
  return id;
}

/** Settings that the seats agreed on elsewhere, before the endeavour was brought in. */
export async function insertAgreedSettings(
  tx: Transaction,
  endeavourId: EndeavourId,
  settings: DiagnosisSettings,
  now: Date,
): Promise<void> {
  const changeId = await insertChange(tx, { endeavourId, settings, why: '', proposedAt: now, untilAt: now });
  await settleChange(tx, changeId, { agreedAt: now });
}

export async function sayConsent(
  tx: Transaction,
  said: {
    readonly changeId: string;
    readonly seatId: EndeavourSeatId;
    readonly consents: boolean;
    readonly reason: string;
    readonly saidAt: Date;
  },
): Promise<void> {
  const { consents, reason, saidAt } = said;
  await tx
    .insertInto('diagnosisSettingsConsent')
    .values(said)
    .onConflict((conflict) =>
      conflict.columns(['changeId', 'seatId']).doUpdateSet({ consents, reason, saidAt }),
    )
    .execute();
}

export async function settleChange(
  tx: Transaction,
  id: string,
  set: { readonly agreedAt: Date } | { readonly refusedAt: Date },
): Promise<void> {
  await tx.updateTable('diagnosisSettingsChange').set(set).where('id', '=', id).execute();
}
