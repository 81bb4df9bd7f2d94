import type { Queryable } from '../../../platform/database/transaction.ts';
import { findPerson, type PersonId } from '../../people/index.ts';
import { findNamed } from '../addressing/find-named.ts';

export type FoundPerson =
  | { readonly ok: true; readonly person: { readonly id: PersonId; readonly name: string } }
  | { readonly ok: false; readonly message: string };

/** The person of that name, who alone can be in a private thread: an organisation cannot. */
export async function findPersonNamed(db: Queryable, typed: string): Promise<FoundPerson> {
  const found = await findNamed(db, typed);
  if (!found.ok) return { ok: false, message: `${typed}: ${found.message}` };
  const id = found.addressee.personId;
  const person = id === null ? undefined : await findPerson(db, id);
  if (person === undefined) {
    return { ok: false, message: `${typed} is an organisation. Enter the full names of people` };
  }
  return { ok: true, person };
}

/** The people of a list with one name on each line; the first that is not clear refuses it. */
export async function findPeopleNamedIn(
  db: Queryable,
  text: string,
): Promise<
  { readonly ok: true; readonly ids: readonly PersonId[] } | { readonly ok: false; readonly message: string }
> {
  const ids: PersonId[] = [];
  for (const line of text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')) {
    const found = await findPersonNamed(db, line);
    if (!found.ok) return found;
    ids.push(found.person.id);
  }
  return ids.length === 0
    ? { ok: false, message: 'Enter who reads it, one name on each line' }
    : { ok: true, ids };
}
