import type { Person } from '../src/features/people/index.ts';
import { changeSession, insertSession } from '../src/features/sessions/repository.ts';
import type { Session } from '../src/features/sessions/session.ts';
import type { Clock } from '../src/platform/clock.ts';
import type { Database } from '../src/platform/database/open.ts';
import { inTransaction } from '../src/platform/database/transaction.ts';

/** A draft that the person organises: on the first of June 2026, 10am to midday in London. */
export async function draftSession(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  organiser: Person,
  set: Parameters<typeof changeSession>[2] = {},
): Promise<Session> {
  return inTransaction(database.kysely, async (tx) => {
    const { id } = await insertSession(
      tx,
      organiser.id,
      {
        title: 'Leaving prison: who does what?',
        description: '',
        zone: 'Europe/London',
        startsAt: new Date('2026-06-01T09:00:00Z'),
        endsAt: new Date('2026-06-01T11:00:00Z'),
      },
      clock.now(),
    );
    return changeSession(tx, id, set);
  });
}
