import { inTransaction, type Queryable } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person } from '../../people/index.ts';
import { recordScope } from '../service.ts';
import { bindRoles } from '../repository.ts';

/** Somebody invited by e-mail accepts by coming signed in with that address: all their roles become theirs. */
export async function claimRoles(
  db: Queryable,
  person: Pick<Person, 'id' | 'email'>,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const bound = await bindRoles(tx, person, now);
    await writeRecord(
      tx,
      now,
      ...bound.map(({ id, sessionId, role }) => ({
        scope: recordScope(sessionId),
        kind: 'role-accepted',
        personId: person.id,
        subject: id,
        data: { role },
      })),
    );
  });
}
