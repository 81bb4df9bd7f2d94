import type { Selectable, Updateable } from 'kysely';
import type { DB } from '../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Person, PersonId } from '../people/index.ts';
import { newJoinCode } from './join-code.ts';
import type {
  Label,
  NewSession,
  Part,
  PartId,
  Programme,
  RoleHolder,
  RoleId,
  Session,
  SessionId,
} from './session.ts';

type SessionRow = Selectable<DB['session']>;

export async function findSessionByCode(db: Queryable, code: string): Promise<Session | undefined> {
  const row: SessionRow | undefined = await db
    .selectFrom('session')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst();
  return row as Session | undefined;
}

/** The sessions with these codes, by code. */
export async function findSessionsByCode(
  db: Queryable,
  codes: readonly string[],
): Promise<Map<string, Session>> {
  const rows: unknown[] = await db.selectFrom('session').selectAll().where('code', 'in', codes).execute();
  return new Map((rows as Session[]).map((session) => [session.code, session]));
}

export async function findSession(db: Queryable, id: SessionId): Promise<Session | undefined> {
  const row: SessionRow | undefined = await db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row as Session | undefined;
}

export async function getSession(db: Queryable, id: SessionId): Promise<Session> {
  const row: SessionRow = await db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row as unknown as Session;
}

/**
 * Takes the session for this transaction and counts its version up: changes of one session commit one after the
 * other, so that whoever has seen version v has seen everything up to v.
 */
export async function changeSession(
  tx: Transaction,
  id: SessionId,
  set: Updateable<DB['session']> = {},
): Promise<Session> {
  const changed = await changeSessionIfThere(tx, id, set);
  if (changed === undefined) throw new Error('There is no such session.');
  return changed;
}

/** The same for work on many sessions at once, of which one may have been deleted meanwhile. */
export async function changeSessionIfThere(
  tx: Transaction,
  id: SessionId,
  set: Updateable<DB['session']> = {},
): Promise<Session | undefined> {
  const row: SessionRow | undefined = await tx
    .updateTable('session')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row as Session | undefined;
}

/** Takes the session for this transaction without a new version: for what nobody else sees. */
export async function lockSession(tx: Transaction, id: SessionId): Promise<Session> {
  const row: SessionRow = await tx
    .selectFrom('session')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row as unknown as Session;
}

export async function listRoles(db: Queryable, sessionId: SessionId): Promise<RoleHolder[]> {
  const rows = await db
    .selectFrom('sessionRole')
    .leftJoin('organisation', 'organisation.id', 'sessionRole.organisationId')
    .select([
      'sessionRole.id',
      'sessionRole.role',
      'sessionRole.personId',
      'sessionRole.email',
      'sessionRole.name',
      'sessionRole.post',
      'organisation.name as organisation',
      'sessionRole.deputy',
      'sessionRole.acceptedAt',
      'sessionRole.seenAt',
    ])
    .where('sessionId', '=', sessionId)
    .orderBy('sessionRole.role')
    .orderBy('sessionRole.position')
    .orderBy('sessionRole.name')
    .execute();
  return rows as RoleHolder[];
}

async function listParts(db: Queryable, sessionId: SessionId): Promise<Part[]> {
  const parts = await db
    .selectFrom('sessionPart')
    .select(['id', 'title', 'description', 'startsAt', 'takesQuestions'])
    .where('sessionId', '=', sessionId)
    .orderBy('position')
    .execute();
  const speakers = await db
    .selectFrom('partSpeaker')
    .innerJoin('sessionPart', 'sessionPart.id', 'partSpeaker.partId')
    .select(['partSpeaker.partId', 'partSpeaker.speakerId'])
    .where('sessionPart.sessionId', '=', sessionId)
    .execute();
  return parts.map((part) => ({
    ...part,
    id: part.id as PartId,
    speakerIds: speakers.filter((each) => each.partId === part.id).map((each) => each.speakerId as RoleId),
  }));
}

/** Everything that was prepared for a session. */
export async function loadProgramme(db: Queryable, session: Session): Promise<Programme> {
  const roles = await listRoles(db, session.id);
  const parts = await listParts(db, session.id);
  const labels = await db
    .selectFrom('sessionLabel')
    .select(['id', 'name'])
    .where('sessionId', '=', session.id)
    .orderBy('position')
    .execute();
  const readings = await db
    .selectFrom('sessionReading')
    .select(['title', 'url'])
    .where('sessionId', '=', session.id)
    .orderBy('position')
    .execute();
  const organisations = await db
    .selectFrom('sessionOrganisation')
    .innerJoin('organisation', 'organisation.id', 'sessionOrganisation.organisationId')
    .select(['organisation.id', 'organisation.name'])
    .where('sessionId', '=', session.id)
    .orderBy('position')
    .execute();
  return { session, parts, roles, labels: labels as Label[], readings, organisations };
}

export interface HeldRole {
  readonly id: RoleId;
  readonly role: RoleHolder['role'];
  readonly deputy: boolean;
}

/** The roles of a person in a session; `isClaimed` is false where the invited address is theirs and they are new. */
export async function rolesOfPerson(
  db: Queryable,
  sessionId: SessionId,
  person: Pick<Person, 'id' | 'email'>,
): Promise<(HeldRole & { readonly isClaimed: boolean })[]> {
  const rows = await db
    .selectFrom('sessionRole')
    .select(['id', 'role', 'deputy', 'personId'])
    .where('sessionId', '=', sessionId)
    .where((eb) =>
      eb.or([
        eb('personId', '=', person.id),
        eb.and([eb('personId', 'is', null), eb('email', '=', person.email)]),
      ]),
    )
    .execute();
  return rows.map(({ personId, ...role }) => ({
    ...(role as HeldRole),
    isClaimed: personId !== null,
  }));
}

/** Binds the roles to which the person's address was invited to the person (LIVE-4). Returns what it bound. */
export async function bindRoles(
  tx: Transaction,
  person: Pick<Person, 'id' | 'email'>,
  now: Date,
): Promise<{ readonly id: RoleId; readonly sessionId: SessionId; readonly role: RoleHolder['role'] }[]> {
  if (person.email === null) return [];
  const rows = await tx
    .updateTable('sessionRole')
    .set({ personId: person.id, acceptedAt: now })
    .where('email', '=', person.email)
    .where('personId', 'is', null)
    .returning(['id', 'sessionId', 'role'])
    .execute();
  return rows as { id: RoleId; sessionId: SessionId; role: RoleHolder['role'] }[];
}

/** When the page of a chair was last open, the latest of all chairs; null: never. */
export async function chairLastSeen(db: Queryable, sessionId: SessionId): Promise<Date | null> {
  const row = await db
    .selectFrom('sessionRole')
    .select((eb) => eb.fn.max('seenAt').as('seenAt'))
    .where('sessionId', '=', sessionId)
    .where('role', '=', 'chair')
    .executeTakeFirst();
  return row?.seenAt ?? null;
}

export async function markRolesSeen(db: Queryable, roleIds: readonly RoleId[], now: Date): Promise<void> {
  if (roleIds.length === 0) return;
  await db.updateTable('sessionRole').set({ seenAt: now }).where('id', 'in', roleIds).execute();
}

export async function sessionsWithState(
  db: Queryable,
  states: readonly Session['state'][],
): Promise<Session[]> {
  const rows: SessionRow[] = await db
    .selectFrom('session')
    .selectAll()
    .where('state', 'in', states)
    .execute();
  return rows as unknown as Session[];
}

/** A new session with its first organiser. Throws a violation of `session_code_unique` when the code is taken. */
export async function insertSession(
  tx: Transaction,
  by: PersonId,
  values: NewSession,
  now: Date,
): Promise<Session> {
  const id = newId<'session'>();
  await tx
    .insertInto('session')
    .values({ ...values, id, code: newJoinCode(), state: 'draft', createdBy: by, createdAt: now })
    .execute();
  const person = await tx
    .selectFrom('person')
    .select(['email', 'name', 'organisationId'])
    .where('id', '=', by)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('sessionRole')
    .values({
      ...person,
      id: newId(),
      sessionId: id,
      role: 'organiser',
      personId: by,
      invitedAt: now,
      acceptedAt: now,
    })
    .execute();
  return getSession(tx, id);
}

/** Takes name, post and address off every role somebody held or was invited to; what was done in it stays. */
export async function eraseRoles(
  tx: Transaction,
  person: { readonly id: PersonId; readonly email: string | null },
): Promise<void> {
  await tx
    .updateTable('sessionRole')
    .set({ name: 'A former member', post: '', email: null, organisationId: null })
    .where((eb) =>
      eb.or([
        eb('personId', '=', person.id),
        ...(person.email === null ? [] : [eb('email', '=', person.email)]),
      ]),
    )
    .execute();
}
