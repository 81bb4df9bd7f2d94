import { type Expression, type ExpressionBuilder, sql } from 'kysely';
import type { DB } from '../../../platform/database/schema.ts';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import { type SuspensionColumn, suspensionIn } from '../order/sanctions.repository.ts';
import type { Space, SpaceId, Standing } from '../space.ts';

export const SPACE_COLUMNS = [
  'space.id',
  'space.kind',
  'space.name',
  'space.purpose',
  'space.sessionId',
  'space.context',
  'space.openToWorld',
  'space.holdsFirstPosts',
  'space.takesNameless',
  'space.takesPictures',
  'space.takesDocuments',
  'space.attachmentMostMb',
  'space.archivedAt',
  'space.isThread',
  'space.remindAfterDays',
  'space.tellAfterDays',
] as const;

export type SpaceStanding = Pick<Standing, 'role' | 'part' | 'isSessionOn' | 'isBlocked' | 'readsFrom'>;

/** What a person is to the space of the row, as columns. */
export function standingColumns(eb: ExpressionBuilder<DB, 'space'>, person: Expression<string | null>) {
  return [
    eb
      .selectFrom('spaceMember')
      .select('spaceMember.role')
      .whereRef('spaceMember.spaceId', '=', 'space.id')
      .where('spaceMember.personId', '=', person)
      .as('role'),
    eb.fn
      .coalesce(
        eb
          .selectFrom('spaceMember')
          .select('spaceMember.readsFrom')
          .whereRef('spaceMember.spaceId', '=', 'space.id')
          .where('spaceMember.personId', '=', person),
        sql<number>`1`,
      )
      .as('readsFrom'),
    sql<Standing['part']>`case
      when space.session_id is null then null
      when exists (select from session_role r where r.session_id = space.session_id and r.person_id = ${person}
        and r.role in ('organiser', 'chair', 'moderator')) then 'staff'
      when exists (select from session_role r where r.session_id = space.session_id and r.person_id = ${person})
        or exists (select from seat where seat.session_id = space.session_id and seat.person_id = ${person}
          and seat.blocked_at is null) then 'present' end`.as('part'),
    sql<boolean>`exists (select from session where session.id = space.session_id and session.closed_at is null)`.as(
      'isSessionOn',
    ),
    sql<boolean>`exists (select from sanction where sanction.person_id = ${person}
      and sanction.space_id = space.id and sanction.kind = 'block' and sanction.lifted_at is null)`.as(
      'isBlocked',
    ),
  ] as const;
}

const spaceOf = repeatedQuery((db, value: ValueOf<{ id: string; person: string | null }>) =>
  db
    .selectFrom('space')
    .select(SPACE_COLUMNS)
    .select((eb) => standingColumns(eb, value('person')))
    .select(suspensionIn(value('person')).as('suspension'))
    .modifyFront(prepared)
    .where('id', '=', value('id')),
);

type SpaceRow = Awaited<ReturnType<typeof spacesOf>>[number];

function apart({ role, part, isSessionOn, isBlocked, readsFrom, ...space }: SpaceRow) {
  const standing: SpaceStanding = { role, part, isSessionOn, isBlocked, readsFrom: readsFrom ?? 1 };
  return { space: space as Space, standing };
}

export async function findSpace(
  db: Queryable,
  id: SpaceId,
  person: string | null,
): Promise<FoundSpace | undefined> {
  const [row] = await spaceOf(db, { id, person });
  if (row === undefined) return undefined;
  const { suspension, ...space } = row;
  return { ...apart(space), suspension };
}

/** A space, what somebody is to it, and what stops them from writing in it or did. */
export interface FoundSpace {
  readonly space: Space;
  readonly standing: SpaceStanding;
  readonly suspension: SuspensionColumn;
}

const spacesWith = (db: Queryable, person: Expression<string | null>) =>
  db
    .selectFrom(
      db
        .selectFrom('space')
        .select(SPACE_COLUMNS)
        .select((eb) => standingColumns(eb, person))
        .as('space'),
    )
    .selectAll()
    .modifyFront(prepared)
    .orderBy('name')
    .orderBy('id');

const spacesOfWorld = repeatedQuery((db) => spacesWith(db, sql.val(null)).where('openToWorld', '=', true));

const spacesOf = repeatedQuery((db, value: ValueOf<{ person: string | null; contexts: readonly string[] }>) =>
  spacesWith(db, value('person')).where((eb) =>
    eb.or([
      eb('kind', 'in', ['public', 'session']),
      eb('role', 'is not', null),
      eb('context', '=', sql<string>`any(${value('contexts')}::text[])`),
    ]),
  ),
);

/** The spaces that somebody may read as far as the forum knows, and those of the given contexts; by name. */
export async function listSpaces(
  db: Queryable,
  person: string | null,
  contexts: readonly string[],
): Promise<{ readonly space: Space; readonly standing: SpaceStanding }[]> {
  const rows = await (person === null ? spacesOfWorld(db, {}) : spacesOf(db, { person, contexts }));
  return rows.map(apart);
}

export async function findSpaceOf(
  db: Queryable,
  owner: { readonly sessionId: string } | { readonly context: string },
): Promise<Space | undefined> {
  const query = db.selectFrom('space').select(SPACE_COLUMNS);
  const row = await (
    'sessionId' in owner
      ? query.where('sessionId', '=', owner.sessionId)
      : query.where('context', '=', owner.context)
  ).executeTakeFirst();
  return row as Space | undefined;
}

/** What can be changed about a space. */
export type SpaceChange = Partial<
  Pick<
    Space,
    | 'name'
    | 'purpose'
    | 'openToWorld'
    | 'holdsFirstPosts'
    | 'takesNameless'
    | 'takesPictures'
    | 'takesDocuments'
    | 'attachmentMostMb'
    | 'archivedAt'
    | 'remindAfterDays'
    | 'tellAfterDays'
  >
>;

export async function insertSpace(
  tx: Transaction,
  space: Pick<Space, 'id' | 'kind' | 'name' | 'purpose' | 'sessionId' | 'context' | 'openToWorld'> & {
    readonly isThread?: boolean;
  },
  createdBy: PersonId | null,
  createdAt: Date,
): Promise<void> {
  await tx
    .insertInto('space')
    .values({ ...space, createdBy, createdAt })
    .execute();
}

export async function updateSpace(tx: Transaction, id: SpaceId, set: SpaceChange): Promise<void> {
  await tx.updateTable('space').set(set).where('id', '=', id).execute();
}

export interface SpaceMember {
  readonly id: PersonId;
  readonly name: string;
  readonly organisation: string | null;
  readonly role: 'member' | 'moderator';
  /** Null for who keeps order without having been added, as those do who ran the session of a space. */
  readonly addedAt: Date | null;
}

/** Who was added to a space, and these others who keep order in it; by name. */
export async function listMembers(
  db: Queryable,
  id: SpaceId,
  keepers: readonly PersonId[] = [],
): Promise<SpaceMember[]> {
  const { rows } = await sql<SpaceMember>`
    select person.id, person.name, organisation.name as organisation,
      case when person.id = any(${keepers}) then 'moderator' else member.role::text end as role,
      member.added_at as "addedAt"
    from person left join space_member member on member.person_id = person.id and member.space_id = ${id}
      left join organisation on organisation.id = person.organisation_id
    where member.space_id is not null or person.id = any(${keepers})
    order by person.name, person.id
  `.execute(db);
  return rows;
}

export async function putMember(
  tx: Transaction,
  member: {
    readonly spaceId: SpaceId;
    readonly personId: PersonId;
    readonly role: 'member' | 'moderator';
    readonly addedBy: PersonId | null;
    readonly addedAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('spaceMember')
    .values(member)
    .onConflict((conflict) => conflict.columns(['spaceId', 'personId']).doUpdateSet({ role: member.role }))
    .execute();
}

export async function deleteMember(tx: Transaction, spaceId: SpaceId, personId: PersonId): Promise<void> {
  await tx
    .deleteFrom('spaceMember')
    .where('spaceId', '=', spaceId)
    .where('personId', '=', personId)
    .execute();
}

/** Who keeps order in a space as far as the forum itself knows, without administrators. */
export async function listModerators(db: Queryable, spaceId: SpaceId): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from space_member where space_id = ${spaceId} and role = 'moderator'
    union
    select session_role.person_id from space join session_role on session_role.session_id = space.session_id
    where space.id = ${spaceId} and session_role.person_id is not null and session_role.role in ('organiser', 'chair', 'moderator')
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Of these people, those who may read a space that no other feature owns; one who may not is left out. */
export async function readersAmong(
  db: Queryable,
  { id, kind, openToWorld, sessionId }: Pick<Space, 'id' | 'kind' | 'openToWorld' | 'sessionId'>,
  people: readonly PersonId[],
): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select ${prepared} person.id from person
    where person.id = any(${people}::text[]) and person.erased_at is null and (${openToWorld} or (
      (${kind !== 'private'} or exists (
        select from space_member member where member.space_id = ${id} and member.person_id = person.id
      )) and (
        not exists (select from session where session.id = ${sessionId} and session.closed_at is null)
        or exists (select from session_role r where r.session_id = ${sessionId} and r.person_id = person.id)
        or exists (select from seat where seat.session_id = ${sessionId} and seat.person_id = person.id
          and seat.blocked_at is null)
      ) and ${notBlockedIn(id)}
    ))
    order by person.id
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Of these people, those whom no moderator has shut out of the space. */
export async function notBlocked(
  db: Queryable,
  id: SpaceId,
  people: readonly PersonId[],
): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select ${prepared} person.id from person
    where person.id = any(${people}::text[]) and person.erased_at is null and ${notBlockedIn(id)}
    order by person.id
  `.execute(db);
  return rows.map((row) => row.id);
}

function notBlockedIn(id: SpaceId) {
  return sql<boolean>`not exists (
    select from sanction where sanction.person_id = person.id and sanction.space_id = ${id}
      and sanction.kind = 'block' and sanction.lifted_at is null
  )`;
}
