import type { Selectable } from 'kysely';
import type { DB } from '../../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { EndeavourId, EndeavourSeatId, MemberId, Seat } from '../../endeavours/index.ts';
import { type Answers, NO_ANSWERS, type Rater, type RaterId, type RoundId, toAnswers } from '../round.ts';

export async function findRater(
  db: Queryable,
  roundId: RoundId,
  memberId: MemberId,
): Promise<Rater | undefined> {
  const row = await db
    .selectFrom('diagnosisRater')
    .selectAll()
    .where('roundId', '=', roundId)
    .where('memberId', '=', memberId)
    .executeTakeFirst();
  return row === undefined ? undefined : toRater(row);
}

/** Everybody who has answered anything. Only for the calculation, once the round has closed. */
export async function listRaters(db: Queryable, roundId: RoundId): Promise<Rater[]> {
  const rows = await db
    .selectFrom('diagnosisRater')
    .selectAll()
    .where('roundId', '=', roundId)
    .orderBy('id')
    .execute();
  return rows.map(toRater);
}

/** What would change the minds of those who said so, in no order that tells who they are; only once a round has closed. */
export async function listChangedMinds(db: Queryable, roundId: RoundId): Promise<string[]> {
  return (await listRaters(db, roundId))
    .map(({ answers }) => answers.changeMind)
    .filter((text) => text !== '');
}

/** The same of a round that was brought in: the ratings of whoever wrote it stayed behind. */
export async function insertChangedMind(
  tx: Transaction,
  roundId: RoundId,
  changeMind: string,
): Promise<void> {
  await tx
    .insertInto('diagnosisRater')
    .values({
      id: newId(),
      roundId,
      organisationKey: '',
      organisation: '',
      place: '',
      level: '',
      answers: JSON.stringify({ ...NO_ANSWERS, changeMind }),
    })
    .execute();
}

/** Who has answered, without what: the count of those who have finished. */
export async function listFinished(
  db: Queryable,
  roundId: RoundId,
): Promise<
  { readonly memberId: MemberId | null; readonly sentAt: Date | null; readonly ratedAt: Date | null }[]
> {
  const rows = await db
    .selectFrom('diagnosisRater')
    .select(['memberId', 'sentAt', 'ratedAt'])
    .where('roundId', '=', roundId)
    .execute();
  return rows.map((row) => ({ ...row, memberId: row.memberId as MemberId | null }));
}

/** Makes or moves the row of a member to the seat that they hold now, and gives its id. */
export async function raterFor(
  tx: Transaction,
  roundId: RoundId,
  memberId: MemberId,
  seat: Seat,
): Promise<RaterId> {
  const place = {
    seatId: seat.id,
    organisationKey: organisationKey(seat),
    organisation: seat.organisation,
    place: seat.place,
    level: seat.level,
  };
  const known = await tx
    .updateTable('diagnosisRater')
    .set(place)
    .where('roundId', '=', roundId)
    .where('memberId', '=', memberId)
    .returning('id')
    .executeTakeFirst();
  if (known !== undefined) return known.id as RaterId;
  const id = newId<'diagnosis rater'>();
  await tx
    .insertInto('diagnosisRater')
    .values({ id, roundId, memberId, ...place })
    .execute();
  return id;
}

/** A community that is no organisation is known by its name. */
function organisationKey(seat: Seat): string {
  return seat.organisationId ?? `community:${seat.organisation.toLowerCase()}`;
}

export async function updateRater(
  tx: Transaction,
  id: RaterId,
  set: {
    readonly answers?: Answers;
    readonly sentAt?: Date;
    readonly ratings?: Rater['statementRatings'];
    readonly ratedAt?: Date;
  },
): Promise<void> {
  const { answers, ratings, ...rest } = set;
  await tx
    .updateTable('diagnosisRater')
    .set({
      ...rest,
      ...(answers === undefined ? {} : { answers: JSON.stringify(answers) }),
      ...(ratings === undefined ? {} : { ratings: JSON.stringify(ratings) }),
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteRater(tx: Transaction, id: RaterId): Promise<void> {
  await tx.deleteFrom('diagnosisSentence').where('raterId', '=', id).execute();
  await tx.deleteFrom('diagnosisRater').where('id', '=', id).execute();
}

/** The rounds of an endeavour in which a member has answered, and whether each is closed. */
export async function listRoundsOfMember(
  db: Queryable,
  memberId: MemberId,
): Promise<{ readonly raterId: RaterId; readonly roundId: RoundId; readonly isClosed: boolean }[]> {
  const rows = await db
    .selectFrom('diagnosisRater')
    .innerJoin('diagnosisRound', 'diagnosisRound.id', 'diagnosisRater.roundId')
    .select(['diagnosisRater.id', 'diagnosisRater.roundId', 'diagnosisRound.state'])
    .where('diagnosisRater.memberId', '=', memberId)
    .execute();
  return rows.map(({ id, roundId, state }) => ({
    raterId: id as RaterId,
    roundId: roundId as RoundId,
    isClosed: state === 'closed',
  }));
}

/** The ratings stay without a name; what the person wrote goes, for words can tell who wrote them. */
export async function forgetRater(tx: Transaction, id: RaterId, answers: Answers): Promise<void> {
  const kept: Answers = { ...NO_ANSWERS, ratings: answers.ratings };
  await tx
    .updateTable('diagnosisRater')
    .set({ memberId: null, seatId: null, answers: JSON.stringify(kept) })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('diagnosisSentence')
    .set({ raterId: null, text: '' })
    .where('raterId', '=', id)
    .execute();
}

/** Everybody who holds a seat now, with the address of those who have an account. */
export async function listAddresses(
  db: Queryable,
  endeavourId: EndeavourId,
): Promise<{ readonly memberId: MemberId; readonly email: string }[]> {
  const rows = await db
    .selectFrom('endeavourMember')
    .innerJoin('endeavourHolding', 'endeavourHolding.memberId', 'endeavourMember.id')
    .innerJoin('person', 'person.id', 'endeavourMember.personId')
    .select(['endeavourMember.id', 'person.email'])
    .where('endeavourMember.endeavourId', '=', endeavourId)
    .where('endeavourHolding.untilAt', 'is', null)
    .execute();
  return rows.flatMap(({ id, email }) => (email === null ? [] : [{ memberId: id as MemberId, email }]));
}

export async function membersOfPerson(db: Queryable, personId: string): Promise<MemberId[]> {
  const rows = await db.selectFrom('endeavourMember').select('id').where('personId', '=', personId).execute();
  return rows.map(({ id }) => id as MemberId);
}

/** Notes that somebody is reminded; false if they were before. */
export async function noteReminder(
  tx: Transaction,
  reminder: {
    readonly roundId: RoundId;
    readonly memberId: MemberId;
    readonly step: 'answer' | 'rate';
    readonly sentAt: Date;
  },
): Promise<boolean> {
  const made = await tx
    .insertInto('diagnosisReminder')
    .values(reminder)
    .onConflict((conflict) => conflict.doNothing())
    .returning('memberId')
    .executeTakeFirst();
  return made !== undefined;
}

function toRater(row: Selectable<DB['diagnosisRater']>): Rater {
  return {
    id: row.id as RaterId,
    memberId: row.memberId as MemberId | null,
    seatId: row.seatId as EndeavourSeatId | null,
    organisationKey: row.organisationKey,
    organisation: row.organisation,
    place: row.place,
    level: row.level,
    answers: toAnswers(row.answers),
    sentAt: row.sentAt,
    statementRatings: row.ratings as Rater['statementRatings'],
    ratedAt: row.ratedAt,
  };
}
