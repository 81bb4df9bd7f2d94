import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Access, Decision } from '../../platform/http/access.ts';
import { parseId } from '../../platform/ids.ts';
import type { PersonId } from '../people/index.ts';
import type { Endeavour, EndeavourId, Seat } from './endeavour.ts';
import { findEndeavour } from './endeavours.repository.ts';
import { findMemberOfDevice, findMemberOfPerson, type SeatedMember } from './members.repository.ts';
import { can, type EndeavourAction, type EndeavourRole } from './policy.ts';
import { findSeat } from './seats.repository.ts';
import { inOffice } from './stewardship.ts';
import { listStewardships, type Stewardship } from './stewards.repository.ts';

/** Somebody who holds a seat, and the seat. */
export interface Seated {
  readonly member: SeatedMember;
  readonly seat: Seat;
}

/** What somebody is in an endeavour. */
export interface Membership {
  readonly endeavour: Endeavour;
  /** Undefined for whoever only looks on. */
  readonly held: Seated | undefined;
  readonly role: EndeavourRole;
  /** The term that they serve now, as steward or as convener. */
  readonly term: Stewardship | undefined;
  readonly isSteward: boolean;
  can(action: EndeavourAction): boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    membership: Membership | null;
  }
}

/** Who asks: a person who is signed in, and the browser of somebody who joined by a simple link. */
export interface Asker {
  readonly personId: PersonId | null;
  readonly device?: string | undefined;
}

export interface Memberships {
  /** Who somebody is in an endeavour; undefined where there is none, or none for them. */
  find(asker: Asker, id: EndeavourId, queryable?: Queryable): Promise<Membership | undefined>;
  /** Access to a route with `:endeavour` for whoever may do `action` there; from everybody else it is hidden. */
  to(action: EndeavourAction): Access;
  askerOf(request: FastifyRequest): Asker;
}

const ACCESS_NAMES: Readonly<Record<EndeavourAction, string>> = {
  see: 'may see endeavour',
  'take part': 'holds a seat in the endeavour',
  'read the record': 'may read the record of the endeavour',
  steward: 'steward of the endeavour',
  'end or reopen': 'may end or reopen the endeavour',
};

/** The membership that the access of the route has found. */
export function membershipOf(request: FastifyRequest): Membership {
  if (request.membership === null) throw new Error('This route has no access to an endeavour.');
  return request.membership;
}

/** The same for routes of those who hold a seat. */
export function seatedMembership(request: FastifyRequest): Membership & { readonly held: Seated } {
  const membership = membershipOf(request);
  const { held } = membership;
  if (held === undefined) throw new Error('This route lets somebody in who holds no seat.');
  return { ...membership, held };
}

export function registerMemberships(
  app: FastifyInstance,
  deps: {
    readonly db: Queryable;
    readonly clock: Clock;
    readonly deviceOf: (request: FastifyRequest) => string | undefined;
  },
): Memberships {
  const { db, clock, deviceOf } = deps;
  app.decorateRequest('membership', null);

  async function find(
    { personId, device }: Asker,
    id: EndeavourId,
    queryable: Queryable = db,
  ): Promise<Membership | undefined> {
    const endeavour = await findEndeavour(queryable, id);
    if (endeavour === undefined) return undefined;
    const held = await findHeld(queryable, { personId, device }, id);
    if (held === undefined && personId === null) return undefined;
    const term =
      held === undefined
        ? undefined
        : inOffice(await listStewardships(queryable, id), clock.now(), held.member.id);
    const role: EndeavourRole = held === undefined ? 'onlooker' : term === undefined ? 'member' : 'steward';
    const membership: Membership = {
      endeavour,
      held,
      role,
      term,
      isSteward: role === 'steward',
      can: (action) => can(action, role, endeavour),
    };
    return membership.can('see') ? membership : undefined;
  }

  async function findHeld(
    queryable: Queryable,
    { personId, device }: Asker,
    id: EndeavourId,
  ): Promise<Seated | undefined> {
    const ofPerson = personId === null ? undefined : await findMemberOfPerson(queryable, id, personId);
    const isSeated = ofPerson !== undefined && ofPerson.seatId !== null;
    const member =
      isSeated || device === undefined ? ofPerson : await findMemberOfDevice(queryable, id, device);
    if (member === undefined || member.seatId === null) return undefined;
    const seat = await findSeat(queryable, id, member.seatId);
    return seat === undefined ? undefined : { member, seat };
  }

  const askerOf = (request: FastifyRequest): Asker => ({
    personId: request.person?.id ?? null,
    device: deviceOf(request),
  });

  async function decide(request: FastifyRequest, action: EndeavourAction): Promise<Decision> {
    const id = parseId<'endeavour'>((request.params as { endeavour?: string }).endeavour ?? '');
    const membership = id === null ? undefined : await find(askerOf(request), id);
    if (membership === undefined) return request.person === null ? 'sign-in' : 'hide';
    request.membership = membership;
    return membership.can(action) ? 'allow' : 'forbid';
  }

  return {
    find,
    askerOf,
    to: (action) => ({ name: ACCESS_NAMES[action], decide: (request) => decide(request, action) }),
  };
}
