import type { Transaction } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';
import { setMailTime, waitingMail } from './mail.repository.ts';
import type { Reason, Sending } from './reasons.ts';
import { saveChoices, saveSettings, settingsOf } from './settings.repository.ts';
import { mailTime, type Settings } from './settings.ts';

/** Saves how somebody wants to be told. It also holds for what waits to be sent. */
export async function changeSettings(
  tx: Transaction,
  personId: PersonId,
  settings: Settings,
  now: Date,
): Promise<void> {
  await saveSettings(tx, personId, settings);
  await saveChoices(tx, personId, Object.entries(settings.choices) as [Reason, Sending][]);
  await reckonAnew(tx, personId, settings, now);
}

/** Sets when messages come for some reasons, and leaves the rest. */
export async function changeChoices(
  tx: Transaction,
  personId: PersonId,
  reasons: readonly Reason[],
  sending: Sending,
  now: Date,
): Promise<void> {
  await saveChoices(
    tx,
    personId,
    reasons.map((reason) => [reason, sending] as const),
  );
  const settings = (await settingsOf(tx, [personId])).get(personId);
  if (settings !== undefined) await reckonAnew(tx, personId, settings, now);
}

async function reckonAnew(tx: Transaction, personId: PersonId, settings: Settings, now: Date): Promise<void> {
  const waiting = Map.groupBy(await waitingMail(tx, personId), ({ reason }) => reason);
  for (const [reason, some] of waiting) {
    await setMailTime(
      tx,
      some.map(({ id }) => id),
      mailTime(settings, settings.choices[reason], now),
    );
  }
}
