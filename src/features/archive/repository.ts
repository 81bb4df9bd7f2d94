import { sql } from 'kysely';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { SessionId } from '../sessions/index.ts';
import type { SeatGroup } from './heard.ts';

/** Everybody who joined a session, counted by what the archive tells of people. Names nobody. */
export async function countSeatGroups(db: Queryable, sessionId: SessionId): Promise<SeatGroup[]> {
  const { rows } = await sql<SeatGroup>`
    with heard as (
      select seat_id, bool_or(state = 'answered') as answered
      from question
      where session_id = ${sessionId} and seat_id is not null and not from_floor and state <> 'withdrawn'
      group by seat_id
    )
    select coalesce(seat.organisation_id, '') as organisation, seat.place, seat.level,
      heard.seat_id is not null as asked, coalesce(heard.answered, false) as answered, count(*) as people
    from seat left join heard on heard.seat_id = seat.id
    where seat.session_id = ${sessionId} and seat.kind <> 'floor'
    group by 1, 2, 3, 4, 5
  `.execute(db);
  return rows;
}

/** Questions that no moderator has looked at. */
export async function countUnread(db: Queryable, sessionId: SessionId): Promise<number> {
  const row = await db
    .selectFrom('question')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('sessionId', '=', sessionId)
    .where('state', '=', 'received')
    .executeTakeFirstOrThrow();
  return row.count;
}
