import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Person } from '../../people/index.ts';
import { peopleOfOrganisation } from '../addressing/addressing.repository.ts';
import type { Space } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import { LEAST_NAMELESS, type NamelessChoice } from './nameless.ts';
import { nameOfOrganisation, someMembers } from './nameless.repository.ts';

/**
 * What somebody may choose besides their name; undefined where the space takes no post without one, or so few read it
 * that they would be known all the same.
 */
export async function namelessChoice(
  db: Queryable,
  rights: SpaceRights,
  space: Space,
  { organisationId }: Pick<Person, 'organisationId'>,
): Promise<NamelessChoice | undefined> {
  if (!space.takesNameless) return undefined;
  if (space.kind === 'private' && (await someMembers(db, space.id, LEAST_NAMELESS)) < LEAST_NAMELESS) {
    return undefined;
  }
  if (organisationId === null) return { organisation: null };
  const readers = await rights.readersAmong(db, space, await peopleOfOrganisation(db, organisationId));
  const name = await nameOfOrganisation(db, organisationId);
  const isKnown = name === undefined || readers.length < LEAST_NAMELESS;
  return { organisation: isKnown ? null : { id: organisationId, name } };
}
