import type { Queryable } from '../../../platform/database/transaction.ts';
import { listOrganisations, nameKey } from '../../organisations/index.ts';
import { findPeopleNamed } from '../posts/mentions.repository.ts';
import { refused } from '../outcome.ts';
import type { NewAddressee } from './addressee.ts';

type Found =
  { readonly ok: true; readonly addressee: NewAddressee } | { readonly ok: false; readonly message: string };

/** The person ("Ann Smith", or "Ann Smith, Example Council") or organisation of that name. */
export async function findNamed(db: Queryable, typed: string): Promise<Found> {
  const [name = '', ...rest] = typed.split(',').map((part) => part.trim());
  const of = nameKey(rest.join(', '));
  const named = await findPeopleNamed(db, [...new Set([typed, name])]);
  const people = named.filter(
    (each) => each.name === typed || of === '' || nameKey(each.organisation ?? '') === of,
  );
  const [person, ...others] = people;
  if (person !== undefined && others.length === 0) {
    return { ok: true, addressee: { personId: person.id, organisationId: null, role: null } };
  }
  if (person !== undefined) {
    return refused(
      `Several people are called ${name}. Enter the name, a comma and the organisation, like ${name}, ${person.organisation ?? 'Example Council'}`,
    );
  }
  const organisation = (await listOrganisations(db)).find((each) => nameKey(each.name) === nameKey(typed));
  if (organisation !== undefined) {
    return { ok: true, addressee: { personId: null, organisationId: organisation.id, role: null } };
  }
  return refused('Nobody of that name is here. Enter the full name of a person or an organisation');
}
