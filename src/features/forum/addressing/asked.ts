import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { SpaceRights } from '../spaces/access.ts';
import type { Space, SpaceId } from '../space.ts';
import type { Thread } from '../thread.ts';
import { findSpace } from '../spaces/spaces.repository.ts';
import { rolesAsked } from '../threads/addressees.repository.ts';
import type { Addressee } from './addressee.ts';
import {
  listAddressees,
  organisationOfPerson,
  peopleOfOrganisation,
  type QuestionForMe,
  questionsFor,
  waitingRoles,
} from './addressing.repository.ts';

type To = Pick<Addressee, 'personId' | 'organisationId' | 'role'>;

/** Whom a question to somebody reaches: those of them who may read the space. */
export async function readersOf(
  db: Queryable,
  rights: SpaceRights,
  space: Space,
  { personId, organisationId, role }: To,
): Promise<readonly PersonId[]> {
  const people =
    personId !== null
      ? [personId]
      : organisationId !== null
        ? await peopleOfOrganisation(db, organisationId)
        : ((await rights.roles(db, space)).find(({ key }) => key === role)?.people ?? []);
  return rights.readersAmong(db, space, people);
}

/** The roles that a thread was addressed to and that this person holds in its space. */
export async function ownRolesAsked(
  db: Queryable,
  rights: SpaceRights,
  { id, spaceId }: Pick<Thread, 'id' | 'spaceId'>,
  personId: PersonId,
): Promise<readonly string[]> {
  const asked = await rolesAsked(db, id);
  const space = asked.length === 0 ? undefined : await findSpace(db, spaceId, personId);
  if (space === undefined) return [];
  const held = await rolesHeld(db, rights, space.space, personId);
  return asked.filter((role) => held.includes(role));
}

/** What waits in a thread for this person: asked by name, through their organisation or as holder of a role. */
export async function listOwn(
  db: Queryable,
  rights: SpaceRights,
  thread: Pick<Thread, 'id' | 'spaceId'>,
  personId: PersonId,
): Promise<readonly Addressee[]> {
  const ownOrganisation = await organisationOfPerson(db, personId);
  const roles = await ownRolesAsked(db, rights, thread, personId);
  return (await listAddressees(db, thread.id)).filter(
    (each) =>
      each.state === 'waiting' &&
      (each.personId === personId ||
        (each.organisationId !== null && each.organisationId === ownOrganisation) ||
        (each.role !== null && roles.includes(each.role))),
  );
}

async function rolesHeld(
  db: Queryable,
  rights: SpaceRights,
  space: Pick<Space, 'id' | 'context'>,
  personId: PersonId,
): Promise<readonly string[]> {
  const roles = await rights.roles(db, space);
  return roles.flatMap(({ key, people }) => (people.includes(personId) ? [key] : []));
}

/** What waits for an answer of somebody: asked by name, through their organisation or as holder of a role. */
export async function questionsOf(
  db: Queryable,
  rights: SpaceRights,
  person: Parameters<SpaceRights['readable']>[1] & object,
): Promise<readonly QuestionForMe[]> {
  const spaces = new Map((await rights.readable(db, person)).map(({ space }) => [space.id, space] as const));
  const asked = Map.groupBy(await waitingRoles(db, [...spaces.keys()]), ({ spaceId }) => spaceId);
  const roles: string[] = [];
  for (const spaceId of asked.keys()) roles.push(...(await keysIn(spaceId)));
  return questionsFor(db, person.id, { spaces: [...spaces.keys()], roles });

  async function keysIn(id: SpaceId): Promise<readonly string[]> {
    const space = spaces.get(id);
    if (space === undefined) return [];
    return (await rolesHeld(db, rights, space, person.id)).map((role) => `${id} ${role}`);
  }
}
