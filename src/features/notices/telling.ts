import type { Transaction } from '../../platform/database/transaction.ts';
import { mailTime } from './settings.ts';
import { settingsOf } from './settings.repository.ts';
import { stronger } from './reasons.ts';
import type { Telling } from './told.ts';
import { insertTold } from './told.repository.ts';

const LONGEST_TEXT = 1_000;

/** Tells people in the caller's transaction: an entry on the site, and a message when their settings say so. */
export async function tell(tx: Transaction, tellings: readonly Telling[], now: Date): Promise<void> {
  const merged = onePerThing(tellings.filter(({ personId, actorId }) => personId !== actorId));
  if (merged.length === 0) return;
  const settings = await settingsOf(
    tx,
    merged.map(({ personId }) => personId),
  );
  await insertTold(
    tx,
    merged.flatMap(({ text = '', ...telling }) => {
      const own = settings.get(telling.personId);
      if (own === undefined) return [];
      const mailAt = mailTime(own, own.choices[telling.reason], now);
      return { ...telling, text: mailAt === null ? '' : text.slice(0, LONGEST_TEXT), at: now, mailAt };
    }),
  );
}

function onePerThing(tellings: readonly Telling[]): readonly Telling[] {
  const merged = new Map<string, Telling>();
  for (const telling of tellings) {
    const key = `${telling.personId} ${telling.about}`;
    const known = merged.get(key);
    const isStronger = known !== undefined && stronger(known.reason, telling.reason) !== known.reason;
    if (known === undefined || isStronger) merged.set(key, telling);
  }
  return [...merged.values()];
}
