import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { nameKey, type OrganisationId } from '../organisations/index.ts';
import type { Person } from '../people/index.ts';

export interface OrganisationRow {
  readonly id: OrganisationId;
  readonly name: string;
  readonly mergedInto: OrganisationId | null;
}

export interface ListedOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
  /** How many of its people are in the directory. */
  readonly people: number;
}

export interface ListedSession {
  readonly code: string;
  readonly title: string;
  readonly startsAt: Date;
  /** Its archive is for everybody who is signed in. */
  readonly isOver: boolean;
}

export const ORGANISATIONS_PER_PAGE = 50;
const OVER = ['closed', 'archived'] as const;

export async function findOrganisation(db: Queryable, id: string): Promise<OrganisationRow | undefined> {
  const row = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'mergedInto'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row as OrganisationRow | undefined;
}

export async function listOrganisationsWithPeople(
  db: Queryable,
  page: number,
): Promise<{ readonly organisations: readonly ListedOrganisation[]; readonly total: number }> {
  const found = await sql<ListedOrganisation & { total: string }>`
    select o.id, o.name, count(f.person_id)::int as people, count(*) over () as total
    from organisation o
      left join person p on p.organisation_id = o.id and p.erased_at is null
      left join profile f on f.person_id = p.id
    where o.merged_into is null
    group by o.id, o.name, o.name_key order by o.name_key
    limit ${ORGANISATIONS_PER_PAGE} offset ${(page - 1) * ORGANISATIONS_PER_PAGE}`.execute(db);
  return { organisations: found.rows, total: Number(found.rows[0]?.total ?? 0) };
}

/**
 * Sessions in which people of the organisation had a role, latest first. Whoever looks has a part in them, or they are
 * over and everybody may read them: the address of one that goes on lets its reader in.
 */
export async function sessionsOf(
  db: Queryable,
  id: OrganisationId,
  viewer: Pick<Person, 'id' | 'email'>,
  limit: number,
): Promise<readonly ListedSession[]> {
  return db
    .selectFrom('session')
    .select((eb) => ['code', 'title', 'startsAt', eb('state', 'in', OVER).$castTo<boolean>().as('isOver')])
    .where('state', '<>', 'draft')
    .where('rehearsalOf', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('sessionRole')
          .select('sessionRole.id')
          .whereRef('sessionRole.sessionId', '=', 'session.id')
          .where('sessionRole.organisationId', '=', id),
      ),
    )
    .where((eb) =>
      eb.or([
        eb('state', 'in', OVER),
        eb('id', 'in', eb.selectFrom('seat').select('sessionId').where('personId', '=', viewer.id)),
        eb(
          'id',
          'in',
          eb
            .selectFrom('sessionRole')
            .select('sessionId')
            .where((own) =>
              own.or([
                own('personId', '=', viewer.id),
                own.and([own('personId', 'is', null), own('email', '=', viewer.email)]),
              ]),
            ),
        ),
      ]),
    )
    .orderBy('startsAt', 'desc')
    .limit(limit)
    .execute();
}

export async function listDomains(db: Queryable, id: OrganisationId): Promise<string[]> {
  const rows = await db
    .selectFrom('organisationDomain')
    .select('domain')
    .where('organisationId', '=', id)
    .orderBy('domain')
    .execute();
  return rows.map(({ domain }) => domain);
}

/** Whose domains these are already, other than this organisation's. */
export async function domainsTaken(
  db: Queryable,
  id: OrganisationId,
  domains: readonly string[],
): Promise<string[]> {
  if (domains.length === 0) return [];
  const rows = await db
    .selectFrom('organisationDomain')
    .select('domain')
    .where('domain', 'in', domains)
    .where('organisationId', '<>', id)
    .execute();
  return rows.map(({ domain }) => domain);
}

export async function setDomains(
  tx: Transaction,
  id: OrganisationId,
  domains: readonly string[],
  now: Date,
): Promise<void> {
  await tx.deleteFrom('organisationDomain').where('organisationId', '=', id).execute();
  if (domains.length === 0) return;
  await tx
    .insertInto('organisationDomain')
    .values(domains.map((domain) => ({ domain, organisationId: id, addedAt: now })))
    .execute();
}

/** Another organisation that has this name now, or had it. */
export async function organisationWithName(
  db: Queryable,
  name: string,
): Promise<OrganisationRow | undefined> {
  const row = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'mergedInto'])
    .where('nameKey', '=', nameKey(name))
    .executeTakeFirst();
  return row as OrganisationRow | undefined;
}

/** Gives the organisation a new name; who types the old one still means it. */
export async function renameOrganisation(
  tx: Transaction,
  old: OrganisationRow,
  name: string,
  now: Date,
): Promise<void> {
  const [oldKey, newKey] = [nameKey(old.name), nameKey(name)];
  if (oldKey !== newKey) {
    // A name it had before: whatever points at that row is left alone, only the name moves.
    await tx
      .updateTable('organisation')
      .set(({ ref }) => ({ nameKey: sql`'former ' || ${ref('id')}` }))
      .where('nameKey', '=', newKey)
      .where('mergedInto', '=', old.id)
      .execute();
  }
  await tx.updateTable('organisation').set({ name, nameKey: newKey }).where('id', '=', old.id).execute();
  if (oldKey === newKey) return;
  await tx
    .insertInto('organisation')
    .values({ id: newId(), name: old.name, nameKey: oldKey, createdAt: now, mergedInto: old.id })
    .execute();
}

/**
 * Merges one organisation into another: people, seats and roles move; what was written keeps the name of its time, and
 * the old page leads to the new one.
 */
export async function mergeOrganisations(
  tx: Transaction,
  from: OrganisationId,
  into: OrganisationId,
): Promise<void> {
  for (const table of ['person', 'seat', 'sessionRole', 'endeavourSeat', 'organisationDomain'] as const) {
    await tx.updateTable(table).set({ organisationId: into }).where('organisationId', '=', from).execute();
  }
  await tx
    .updateTable('organisation')
    .set({ mergedInto: into })
    .where((eb) => eb.or([eb('id', '=', from), eb('mergedInto', '=', from)]))
    .execute();
}
