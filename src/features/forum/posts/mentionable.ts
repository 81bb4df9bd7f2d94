import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Person, PersonId } from '../../people/index.ts';
import { mentionOf } from '../mention.ts';
import type { Rights, Space } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import { findMentionable, findOrganisationsLike } from './mentions.repository.ts';
import { reachedBy, whyTooFar } from './reaching.ts';

/** Shown at once. Who is not among them is found by a longer beginning of their name. */
export const MOST_SHOWN = 8;
const MOST_ORGANISATIONS = 3;
/** People of one beginning whose rights are looked up. */
const MOST_LOOKED_AT = 2_000;

/** Somebody, or an organisation, that a post can mention. */
export interface FoundMention {
  readonly name: string;
  /** "Leeds", or whom a mention of an organisation tells. */
  readonly detail: string;
  /** What stands for it in a text. */
  readonly mention: string;
}

export interface FoundMentions {
  readonly found: readonly FoundMention[];
  readonly hasMore: boolean;
}

/**
 * Whom somebody can mention in a space, by the beginnings of the words of a name: people who may read it, and
 * organisations of which no more people would be told than they may reach (FOR-33). Where everybody reads the space,
 * only those who have shown themselves are found: in the directory, or by writing.
 */
export async function findMentions(
  db: Queryable,
  rights: SpaceRights,
  place: { readonly space: Space; readonly rights: Rights },
  { by, typed }: { readonly by: Person; readonly typed: string },
): Promise<FoundMentions> {
  const words = wordsOf(typed);
  if (words.length === 0) return { found: [], hasMore: false };
  const { space } = place;
  const isOpen = space.kind === 'public' || space.kind === 'session';
  const named = await findMentionable(db, words, {
    besides: by.id,
    onlyShown: isOpen,
    limit: MOST_LOOKED_AT,
  });
  const readers = new Set(
    await rights.readersAmong(
      db,
      space,
      named.map(({ id }) => id),
    ),
  );
  const people = named.filter(({ id }) => readers.has(id));
  const organisations: FoundMention[] = [];
  for (const organisation of await findOrganisationsLike(db, words, MOST_ORGANISATIONS)) {
    const mention = mentionOf(organisation, 'organisation');
    const reached = await reachedBy(db, rights, space, { text: mention, authorId: by.id as PersonId });
    const count = reached.reduce((sum, each) => sum + each.people.length, 0);
    if (count === 0 || whyTooFar(reached, place.rights) !== undefined) continue;
    const detail = count === 1 ? 'Organisation, tells 1 person' : `Organisation, tells ${count} people`;
    organisations.push({ name: organisation.name, detail, mention });
  }
  const shown = people.slice(0, MOST_SHOWN - organisations.length).map(asFound);
  return { found: [...shown, ...organisations], hasMore: people.length > shown.length };
}

/** Whom somebody can mention in a private thread that they are about to begin: people who have shown themselves. */
export async function findShownPeople(
  db: Queryable,
  { by, typed }: { readonly by: Person; readonly typed: string },
): Promise<FoundMentions> {
  const words = wordsOf(typed);
  if (words.length === 0) return { found: [], hasMore: false };
  const people = await findMentionable(db, words, { besides: by.id, onlyShown: true, limit: MOST_SHOWN + 1 });
  return { found: people.slice(0, MOST_SHOWN).map(asFound), hasMore: people.length > MOST_SHOWN };
}

function asFound(person: Awaited<ReturnType<typeof findMentionable>>[number]): FoundMention {
  return { name: person.name, detail: person.organisation ?? '', mention: mentionOf(person) };
}

function wordsOf(typed: string): readonly string[] {
  return typed
    .replace(/^@/, '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 5);
}
