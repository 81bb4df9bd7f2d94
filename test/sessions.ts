import type { Insertable } from 'kysely';
import { organisationNamed } from '../src/features/organisations/index.ts';
import type { Person } from '../src/features/people/index.ts';
import { can } from '../src/features/sessions/policy.ts';
import type { Seat } from '../src/features/sessions/seat.ts';
import { getSeat } from '../src/features/sessions/seats.repository.ts';
import { newJoinCode } from '../src/features/sessions/join-code.ts';
import { changeSession, getSession, insertSession } from '../src/features/sessions/repository.ts';
import type { Role, Session } from '../src/features/sessions/session.ts';
import type { Visit } from '../src/features/sessions/visit.ts';
import type { Database } from '../src/platform/database/open.ts';
import type { DB } from '../src/platform/database/schema.ts';
import { inTransaction } from '../src/platform/database/transaction.ts';
import { newId } from '../src/platform/ids.ts';
import { hashSecret, newSecret } from '../src/platform/random.ts';

const HOUR_MS = 3_600_000;

/** A session as it is after being prepared: live, open to all and begun half an hour ago, unless `set` says otherwise. */
export async function makeSession(
  services: { readonly database: Pick<Database, 'kysely'>; readonly clock: { now(): Date } },
  set: Partial<Insertable<DB['session']>> = {},
): Promise<Session> {
  const now = services.clock.now();
  const id = newId<'session'>();
  await services.database.kysely
    .insertInto('session')
    .values({
      code: newJoinCode(),
      title: 'Leaving prison',
      state: 'live',
      zone: 'Europe/London',
      startsAt: new Date(now.getTime() - HOUR_MS / 2),
      endsAt: new Date(now.getTime() + HOUR_MS / 2),
      createdAt: now,
      ...set,
      id,
    })
    .execute();
  return getSession(services.database.kysely, id);
}

/** A draft that the person organises: on the first of June 2026, 10am to midday in London. */
export async function draftSession(
  { database, clock }: { readonly database: Pick<Database, 'kysely'>; readonly clock: { now(): Date } },
  organiser: Person,
  set: Parameters<typeof changeSession>[2] = {},
): Promise<Session> {
  return inTransaction(database.kysely, async (tx) => {
    const { id } = await insertSession(
      tx,
      organiser.id,
      {
        title: 'Leaving prison: who does what?',
        description: '',
        zone: 'Europe/London',
        startsAt: new Date('2026-06-01T09:00:00Z'),
        endsAt: new Date('2026-06-01T11:00:00Z'),
      },
      clock.now(),
    );
    return changeSession(tx, id, set);
  });
}

/** Makes a person hold a role in a session. */
export async function giveRole(
  services: { readonly database: Pick<Database, 'kysely'>; readonly clock: { now(): Date } },
  session: Session,
  role: DB['sessionRole']['role'],
  holder: { readonly id: string; readonly email: string | null; readonly name: string },
): Promise<void> {
  const now = services.clock.now();
  await services.database.kysely
    .insertInto('sessionRole')
    .values({
      id: newId(),
      sessionId: session.id,
      role,
      personId: holder.id,
      email: holder.email,
      name: holder.name,
      invitedAt: now,
      acceptedAt: now,
    })
    .execute();
}

/** A seat as joining gives it, with the secret that its browser holds in the cookie `device`. */
export async function makeSeat(
  services: { readonly database: Pick<Database, 'kysely'>; readonly clock: { now(): Date } },
  session: Session,
  details: { readonly name?: string; readonly organisation?: string } = {},
): Promise<{ readonly seat: Seat; readonly device: string }> {
  const { kysely } = services.database;
  const now = services.clock.now();
  const id = newId<'seat'>();
  const device = newSecret();
  await inTransaction(kysely, async (tx) => {
    const organisationId =
      details.organisation === undefined ? null : await organisationNamed(tx, details.organisation, now);
    await tx
      .insertInto('seat')
      .values({
        id,
        sessionId: session.id,
        kind: 'guest',
        name: details.name ?? 'Ada',
        organisationId,
        joinedAt: now,
      })
      .execute();
    await tx
      .insertInto('seatDevice')
      .values({ sessionId: session.id, seatId: id, deviceHash: hashSecret(device) })
      .execute();
  });
  return { seat: await getSeat(kysely, id), device };
}

/** Somebody at a session in these roles, as the access of a route finds them. */
export function visitAs(session: Session, roles: readonly Role[], seat?: Seat): Visit {
  const given = new Set(roles);
  const situation = { session, isDeputy: false, chairIsAway: false };
  const nothing = { held: [], goesOnIn: undefined, isSeatToKeep: false, guestSeat: undefined };
  return {
    ...nothing,
    session,
    roles: given,
    seat,
    situation,
    can: (action) => can(action, given, situation),
  };
}
