import type { Insertable } from 'kysely';
import { newJoinCode } from '../src/features/sessions/join-code.ts';
import { getSession } from '../src/features/sessions/repository.ts';
import type { Session } from '../src/features/sessions/session.ts';
import type { Database } from '../src/platform/database/open.ts';
import type { DB } from '../src/platform/database/schema.ts';
import { newId } from '../src/platform/ids.ts';

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
