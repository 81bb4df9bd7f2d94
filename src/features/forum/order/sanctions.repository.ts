import { type Expression, sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { PersonId } from '../../people/index.ts';
import { FORMER_MEMBER, type PostId } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { Sanction, SanctionKind, Suspension } from './sanction.ts';

export async function insertSanction(
  tx: Transaction,
  sanction: {
    readonly kind: SanctionKind;
    readonly spaceId: SpaceId;
    readonly personId: PersonId;
    readonly postId: PostId | null;
    readonly until: Date | null;
    readonly reason: string;
    readonly byPersonId: PersonId;
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('sanction')
    .values({ id: newId(), ...sanction })
    .execute();
}

/** Until when somebody only reads in a space, and why. */
export async function suspensionOf(
  db: Queryable,
  personId: PersonId,
  spaceId: SpaceId,
  now: Date,
): Promise<Suspension | undefined> {
  const row = await db
    .selectFrom('space')
    .select(suspensionIn(sql.val(personId)).as('suspension'))
    .modifyFront(prepared)
    .where('id', '=', spaceId)
    .executeTakeFirst();
  return holdingAt(row?.suspension ?? null, now);
}

/** A suspension as a column: the moment as text. */
export type SuspensionColumn = { readonly [Field in keyof Suspension]: string } | null;

/** What stops a person from writing in the space of the row until the latest moment, passed or not. */
export function suspensionIn(person: Expression<string | null>) {
  return sql<SuspensionColumn>`(select json_build_object('id', id, 'until', until, 'reason', reason)
    from sanction where person_id = ${person} and space_id = space.id and kind = 'suspension' and lifted_at is null
    order by until desc limit 1)`;
}

/** The suspension of such a column, if it still holds. */
export function holdingAt(column: SuspensionColumn, now: Date): Suspension | undefined {
  if (column === null) return undefined;
  const until = new Date(column.until);
  return until > now ? { ...column, until } : undefined;
}

const listed = (db: Queryable) =>
  db
    .selectFrom('sanction')
    .leftJoin('person', 'person.id', 'sanction.personId')
    .leftJoin('person as moderator', 'moderator.id', 'sanction.byPersonId')
    .select([
      'sanction.id',
      'sanction.kind',
      'sanction.personId',
      'sanction.byPersonId',
      'sanction.reason',
      'sanction.at',
      'sanction.until',
      'sanction.liftedAt',
      'sanction.postId',
      sql<string>`coalesce(nullif(person.name, ''), ${FORMER_MEMBER})`.as('name'),
      sql<string>`coalesce(nullif(moderator.name, ''), ${FORMER_MEMBER})`.as('by'),
    ]);

/** What moderators did to people in a space: what holds first, then the newest. */
export async function listSanctions(
  db: Queryable,
  spaceId: SpaceId,
  { now, limit, offset }: { readonly now: Date; readonly limit: number; readonly offset: number },
): Promise<Sanction[]> {
  const rows = await listed(db)
    .where('sanction.spaceId', '=', spaceId)
    .orderBy(sql`sanction.lifted_at is null and coalesce(sanction.until > ${now}, true)`, 'desc')
    .orderBy('sanction.at', 'desc')
    .orderBy('sanction.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows as Sanction[];
}

/** What still holds of a person in a space, the newest first. */
export async function sanctionsInForce(
  db: Queryable,
  spaceId: SpaceId,
  personId: PersonId,
  now: Date,
): Promise<Sanction[]> {
  const rows = await listed(db)
    .where('sanction.spaceId', '=', spaceId)
    .where('sanction.personId', '=', personId)
    .where('sanction.liftedAt', 'is', null)
    .where((eb) => eb.or([eb('sanction.until', 'is', null), eb('sanction.until', '>', now)]))
    .orderBy('sanction.at', 'desc')
    .execute();
  return rows as Sanction[];
}

export async function findSanction(
  db: Queryable,
  id: string,
): Promise<(Sanction & { readonly spaceId: SpaceId }) | undefined> {
  const row = await listed(db).select('sanction.spaceId').where('sanction.id', '=', id).executeTakeFirst();
  return row as (Sanction & { readonly spaceId: SpaceId }) | undefined;
}

/** False where somebody has lifted it before. */
export async function liftSanction(tx: Transaction, id: string, by: PersonId, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sanction')
    .set({ liftedAt: now, liftedBy: by })
    .where('id', '=', id)
    .where('liftedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
