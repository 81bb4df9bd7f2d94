import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { PersonId } from '../../people/index.ts';
import type { SessionId } from '../../sessions/index.ts';
import type { DrawId, Weights } from '../meeting.ts';
import type { Place, Swap, SwapId } from './swap.ts';

const COLUMNS = [
  'id',
  'drawId',
  'askerId',
  'askedId',
  'askerGroup',
  'askedGroup',
  'state',
  'askedAt',
] as const;

/** The latest draw of a session, in which alone places are swapped; whoever else would swap in it waits. */
export async function lockLatestDraw(tx: Transaction, session: SessionId): Promise<DrawId | undefined> {
  const row = await tx
    .selectFrom('meetingDraw')
    .select('id')
    .where('sessionId', '=', session)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row?.id as DrawId | undefined;
}

/** How much each difference counted when a draw was made. */
export async function weightsOf(db: Queryable, draw: DrawId): Promise<Weights> {
  const row = await db
    .selectFrom('meetingDraw')
    .select('weights')
    .where('id', '=', draw)
    .executeTakeFirstOrThrow();
  return row.weights;
}

/** Everybody in a group of a draw; `isHere`: not only once, but still. */
export async function listPlaces(
  db: Queryable,
  draw: DrawId,
): Promise<readonly (Place & { readonly isHere: boolean })[]> {
  const rows = await db
    .selectFrom('meetingPlace')
    .select((eb) => ['personId', 'groupNumber', eb('leftAt', 'is', null).as('isHere')])
    .where('drawId', '=', draw)
    .where('groupNumber', 'is not', null)
    .orderBy('personId')
    .execute();
  return rows.map(({ personId, groupNumber, isHere }) => ({
    personId: personId as PersonId,
    group: Number(groupNumber),
    isHere: isHere === true,
  }));
}

/** Whom somebody has blocked or muted, and who has blocked or muted them. */
export async function listShunned(db: Queryable, person: PersonId): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ id: PersonId }>`
    select blocked_id as id from introduction_block where person_id = ${person}
    union select person_id from introduction_block where blocked_id = ${person}
    union select muted_id from person_mute where person_id = ${person}
    union select person_id from person_mute where muted_id = ${person}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** The swaps of a draw that somebody asked for or was asked for, latest first. */
export async function listSwaps(db: Queryable, draw: DrawId, person: PersonId): Promise<readonly Swap[]> {
  const rows = await db
    .selectFrom('meetingSwap')
    .select(COLUMNS)
    .where('drawId', '=', draw)
    .where((eb) => eb.or([eb('askerId', '=', person), eb('askedId', '=', person)]))
    .orderBy('askedAt', 'desc')
    .execute();
  return rows as unknown as readonly Swap[];
}

export async function insertSwap(tx: Transaction, swap: Omit<Swap, 'id' | 'state'>): Promise<SwapId> {
  const id = newId<'meeting swap'>();
  await tx
    .insertInto('meetingSwap')
    .values({ ...swap, id })
    .execute();
  return id;
}

/** Settles swaps that still wait; returns those that did. */
export async function settleSwaps(
  tx: Transaction,
  ids: readonly SwapId[],
  state: Exclude<Swap['state'], 'asked'>,
  now: Date,
): Promise<readonly Swap[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .updateTable('meetingSwap')
    .set({ state, settledAt: now })
    .where('id', 'in', [...ids])
    .where('state', '=', 'asked')
    .returning(COLUMNS)
    .execute();
  return rows as unknown as readonly Swap[];
}

/** The swaps of a draw that wait and are asked by or of one of these people. */
export async function listWaiting(
  db: Queryable,
  draw: DrawId,
  people: readonly PersonId[],
): Promise<readonly Swap[]> {
  const rows = await db
    .selectFrom('meetingSwap')
    .select(COLUMNS)
    .where('drawId', '=', draw)
    .where('state', '=', 'asked')
    .where((eb) => eb.or([eb('askerId', 'in', [...people]), eb('askedId', 'in', [...people])]))
    .execute();
  return rows as unknown as readonly Swap[];
}

/** Puts somebody into another group of a draw. */
export async function movePlace(tx: Transaction, draw: DrawId, { personId, group }: Place): Promise<void> {
  await tx
    .updateTable('meetingPlace')
    .set({ groupNumber: group })
    .where('drawId', '=', draw)
    .where('personId', '=', personId)
    .execute();
}

/** Keeps who shared a group until now, so that they are not put together again. */
export async function insertParted(
  tx: Transaction,
  draw: DrawId,
  pairs: readonly (readonly [PersonId, PersonId])[],
): Promise<void> {
  if (pairs.length === 0) return;
  await tx
    .insertInto('meetingParted')
    .values(pairs.map(([personId, otherId]) => ({ drawId: draw, personId, otherId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Counts what a swap added to the differences within the groups; what is more than the best known was not the best. */
export async function addToTotal(tx: Transaction, draw: DrawId, added: number): Promise<void> {
  await sql`update meeting_draw set total = total + ${added},
    best = case when best >= total + ${added} then best end where id = ${draw}`.execute(tx);
}

/** Of these swaps, those that still wait. */
export async function stillWaiting(db: Queryable, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('meetingSwap')
    .select('id')
    .where('id', 'in', [...ids])
    .where('state', '=', 'asked')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** What waits for somebody who leaves the groups of a session waits no more. */
export async function lapseSwapsOf(
  tx: Transaction,
  session: SessionId,
  person: PersonId,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('meetingSwap')
    .set({ state: 'lapsed', settledAt: now })
    .where('state', '=', 'asked')
    .where((eb) => eb.or([eb('askerId', '=', person), eb('askedId', '=', person)]))
    .where('drawId', 'in', (eb) => eb.selectFrom('meetingDraw').select('id').where('sessionId', '=', session))
    .execute();
}

/** What somebody asked of others and was asked goes when their groups do. */
export async function forgetSwapsOf(tx: Transaction, person: PersonId): Promise<void> {
  await tx
    .deleteFrom('meetingSwap')
    .where((eb) => eb.or([eb('askerId', '=', person), eb('askedId', '=', person)]))
    .execute();
  await tx
    .deleteFrom('meetingParted')
    .where((eb) => eb.or([eb('personId', '=', person), eb('otherId', '=', person)]))
    .execute();
}
