import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { organisationNamed } from '../../organisations/index.ts';
import { changeSession } from '../repository.ts';
import type { Session, SessionId } from '../session.ts';
import type { AskingSettings, Details, JoiningSettings, Links } from './sections.ts';
import { sameTimeOn } from './when.ts';

/** Whether anything was ever asked: from then on, promises hold (LIVE-17). */
export async function hasQuestions(db: Queryable, sessionId: SessionId): Promise<boolean> {
  const row = await db
    .selectFrom('question')
    .select('id')
    .where('sessionId', '=', sessionId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Agenda items keep their time of day when the session moves to another day or zone. */
export async function saveDetails(tx: Transaction, before: Session, details: Details): Promise<void> {
  const after = await changeSession(tx, before.id, details);
  const parts = await tx
    .selectFrom('sessionPart')
    .select(['id', 'startsAt'])
    .where('sessionId', '=', before.id)
    .execute();
  for (const { id, startsAt } of parts) {
    if (startsAt === null) continue;
    const moved = sameTimeOn(startsAt, before.zone, after.startsAt, after.zone);
    await tx.updateTable('sessionPart').set({ startsAt: moved }).where('id', '=', id).execute();
  }
}

export async function saveLinks(
  tx: Transaction,
  { id }: Session,
  { readings, ...columns }: Links,
): Promise<void> {
  await changeSession(tx, id, columns);
  await tx.deleteFrom('sessionReading').where('sessionId', '=', id).execute();
  if (readings.length === 0) return;
  const rows = readings.map((reading, position) => ({ ...reading, id: newId(), sessionId: id, position }));
  await tx.insertInto('sessionReading').values(rows).execute();
}

export async function saveJoining(
  tx: Transaction,
  { id }: Session,
  { joining, allowedDomains, organisations }: JoiningSettings,
  now: Date,
): Promise<void> {
  await changeSession(tx, id, { joining, allowedDomains: [...allowedDomains] });
  await tx.deleteFrom('sessionOrganisation').where('sessionId', '=', id).execute();
  for (const [position, name] of organisations.entries()) {
    const organisationId = await organisationNamed(tx, name, now);
    await tx
      .insertInto('sessionOrganisation')
      .values({ sessionId: id, organisationId, position })
      .onConflict((conflict) => conflict.columns(['sessionId', 'organisationId']).doNothing())
      .execute();
  }
}

/** Labels that stay keep their identity, and so their questions. */
export async function saveAsking(
  tx: Transaction,
  { id }: Session,
  { labels, ...columns }: AskingSettings,
): Promise<void> {
  await changeSession(tx, id, columns);
  const existing = await tx
    .selectFrom('sessionLabel')
    .select(['id', 'name'])
    .where('sessionId', '=', id)
    .execute();
  const gone = existing.filter(({ name }) => !labels.some((label) => isSame(label, name)));
  if (gone.length > 0) {
    const ids = gone.map((label) => label.id);
    await tx.deleteFrom('sessionLabel').where('id', 'in', ids).execute();
  }
  for (const [position, name] of labels.entries()) {
    const known = existing.find((label) => isSame(label.name, name));
    await (
      known === undefined
        ? tx.insertInto('sessionLabel').values({ id: newId(), sessionId: id, position, name })
        : tx.updateTable('sessionLabel').set({ position, name }).where('id', '=', known.id)
    ).execute();
  }
}

/** Names of labels outside `kept` that questions carry. */
export async function usedLabelsOutside(
  tx: Transaction,
  sessionId: SessionId,
  kept: readonly string[],
): Promise<string[]> {
  const rows = await tx
    .selectFrom('sessionLabel')
    .innerJoin('question', 'question.labelId', 'sessionLabel.id')
    .select('sessionLabel.name')
    .distinct()
    .where('sessionLabel.sessionId', '=', sessionId)
    .execute();
  return rows.map(({ name }) => name).filter((name) => !kept.some((label) => isSame(label, name)));
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
