import type { Queryable } from '../../../platform/database/transaction.ts';
import { linkName, type Mentionable, namesWritten } from '../mention.ts';
import { findOrganisationsNamedIn, findPeopleNamed } from './mentions.repository.ts';

const MOST_NAMES = 20;

/** A name that several people have, so that it mentions nobody yet. */
export interface UnclearName {
  readonly name: string;
  readonly people: readonly Mentionable[];
}

/**
 * Makes "@Ann Smith" a mention where exactly one person has that name. A name that several have stays as it is written
 * and is told, so that one of them can be chosen. "@Leeds City Council" becomes a mention of the organisation.
 */
export async function linkNames(
  db: Queryable,
  text: string,
): Promise<{ readonly text: string; readonly unclear: readonly UnclearName[] }> {
  const written = namesWritten(text, MOST_NAMES);
  if (!text.includes('@')) return { text, unclear: [] };
  const people = Map.groupBy(await findPeopleNamed(db, written.flatMap(beginningsOf)), ({ name }) => name);
  const unclear: UnclearName[] = [];
  let linked = text;
  for (const name of written) {
    const known = beginningsOf(name).find((each) => people.has(each));
    const [person, ...others] = known === undefined ? [] : (people.get(known) ?? []);
    if (person === undefined) continue;
    if (others.length === 0) linked = linkName(linked, person);
    else unclear.push({ name: person.name, people: [person, ...others] });
  }
  for (const organisation of await findOrganisationsNamedIn(db, linked)) {
    linked = linkName(linked, organisation, 'organisation');
  }
  return { text: linked, unclear };
}

/** "Ann Smith Then" may be Ann Smith, and then the next sentence: the longest first. */
function beginningsOf(name: string): readonly string[] {
  const words = name.split(' ');
  return words.map((_, index) => words.slice(0, words.length - index).join(' '));
}
