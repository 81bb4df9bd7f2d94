import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';
import type { SessionId } from '../sessions/index.ts';
import type { Draw, DrawId, OwnDraw } from './meeting.ts';
import { forgetSwapsOf, lapseSwapsOf } from './swapping/swaps.repository.ts';

export async function findWish(db: Queryable, session: SessionId, person: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('meetingWish')
    .select('at')
    .where('sessionId', '=', session)
    .where('personId', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertWish(
  db: Queryable,
  session: SessionId,
  person: PersonId,
  at: Date,
): Promise<void> {
  await db
    .insertInto('meetingWish')
    .values({ sessionId: session, personId: person, at })
    .onConflict((conflict) => conflict.columns(['sessionId', 'personId']).doNothing())
    .execute();
}

/** Takes a wish back, and takes the person out of the groups of the session. */
export async function withdrawWish(
  tx: Transaction,
  session: SessionId,
  person: PersonId,
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom('meetingWish')
    .where('sessionId', '=', session)
    .where('personId', '=', person)
    .execute();
  await tx
    .updateTable('meetingPlace')
    .set({ leftAt: now })
    .where('personId', '=', person)
    .where('leftAt', 'is', null)
    .where('drawId', 'in', (eb) => eb.selectFrom('meetingDraw').select('id').where('sessionId', '=', session))
    .execute();
  await lapseSwapsOf(tx, session, person, now);
}

/**
 * Who can be put together: wants to, has a name and an address, does not pause introductions, and is not blocked in the
 * session.
 */
export async function listWishing(db: Queryable, session: SessionId): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select p.id from meeting_wish w join person p on p.id = w.person_id
    where w.session_id = ${session} and p.erased_at is null and p.email is not null and p.name <> ''
      and not exists (select 1 from introduction_choice c where c.person_id = p.id and not c.takes_requests)
      and not exists (select 1 from seat s where s.session_id = ${session} and s.person_id = p.id
        and s.blocked_at is not null)
    order by p.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Pairs who were put together in a session, whose introduction was asked for, or of whom one has blocked or muted the other. */
export async function listApart(
  db: Queryable,
  people: readonly PersonId[],
): Promise<readonly (readonly [PersonId, PersonId])[]> {
  const { rows } = await sql<{ a: PersonId; b: PersonId }>`
    select distinct least(a, b) as a, greatest(a, b) as b from (
      select asker_id as a, asked_id as b from introduction
      union all select person_id, blocked_id from introduction_block
      union all select person_id, muted_id from person_mute
      union all select mine.person_id, other.person_id from meeting_place mine
        join meeting_place other on other.draw_id = mine.draw_id and other.group_number = mine.group_number
          and other.person_id > mine.person_id
      union all select person_id, other_id from meeting_parted
    ) pairs where a = any(${people}) and b = any(${people})`.execute(db);
  return rows.map(({ a, b }) => [a, b]);
}

export async function insertDraw(
  tx: Transaction,
  draw: Pick<Draw, 'id' | 'madeAt' | 'people' | 'total' | 'best' | 'weights'> & {
    readonly sessionId: SessionId;
    readonly madeBy: PersonId | null;
    readonly places: readonly { readonly personId: PersonId; readonly groupNumber: number | null }[];
  },
): Promise<void> {
  const { places, weights, ...row } = draw;
  await tx
    .insertInto('meetingDraw')
    .values({
      ...row,
      weights: [...weights],
      number: sql<number>`(select coalesce(max(number), 0) + 1 from meeting_draw where session_id = ${draw.sessionId})`,
    })
    .execute();
  if (places.length === 0) return;
  await tx
    .insertInto('meetingPlace')
    .values(places.map((place) => ({ ...place, drawId: draw.id })))
    .execute();
}

/** Each pair who share a group, once. */
const TOGETHER = sql`meeting_place one join meeting_place other on other.draw_id = one.draw_id
  and other.group_number = one.group_number and other.person_id > one.person_id`;

const DRAW_COLUMNS = sql`d.id, d.number, d.made_at as "madeAt", d.people, d.total, d.best, d.weights,
  (select count(distinct group_number)::int from meeting_place g where g.draw_id = d.id) as groups,
  (select count(*)::int from meeting_place g where g.draw_id = d.id and group_number is null) as "leftOut",
  (select count(*)::int from (select from meeting_place g where g.draw_id = d.id and group_number is not null
    group by group_number having count(*) <> 4) others) as "notOfFour",
  (select count(*)::int from meeting_swap s where s.draw_id = d.id and s.state = 'swapped') as swaps,
  (select count(*)::int from ${TOGETHER} join person a on a.id = one.person_id join person b on b.id = other.person_id
    where one.draw_id = d.id and a.organisation_id = b.organisation_id) as "sameOrganisation",
  (select count(*)::int from ${TOGETHER} where one.draw_id = d.id and exists (
    select from meeting_place earlier join meeting_place with_them on with_them.draw_id = earlier.draw_id
        and with_them.group_number = earlier.group_number
      join meeting_draw e on e.id = earlier.draw_id and e.made_at < d.made_at
    where earlier.person_id = one.person_id and with_them.person_id = other.person_id)) as repeats`;

/** The draws of a session, latest first. */
export async function listDraws(db: Queryable, session: SessionId, most = 50): Promise<readonly Draw[]> {
  const { rows } = await sql<Draw>`select ${DRAW_COLUMNS} from meeting_draw d
    where d.session_id = ${session} order by d.number desc limit ${most}`.execute(db);
  return rows;
}

/** The draws in which somebody was and from which they have not withdrawn, latest first. */
export async function listOwnDraws(
  db: Queryable,
  session: SessionId,
  person: PersonId,
): Promise<readonly OwnDraw[]> {
  const { rows } = await sql<OwnDraw>`select ${DRAW_COLUMNS}, own.group_number as "group"
    from meeting_draw d join meeting_place own on own.draw_id = d.id
    where d.session_id = ${session} and own.person_id = ${person} and own.left_at is null
    order by d.number desc limit 50`.execute(db);
  return rows;
}

/** The others of somebody's group who are still in it; nobody of whom one has blocked the other since. */
export async function listGroup(
  db: Queryable,
  draw: DrawId,
  person: PersonId,
): Promise<readonly { readonly id: PersonId; readonly email: string }[]> {
  const { rows } = await sql<{ id: PersonId; email: string }>`
    select p.id, p.email from meeting_place own
      join meeting_place other on other.draw_id = own.draw_id and other.group_number = own.group_number
      join person p on p.id = other.person_id
    where own.draw_id = ${draw} and own.person_id = ${person} and own.left_at is null
      and other.left_at is null and p.id <> ${person} and p.email is not null
      and not exists (select 1 from introduction_block b
        where (b.person_id = p.id and b.blocked_id = ${person}) or (b.person_id = ${person} and b.blocked_id = p.id))
    order by p.name, p.id`.execute(db);
  return rows;
}

/** Of these draws, those in which somebody still is. */
export async function drawsOf(
  db: Queryable,
  person: PersonId,
  draws: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('meetingPlace')
    .select('drawId')
    .where('personId', '=', person)
    .where('leftAt', 'is', null)
    .where('drawId', 'in', [...draws])
    .execute();
  return new Set(rows.map(({ drawId }) => drawId));
}

/** The sessions in which somebody has been put together with others since. */
export async function listMeetingSessions(
  db: Queryable,
  person: PersonId,
  since: Date,
): Promise<readonly { readonly code: string; readonly title: string; readonly madeAt: Date }[]> {
  return db
    .selectFrom('meetingPlace')
    .innerJoin('meetingDraw', 'meetingDraw.id', 'meetingPlace.drawId')
    .innerJoin('session', 'session.id', 'meetingDraw.sessionId')
    .select((eb) => ['session.code', 'session.title', eb.fn.max('meetingDraw.madeAt').as('madeAt')])
    .where('meetingPlace.personId', '=', person)
    .where('meetingPlace.leftAt', 'is', null)
    .where('meetingPlace.groupNumber', 'is not', null)
    .where('meetingDraw.madeAt', '>', since)
    .groupBy(['session.id', 'session.code', 'session.title'])
    .orderBy('madeAt', 'desc')
    .limit(5)
    .execute();
}

export async function forgetPerson(tx: Transaction, person: PersonId): Promise<void> {
  await tx.deleteFrom('meetingWish').where('personId', '=', person).execute();
  await tx.deleteFrom('meetingPlace').where('personId', '=', person).execute();
  await forgetSwapsOf(tx, person);
}

/** Who wanted to meet whom in a session goes when its links to people do. */
export async function forgetSession(tx: Transaction, session: SessionId): Promise<void> {
  await tx.deleteFrom('meetingWish').where('sessionId', '=', session).execute();
  await tx.deleteFrom('meetingDraw').where('sessionId', '=', session).execute();
}
