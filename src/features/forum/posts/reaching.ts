import type { Queryable } from '../../../platform/database/transaction.ts';
import { type FormBody, typedText } from '../../../platform/forms/form.ts';
import { formatCount } from '../../../design-system/format.ts';
import type { PersonId } from '../../people/index.ts';
import { peopleOfOrganisation } from '../addressing/addressing.repository.ts';
import { organisationsMentionedIn } from '../mention.ts';
import type { Rights, Space } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import { findOrganisations } from './mentions.repository.ts';

/** Mentions of organisations that reach more people than this are for whoever looks after the space (FOR-33). */
export const MOST_REACHED = 10;

/** An organisation that a text mentions, and its people who may read the space. */
export interface Reached {
  readonly name: string;
  readonly people: readonly PersonId[];
}

/** Whom a text reaches through the organisations that it mentions, besides its author. */
export async function reachedBy(
  db: Queryable,
  rights: SpaceRights,
  space: Space,
  { text, authorId }: { readonly text: string; readonly authorId: string | null },
): Promise<readonly Reached[]> {
  const found: Reached[] = [];
  for (const { id, name } of await findOrganisations(db, organisationsMentionedIn(text))) {
    const readers = await rights.readersAmong(db, space, await peopleOfOrganisation(db, id));
    found.push({ name, people: readers.filter((person) => person !== authorId) });
  }
  return found;
}

/** How many people are reached, each once. */
export function countReached(reached: readonly Reached[]): number {
  return new Set(reached.flatMap(({ people }) => people)).size;
}

/** Why somebody may not reach so many with one post. */
export function whyTooFar(reached: readonly Reached[], { mayModerate }: Rights): string | undefined {
  const count = countReached(reached);
  if (mayModerate || count <= MOST_REACHED) return undefined;
  const names = reached.map(({ name }) => `@${name}`).join(', ');
  return `${names} would reach ${formatCount(count, 'person', 'people')}. Only those who look after this space can mention organisations of more than ${MOST_REACHED} people. Mention some of their people by name, or take away the @.`;
}

/** Whom a post would reach, where whoever sends it has not yet seen that it is so many. */
export function notYetSeen(reached: readonly Reached[], typed: FormBody): readonly Reached[] | undefined {
  const seen = Number(typedText(typed, 'reaches') || '0');
  const isSeen =
    reached.length === 0 || (typedText(typed, 'reaches') !== '' && seen >= countReached(reached));
  return isSeen ? undefined : reached;
}

/** What a form says that its sender has seen; nothing where no organisation is mentioned. */
export function reachesIn(reached: readonly Reached[]): string | undefined {
  return reached.length === 0 ? undefined : String(countReached(reached));
}
