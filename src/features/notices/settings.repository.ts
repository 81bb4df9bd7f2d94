import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newSecret } from '../../platform/random.ts';
import type { PersonId } from '../people/index.ts';
import { QUIET_CHOICES, type Reason, type Sending } from './reasons.ts';
import { QUIET_SETTINGS, type Settings } from './settings.ts';

const AT_ONCE = 5_000;

/** How people want to be told. Those who are erased, or are nobody, are left out. */
export async function settingsOf(
  db: Queryable,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Settings>> {
  const ids = [...new Set(people)];
  const found = new Map<PersonId, Settings>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const rows = await db
      .selectFrom('person')
      .leftJoin('toldSettings', 'toldSettings.personId', 'person.id')
      .select(['person.id', 'zone', 'digestHour', 'quietFrom', 'quietUntil', 'pausedUntil', 'secret'])
      .where('person.id', 'in', some)
      .where('person.erasedAt', 'is', null)
      .execute();
    const choices = await db.selectFrom('toldChoice').selectAll().where('personId', 'in', some).execute();
    const byPerson = Map.groupBy(choices, ({ personId }) => personId);
    for (const row of rows) {
      const own = new Map((byPerson.get(row.id) ?? []).map(({ reason, sends }) => [reason, sends] as const));
      // The closing of polls was told as a reply once: whoever chose then, chose for both.
      const closed = own.get('poll-closed') ?? own.get('reply') ?? QUIET_CHOICES['poll-closed'];
      found.set(row.id as PersonId, {
        ...(row.secret === null ? QUIET_SETTINGS : readSettings(row)),
        choices: { ...QUIET_CHOICES, ...Object.fromEntries(own), 'poll-closed': closed },
      });
    }
  }
  return found;
}

function readSettings(row: {
  readonly zone: string | null;
  readonly digestHour: number | null;
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly pausedUntil: Date | null;
}): Omit<Settings, 'choices'> {
  const { zone, digestHour, quietFrom, quietUntil, pausedUntil } = row;
  return {
    zone: zone ?? QUIET_SETTINGS.zone,
    digestHour: digestHour ?? QUIET_SETTINGS.digestHour,
    quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
    pausedUntil,
  };
}

/** What messages to a person are signed with, made at the first. */
export async function secretOf(tx: Transaction, personId: PersonId): Promise<string> {
  const { quiet, zone, digestHour } = QUIET_SETTINGS;
  await tx
    .insertInto('toldSettings')
    .values({
      personId,
      zone,
      digestHour,
      quietFrom: quiet?.from ?? null,
      quietUntil: quiet?.until ?? null,
      secret: newSecret(),
    })
    .onConflict((conflict) => conflict.column('personId').doNothing())
    .execute();
  return (await findSecret(tx, personId)) ?? '';
}

export async function findSecret(db: Queryable, personId: PersonId): Promise<string | undefined> {
  const row = await db
    .selectFrom('toldSettings')
    .select('secret')
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row?.secret;
}

export async function saveSettings(
  tx: Transaction,
  personId: PersonId,
  { zone, digestHour, quiet, pausedUntil }: Omit<Settings, 'choices'>,
): Promise<void> {
  await secretOf(tx, personId);
  await tx
    .updateTable('toldSettings')
    .set({
      zone,
      digestHour,
      quietFrom: quiet?.from ?? null,
      quietUntil: quiet?.until ?? null,
      pausedUntil,
    })
    .where('personId', '=', personId)
    .execute();
}

export async function saveChoices(
  tx: Transaction,
  personId: PersonId,
  choices: readonly (readonly [reason: Reason, sends: Sending])[],
): Promise<void> {
  if (choices.length === 0) return;
  await tx
    .insertInto('toldChoice')
    .values(choices.map(([reason, sends]) => ({ personId, reason, sends })))
    .onConflict((conflict) =>
      conflict.columns(['personId', 'reason']).doUpdateSet((eb) => ({ sends: eb.ref('excluded.sends') })),
    )
    .execute();
}

export async function deleteSettings(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.deleteFrom('toldChoice').where('personId', '=', personId).execute();
  await tx.deleteFrom('toldSettings').where('personId', '=', personId).execute();
}
