import type { Selectable } from 'kysely';
import type { DB } from '../../platform/database/schema.ts';
import { prepared } from '../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { OrganisationId } from '../organisations/index.ts';
import type { PersonId } from '../people/index.ts';
import type { ThreadId } from '../forum/index.ts';
import type { SessionId } from '../sessions/index.ts';
import type { Endeavour, EndeavourId, MemberId } from './endeavour.ts';
import type { Standing } from './standing.ts';

type Row = Selectable<DB['endeavour']>;

export async function insertEndeavour(tx: Transaction, endeavour: Endeavour): Promise<void> {
  const { places, levels, ...rest } = endeavour;
  await tx
    .insertInto('endeavour')
    .values({ ...rest, places: [...places], levels: [...levels] })
    .execute();
}

export async function findEndeavour(db: Queryable, id: EndeavourId): Promise<Endeavour | undefined> {
  const row = await db.selectFrom('endeavour').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toEndeavour(row);
}

/** Locks an endeavour, so that two stewards who act at once act one after the other. */
export async function lockEndeavour(tx: Transaction, id: EndeavourId): Promise<Endeavour> {
  const row = await tx
    .selectFrom('endeavour')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return toEndeavour(row);
}

export async function updateEndeavour(
  tx: Transaction,
  id: EndeavourId,
  set: Partial<
    Pick<
      Endeavour,
      'title' | 'issue' | 'forWhom' | 'aim' | 'openness' | 'organisationWord' | 'state' | 'closedAt'
    >
  > & { readonly places?: string[]; readonly levels?: string[] },
): Promise<void> {
  await tx.updateTable('endeavour').set(set).where('id', '=', id).execute();
}

/** Those in which the person, or the browser, holds a seat, by title. */
export async function listHeld(
  db: Queryable,
  who: { readonly personId: PersonId | null; readonly device: string | undefined; readonly now: Date },
): Promise<(Endeavour & Standing & { readonly seat: string })[]> {
  const rows = await db
    .selectFrom('endeavour')
    .innerJoin('endeavourMember', 'endeavourMember.endeavourId', 'endeavour.id')
    .innerJoin('endeavourHolding', 'endeavourHolding.memberId', 'endeavourMember.id')
    .innerJoin('endeavourSeat', 'endeavourSeat.id', 'endeavourHolding.seatId')
    .leftJoin('organisation', 'organisation.id', 'endeavourSeat.organisationId')
    .selectAll('endeavour')
    .select((eb) => [
      'endeavourSeat.name as seatName',
      eb.fn.coalesce('organisation.name', 'endeavourSeat.community').as('seatOrganisation'),
      eb
        .selectFrom('endeavourStewardship')
        .select((of) => of.fn.countAll<number>().as('count'))
        .whereRef('endeavourStewardship.endeavourId', '=', 'endeavour.id')
        .where('office', '=', 'steward')
        .where('fromAt', '<=', who.now)
        .where('untilAt', '>', who.now)
        .where('endedAt', 'is', null)
        .as('stewards'),
      eb
        .selectFrom('endeavourEnding')
        .select('endeavourEnding.kind')
        .whereRef('endeavourEnding.endeavourId', '=', 'endeavour.id')
        .where('endeavourEnding.state', '=', 'open')
        .as('proposed'),
    ])
    .where('endeavourHolding.untilAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('endeavourMember.personId', '=', who.personId),
        eb(
          'endeavourMember.id',
          'in',
          eb
            .selectFrom('endeavourDevice')
            .select('memberId')
            .where('deviceHash', '=', who.device ?? ''),
        ).and('endeavourMember.personId', 'is', null),
      ]),
    )
    .orderBy('endeavour.state')
    .orderBy('endeavour.title')
    .execute();
  return rows.map((row) => ({
    ...toEndeavour(row),
    seat: `${row.seatName}, ${row.seatOrganisation ?? ''}`,
    stewards: Number(row.stewards),
    proposed: row.proposed,
  }));
}

/** Those that everybody who is signed in may read, the newest first. */
export async function listOpen(db: Queryable, limit: number): Promise<Endeavour[]> {
  const rows = await db
    .selectFrom('endeavour')
    .selectAll()
    .where('openness', '=', 'network')
    .orderBy('startedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toEndeavour);
}

/** Those that everybody who is signed in may read and in which somebody holds a seat of the organisation, the newest first. */
export async function listOpenOf(
  db: Queryable,
  organisationId: OrganisationId,
  limit: number,
): Promise<Endeavour[]> {
  const rows = await db
    .selectFrom('endeavour')
    .selectAll()
    .where('openness', '=', 'network')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('endeavourSeat')
        .select('endeavourId')
        .where('organisationId', '=', organisationId)
        .where('removedAt', 'is', null)
        // Nobody has taken it, or they left: an invitation says nothing of the organisation.
        .where('emptySince', 'is', null)
        .where('isPseudonymous', '=', false),
    )
    .orderBy('startedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toEndeavour);
}

const begunFrom = repeatedQuery((db, value: ValueOf<{ id: string }>) =>
  db
    .selectFrom('endeavour')
    .select(['id', 'title'])
    .modifyFront(prepared)
    .where('fromThreadId', '=', value('id'))
    .orderBy('startedAt')
    .orderBy('id'),
);

/** Those that began from a thread, the earliest first. */
export async function listBegunFrom(
  db: Queryable,
  thread: string,
): Promise<readonly Pick<Endeavour, 'id' | 'title'>[]> {
  return (await begunFrom(db, { id: thread })) as Pick<Endeavour, 'id' | 'title'>[];
}

/** Notes that a member is here. After a pause, what happened since the visit before is news. */
export async function noteVisit(db: Queryable, id: MemberId, now: Date, isNewVisit: boolean): Promise<void> {
  await db
    .updateTable('endeavourMember')
    .set((eb) => (isNewVisit ? { seenAt: now, seenBeforeAt: eb.ref('seenAt') } : { seenAt: now }))
    .where('id', '=', id)
    .execute();
}

function toEndeavour(row: Row): Endeavour {
  return {
    id: row.id as EndeavourId,
    title: row.title,
    issue: row.issue,
    forWhom: row.forWhom,
    aim: row.aim,
    state: row.state,
    openness: row.openness,
    organisationWord: row.organisationWord,
    places: row.places,
    levels: row.levels,
    fromSessionId: row.fromSessionId as SessionId | null,
    fromThreadId: row.fromThreadId as ThreadId | null,
    fromWords: row.fromWords,
    startedAt: row.startedAt,
    closedAt: row.closedAt,
  };
}
