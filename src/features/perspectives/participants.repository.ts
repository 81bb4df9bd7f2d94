import { type Insertable, sql } from 'kysely';
import { prepared } from '../../platform/database/prepared.ts';
import type { DB } from '../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';
import type { ConversationId, ParticipantId } from './conversation.ts';

/** Somebody who takes part, with an account or by the browser they use. */
export interface Participant {
  readonly id: ParticipantId;
  readonly personId: PersonId | null;
  readonly seatKind: string | null;
  readonly organisation: string | null;
  /** When they agreed that files name it beside their answers. */
  readonly organisationToldAt: Date | null;
  readonly joinedAt: Date;
  readonly bannedAt: Date | null;
}

const COLUMNS = [
  'id',
  'personId',
  'seatKind',
  'organisation',
  'organisationToldAt',
  'joinedAt',
  'bannedAt',
] as const;

export async function findParticipant(
  db: Queryable,
  perspectivesId: ConversationId,
  by: { readonly personId: PersonId | null; readonly device: string | undefined },
): Promise<Participant | undefined> {
  const of = db
    .selectFrom('perspectivesParticipant')
    .select(COLUMNS)
    .where('perspectivesId', '=', perspectivesId);
  if (by.personId !== null) {
    const row = await of.where('personId', '=', by.personId).executeTakeFirst();
    if (row !== undefined) return row as Participant;
  }
  if (by.device === undefined) return undefined;
  const row = await of.where('deviceHash', '=', by.device).executeTakeFirst();
  // A device that somebody else signed in on before is theirs.
  if (row === undefined || (row.personId !== null && row.personId !== by.personId)) return undefined;
  return row as Participant;
}

/** How {@link findDeviceParticipants} names a device at a conversation. */
export function deviceKey(conversation: ConversationId, device: string): string {
  return `${conversation} ${device}`;
}

/** The participants of browsers in which nobody is signed in, each by its `deviceKey`: those without an account. */
export async function findDeviceParticipants(
  db: Queryable,
  keys: readonly string[],
): Promise<Map<string, Participant>> {
  const pairs = keys.map((key) => key.split(' '));
  const { rows } = await sql<Participant & { key: string }>`
    ${prepared} select item.perspectives_id || ' ' || item.device_hash as key, p.id, p.person_id, p.seat_kind, p.organisation,
      p.organisation_told_at, p.joined_at, p.banned_at
    from unnest(${pairs.map(([id]) => id)}::text[], ${pairs.map(([, device]) => device)}::text[])
      as item (perspectives_id, device_hash)
    cross join lateral (
      select * from perspectives_participant p
      where p.perspectives_id = item.perspectives_id and p.device_hash = item.device_hash and p.person_id is null
      limit 1
    ) as p
  `.execute(db);
  return new Map(rows.map(({ key, ...participant }) => [key, participant]));
}

/** Adds a participant unless that person or that device has one; call {@link findParticipant} afterwards. */
export async function insertParticipant(
  db: Queryable,
  values: Insertable<DB['perspectivesParticipant']>,
): Promise<void> {
  await db
    .insertInto('perspectivesParticipant')
    .values(values)
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** Gives a participant without an account to the person who has signed in on that browser, if they are no other one here. */
export async function claimParticipant(
  db: Queryable,
  id: ParticipantId,
  to: { readonly personId: PersonId; readonly seatKind: string | null; readonly organisation: string | null },
): Promise<void> {
  await sql`
    update perspectives_participant as p
    set person_id = ${to.personId}, device_hash = null, seat_kind = ${to.seatKind}, organisation = ${to.organisation}
    where p.id = ${id} and p.person_id is null and not exists (
      select from perspectives_participant o
      where o.perspectives_id = p.perspectives_id and o.person_id = ${to.personId}
    )
  `.execute(db);
}

/** Whether a participant takes part without an account, and counts. */
export async function isGuest(
  db: Queryable,
  conversation: ConversationId,
  id: ParticipantId,
): Promise<boolean> {
  const row = await db
    .selectFrom('perspectivesParticipant')
    .select('id')
    .where('id', '=', id)
    .where('perspectivesId', '=', conversation)
    .where('personId', 'is', null)
    .where('bannedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The account of a participant, if they have one. */
export async function findPersonOf(db: Queryable, id: ParticipantId): Promise<PersonId | null> {
  const row = await db
    .selectFrom('perspectivesParticipant')
    .select('personId')
    .where('id', '=', id)
    .executeTakeFirst();
  return (row?.personId ?? null) as PersonId | null;
}

export async function countParticipants(db: Queryable, id: ConversationId): Promise<number> {
  const { count } = await db
    .selectFrom('perspectivesParticipant')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('perspectivesId', '=', id)
    .executeTakeFirstOrThrow();
  return count;
}

export interface ParticipantFigures {
  /** By what conveners name somebody: ids are known to nobody, for the numbers in export files follow their order. */
  readonly handle: string;
  readonly joinedAt: Date;
  readonly joinedFrom: string | null;
  readonly bannedAt: Date | null;
  readonly votes: number;
  readonly agrees: number;
  readonly statements: number;
  /** Seconds from the first to the last answer. */
  readonly seconds: number;
  readonly fromSameNetwork: number;
}

/** Figures by which conveners can see scripted voting: nothing of what anybody answered to which statement. */
export async function listFigures(
  db: Queryable,
  id: ConversationId,
  page: { readonly limit: number; readonly offset: number },
): Promise<ParticipantFigures[]> {
  const { rows } = await sql<ParticipantFigures>`
    with given as (
      select participant_id, count(*)::int as votes, count(*) filter (where value = 1)::int as agrees,
        extract(epoch from max(at) - min(at))::float8 as seconds
      from perspectives_vote where perspectives_id = ${id} group by 1
    ), written as (
      select author_id, count(*)::int as statements from perspectives_statement where perspectives_id = ${id} group by 1
    )
    select p.handle, p.joined_at, p.joined_from, p.banned_at, coalesce(g.votes, 0) as votes, coalesce(g.agrees, 0) as agrees,
      coalesce(w.statements, 0) as statements, coalesce(g.seconds, 0) as seconds,
      case when p.joined_from is null then 1
        else count(*) over (partition by p.joined_from)::int end as from_same_network
    from perspectives_participant p
    left join given g on g.participant_id = p.id left join written w on w.author_id = p.id
    where p.perspectives_id = ${id}
    order by (p.banned_at is null) desc, coalesce(g.votes, 0) / (coalesce(g.seconds, 0) + 60) desc, p.id
    limit ${page.limit} offset ${page.offset}
  `.execute(db);
  return rows;
}

export async function setBanned(
  tx: Transaction,
  conversation: ConversationId,
  handle: string,
  at: Date | null,
): Promise<boolean> {
  const row = await tx
    .updateTable('perspectivesParticipant')
    .set({ bannedAt: at })
    .where('perspectivesId', '=', conversation)
    .where('handle', '=', handle)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The same for everybody who began from the network of that participant; returns how many that were. */
export async function setBannedFromNetwork(
  tx: Transaction,
  conversation: ConversationId,
  handle: string,
  at: Date | null,
): Promise<number> {
  const rows = await tx
    .updateTable('perspectivesParticipant')
    .set({ bannedAt: at })
    .where('perspectivesId', '=', conversation)
    .where('joinedFrom', '=', (eb) =>
      eb
        .selectFrom('perspectivesParticipant')
        .select('joinedFrom')
        .where('perspectivesId', '=', conversation)
        .where('handle', '=', handle),
    )
    .returning('id')
    .execute();
  return rows.length;
}

/** Participants whose votes count, in the order of their ids. */
export async function listCounted(db: Queryable, id: ConversationId): Promise<{ id: ParticipantId }[]> {
  const rows = await db
    .selectFrom('perspectivesParticipant')
    .select('id')
    .where('perspectivesId', '=', id)
    .where('bannedAt', 'is', null)
    .orderBy('id')
    .execute();
  return rows as { id: ParticipantId }[];
}

/** Those of them who answer for a seat. */
export async function listSeatKinds(
  db: Queryable,
  id: ConversationId,
): Promise<{ id: ParticipantId; seatKind: string }[]> {
  const rows = await db
    .selectFrom('perspectivesParticipant')
    .select(['id', 'seatKind'])
    .where('perspectivesId', '=', id)
    .where('bannedAt', 'is', null)
    .where('seatKind', 'is not', null)
    .orderBy('id')
    .execute();
  return rows as { id: ParticipantId; seatKind: string }[];
}

/** Participants whose votes are set aside, in the order of their ids. */
export async function listBanned(db: Queryable, id: ConversationId): Promise<string[]> {
  const rows = await db
    .selectFrom('perspectivesParticipant')
    .select('id')
    .where('perspectivesId', '=', id)
    .where('bannedAt', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** When those whose votes count began. */
export async function listJoined(db: Queryable, id: ConversationId): Promise<Date[]> {
  const rows = await db
    .selectFrom('perspectivesParticipant')
    .select('joinedAt')
    .where('perspectivesId', '=', id)
    .where('bannedAt', 'is', null)
    .execute();
  return rows.map(({ joinedAt }) => joinedAt);
}

/** Removes participants with their votes; their statements stay without an author. */
export async function deleteParticipants(tx: Transaction, ids: readonly ParticipantId[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('perspectivesParticipant').where('id', 'in', ids).execute();
}

export async function participantsOfPerson(
  tx: Transaction,
  person: PersonId,
): Promise<{ id: ParticipantId; perspectivesId: ConversationId }[]> {
  const rows = await tx
    .selectFrom('perspectivesParticipant')
    .select(['id', 'perspectivesId'])
    .where('personId', '=', person)
    .execute();
  return rows as { id: ParticipantId; perspectivesId: ConversationId }[];
}

export async function countErased(tx: Transaction, id: ConversationId): Promise<void> {
  await tx
    .updateTable('perspectives')
    .set({ erasedParticipants: sql`erased_participants + 1`, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}
