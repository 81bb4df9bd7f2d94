import { organisationNamed } from '../src/features/organisations/index.ts';
import type { Person } from '../src/features/people/index.ts';
import { insertSignIn } from '../src/features/people/sign-ins.repository.ts';
import { personWithEmail, saveDetails } from '../src/features/people/repository.ts';
import { SIGN_IN_LASTS_MS } from '../src/features/people/sign-in.ts';
import type { Clock } from '../src/platform/clock.ts';
import type { Database } from '../src/platform/database/open.ts';
import { inTransaction } from '../src/platform/database/transaction.ts';
import { newId } from '../src/platform/ids.ts';
import { hashSecret, newSecret } from '../src/platform/random.ts';

export interface Details {
  /** By default the part of the address before the @. Empty for someone who has not given one yet. */
  readonly name?: string;
  readonly organisation?: string;
}

export interface SignedIn {
  readonly person: Person;
  /** What the person's browser holds. */
  readonly cookie: { readonly name: string; readonly value: string };
}

/** Signs a person in without going through the pages for it. The person is made where there is none. */
export async function signIn(
  services: { readonly database: Database; readonly clock: Clock; readonly baseUrl: URL },
  email: string,
  details: Details = {},
): Promise<SignedIn> {
  const now = services.clock.now();
  const secret = newSecret();
  const person = await inTransaction(services.database.kysely, async (tx) => {
    const { id, ...found } = await personWithEmail(tx, email, now);
    const organisationId =
      details.organisation === undefined
        ? found.organisationId
        : await organisationNamed(tx, details.organisation, now);
    const name = details.name ?? (found.name === '' ? email.replace(/@.*/, '') : found.name);
    await saveDetails(tx, id, { name, organisationId });
    await insertSignIn(tx, {
      id: newId(),
      secretHash: hashSecret(secret),
      personId: id,
      browser: 'A browser',
      now,
      expiresAt: new Date(now.getTime() + SIGN_IN_LASTS_MS),
    });
    return { ...found, id, name, organisationId };
  });
  const name = services.baseUrl.protocol === 'https:' ? '__Host-sign-in' : 'sign-in';
  return { person, cookie: { name, value: secret } };
}
