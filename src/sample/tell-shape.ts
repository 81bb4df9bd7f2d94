import { type Item, ITEMS, type Question, QUESTIONS } from '../analysis/diagnosis/instrument.ts';
import { DEFAULT_SETTINGS } from '../analysis/diagnosis/settings.ts';
import type { Features } from '../app.ts';
import type { RoundId } from '../features/diagnosis/round.ts';
import { listStatements } from '../features/diagnosis/statements/statements.repository.ts';
import type { EndeavourId, Seated } from '../features/endeavours/index.ts';
import { updateEndeavour } from '../features/endeavours/endeavours.repository.ts';
import { findMember, insertMember } from '../features/endeavours/members.repository.ts';
import { insertHolding } from '../features/endeavours/seats.repository.ts';
import { makeSeat } from '../features/endeavours/starting.ts';
import { findPerson, type PersonId } from '../features/people/index.ts';
import { inTransaction, type Queryable } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';
import { ROUND_9_ANSWERS, ROUND_9_RATINGS } from './round-9.ts';
import { CHANGE_MINDS, FIRST_DO, SAID, SAID_AGAIN, SEATS, SHAPE_ENDEAVOUR } from './shape-story.ts';
import type { StoryClock } from './story-clock.ts';

const DAY_MS = 24 * 3600_000;
/** Days before the sample is loaded. */
const [STARTED, FIRST_ROUND, SECOND_ROUND] = [150, 120, 20];
const SEED = 9;
/** So many were heard in the first round of an endeavour: too few for a reading. */
const FIRST_HEARD = 4;

interface Told {
  readonly features: Features;
  readonly db: Queryable;
  readonly clock: StoryClock;
}

/** Tells of an endeavour that has twice found out what kind of problem it has. */
export async function tellShape(told: Told, convener: PersonId, loadedAt: Date): Promise<void> {
  const { clock } = told;
  const daysBefore = (days: number) => clock.tell(new Date(loadedAt.getTime() - days * DAY_MS));
  daysBefore(STARTED);
  const { endeavourId, raters } = await seatRaters(told, convener);
  for (const [days, isFirst] of [
    [FIRST_ROUND, true],
    [SECOND_ROUND, false],
  ] as const) {
    daysBefore(days);
    const roundId = await answerAll(told, endeavourId, raters);
    daysBefore(days - 8);
    await rateAll(told, roundId, raters, isFirst);
  }
}

/**
 * Tells of two rounds of an endeavour that there is: in the first too few were heard, in the second everybody. Its
 * organisations are small, so that no answers are shown by organisation.
 */
export async function tellRounds(told: Told, endeavourId: EndeavourId, loadedAt: Date): Promise<void> {
  const { features, db, clock } = told;
  const raters: Seated[] = [];
  for (const seat of await features.endeavours.seats(db, endeavourId)) {
    for (const { memberId } of seat.holders) {
      const member = await findMember(db, endeavourId, memberId);
      if (member !== undefined) raters.push({ member, seat });
    }
  }
  for (const { days, heard } of [
    { days: 19, heard: FIRST_HEARD },
    { days: 10, heard: SEATS.length },
  ]) {
    clock.tell(new Date(loadedAt.getTime() - days * DAY_MS));
    const roundId = await answerAll(told, endeavourId, raters.slice(0, heard));
    clock.tell(new Date(loadedAt.getTime() - (days - 8) * DAY_MS));
    await rateAll(told, roundId, raters.slice(0, heard), false);
  }
}

async function seatRaters({ features, db, clock }: Told, convener: PersonId) {
  const person = await findPerson(db, convener);
  if (person === undefined) throw new Error('The sample has lost its convener.');
  const words = SEATS.map(({ name, organisation, kind }) => ({
    name,
    organisation,
    kind,
    isCommunity: false,
    place: 'Whole country',
    level: 'National',
    isPseudonymous: false,
  }));
  const [first, ...others] = words;
  if (first === undefined) throw new Error('The endeavour of the sample has no seats.');
  const endeavourId = await features.endeavours.starting.start(person, {
    ...SHAPE_ENDEAVOUR,
    openness: 'network',
    places: ['Whole country', 'Northshire'],
    levels: ['National', 'Local', 'Lived experience'],
    in: ['The first four weeks after release'],
    out: ['Sentencing'],
    seat: first,
  });
  const now = clock.now();
  await inTransaction(db, async (tx) => {
    await updateEndeavour(tx, endeavourId, { organisationWord: 'department' });
    for (const [index, seat] of others.entries()) {
      const memberId = newId<'endeavour member'>();
      await insertMember(tx, {
        id: memberId,
        endeavourId,
        personId: null,
        shownName: SEATS[index + 1]?.holder ?? '',
        isPseudonym: false,
        joinedAt: now,
      });
      await insertHolding(tx, await makeSeat(tx, now, endeavourId, seat), memberId, now);
    }
  });
  return { endeavourId, raters: await seatedOf({ features, db }, endeavourId) };
}

/** Everybody with a seat, in the order of the story. */
async function seatedOf({ features, db }: Omit<Told, 'clock'>, endeavourId: EndeavourId) {
  const raters: Seated[] = [];
  const seats = await features.endeavours.seats(db, endeavourId);
  for (const wanted of SEATS) {
    const seat = seats.find(
      ({ name, organisation }) => name === wanted.name && organisation === wanted.organisation,
    );
    const [holding] = seat?.holders ?? [];
    const member = holding === undefined ? undefined : await findMember(db, endeavourId, holding.memberId);
    if (seat !== undefined && member !== undefined) raters.push({ member, seat });
  }
  return raters;
}

async function answerAll(
  { features, clock }: Told,
  endeavourId: EndeavourId,
  raters: readonly Seated[],
): Promise<RoundId> {
  const { running, answering } = features.diagnosis;
  const [steward] = raters;
  if (steward === undefined) throw new Error('Nobody in the sample can open a round.');
  const roundId = await running.open(endeavourId, steward, {
    answersUntil: new Date(clock.now().getTime() + 14 * DAY_MS),
    settings: DEFAULT_SETTINGS,
    seed: SEED,
  });
  if (roundId === undefined) throw new Error('A round of the sample is still open.');
  for (const [index, rater] of raters.entries()) {
    const positions: Partial<Record<Question, string>> = {};
    for (const question of QUESTIONS) {
      const text = SAID[question][index];
      if (text !== undefined) positions[question] = text;
    }
    if (index === SAID_AGAIN.rater) positions[SAID_AGAIN.question] = SAID_AGAIN.text;
    await answering.keep(roundId, rater, {
      ratings: ratingsOf(index),
      positions,
      changeMind: CHANGE_MINDS[index] ?? '',
    });
    await answering.send(roundId, rater);
  }
  await running.endAnswers(roundId, steward);
  await running.openRating(roundId, steward, 14);
  return roundId;
}

function ratingsOf(index: number): Partial<Record<Item, number | null>> {
  return Object.fromEntries(ITEMS.map((item, at) => [item, ROUND_9_ANSWERS[index]?.[at] ?? null]));
}

async function rateAll(
  { features, db }: Told,
  roundId: RoundId,
  raters: readonly Seated[],
  isFirst: boolean,
): Promise<void> {
  const { running, answering } = features.diagnosis;
  const statements = await listStatements(db, roundId);
  for (const [index, rater] of raters.entries()) {
    for (const question of QUESTIONS) {
      const table = isFirst && question === 'do' ? FIRST_DO : ROUND_9_RATINGS[question];
      const ratings = SAID[question].flatMap((text, at) => {
        const statement = statements.find(({ sentences }) => sentences.some((each) => each.text === text));
        return statement === undefined ? [] : [[statement.id, table[index]?.[at] ?? null] as const];
      });
      await answering.rate(roundId, rater, question, Object.fromEntries(ratings));
    }
  }
  const [steward] = raters;
  if (steward !== undefined) await running.close(roundId, steward);
}
