import type { Person } from '../src/features/people/index.ts';
import { insertSignIn, personWithEmail } from '../src/features/people/repository.ts';
import type { Clock } from '../src/platform/clock.ts';
import type { Database } from '../src/platform/database/open.ts';
import { inTransaction } from '../src/platform/database/transaction.ts';
import { newId } from '../src/platform/ids.ts';
import { hashSecret, newSecret } from '../src/platform/random.ts';

export interface SignedIn {
  readonly person: Person;
  /** What the person's browser holds. */
  readonly cookie: { readonly name: string; readonly value: string };
}

const THIRTY_DAYS_MS = 30 * 24 * 3600 * 1000;

/** Signs a person in without going through the pages for it. */
export async function signIn(
  database: Database,
  clock: Clock,
  baseUrl: URL,
  email: string,
): Promise<SignedIn> {
  const now = clock.now();
  const secret = newSecret();
  const person = await inTransaction(database.kysely, async (tx) => {
    const found = await personWithEmail(tx, email, now);
    await insertSignIn(tx, {
      id: newId(),
      secretHash: hashSecret(secret),
      personId: found.id,
      browser: 'A browser',
      now,
      expiresAt: new Date(now.getTime() + THIRTY_DAYS_MS),
    });
    return found;
  });
  const name = baseUrl.protocol === 'https:' ? '__Host-sign-in' : 'sign-in';
  return { person, cookie: { name, value: secret } };
}
