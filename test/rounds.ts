import { DEFAULT_SETTINGS } from '../src/analysis/diagnosis/settings.ts';
import { ITEMS, QUESTIONS } from '../src/analysis/diagnosis/instrument.ts';
import { ROUND_9 } from '../src/analysis/testing/round-9.ts';
import type { RoundId } from '../src/features/diagnosis/round.ts';
import { listStatements } from '../src/features/diagnosis/statements/statements.repository.ts';
import type { EndeavourId, MemberId, Seated } from '../src/features/endeavours/index.ts';
import { findMember, insertMember } from '../src/features/endeavours/members.repository.ts';
import { findSeat, insertHolding } from '../src/features/endeavours/seats.repository.ts';
import { makeSeat } from '../src/features/endeavours/starting.ts';
import type { Person } from '../src/features/people/index.ts';
import { inTransaction } from '../src/platform/database/transaction.ts';
import { newId } from '../src/platform/ids.ts';
import { SAID } from '../src/sample/shape-story.ts';
import type { TestApp } from './app.ts';

const SEAT = { isCommunity: false, kind: 'delivery', place: 'Northshire', level: 'Local' } as const;

/** An endeavour convened by this person, from the first of these organisations. */
export function makeEndeavour(app: TestApp, convener: Person, organisation = 'Org A'): Promise<EndeavourId> {
  return app.features.endeavours.starting.start(convener, {
    title: 'Leaving prison',
    issue: 'People leave prison with nowhere to sleep.',
    forWhom: 'People leaving prison',
    aim: '',
    openness: 'seats',
    places: ['Northshire'],
    levels: ['Local'],
    in: [],
    out: [],
    seat: { ...SEAT, name: 'Convener', organisation, isPseudonymous: false },
  });
}

/** Gives somebody a seat of an organisation. */
export async function giveSeat(
  app: TestApp,
  endeavourId: EndeavourId,
  organisation: string,
  person: Person | null,
): Promise<Seated> {
  const db = app.database.kysely;
  const now = app.clock.now();
  const { memberId, seatId } = await inTransaction(db, async (tx) => {
    const memberId = newId<'endeavour member'>();
    await insertMember(tx, {
      id: memberId,
      endeavourId,
      personId: person?.id ?? null,
      shownName: person?.name ?? 'River',
      isPseudonym: person === null,
      joinedAt: now,
    });
    const words = { ...SEAT, name: `Seat ${memberId}`, organisation, isPseudonymous: person === null };
    const seatId = await makeSeat(tx, now, endeavourId, words);
    await insertHolding(tx, seatId, memberId, now);
    return { memberId, seatId };
  });
  const member = await findMember(db, endeavourId, memberId);
  const seat = await findSeat(db, endeavourId, seatId);
  if (member === undefined || seat === undefined) throw new Error('A seat that was just made is not there.');
  return { member, seat };
}

export async function seatedAs(app: TestApp, endeavourId: EndeavourId, memberId: MemberId): Promise<Seated> {
  const db = app.database.kysely;
  const member = await findMember(db, endeavourId, memberId);
  const seat =
    member === undefined || member.seatId === null
      ? undefined
      : await findSeat(db, endeavourId, member.seatId);
  if (member === undefined || seat === undefined) throw new Error('They hold no seat.');
  return { member, seat };
}

let peopled = 0;

/** An endeavour with a convener, who may steward, and more people, one for each further organisation named. */
export async function peopledEndeavour(app: TestApp, organisations: readonly string[]) {
  peopled += 1;
  const convener = await app.signInAs(`convener-${peopled}@example.org`);
  const [first = 'Org A', ...others] = organisations;
  const id = await makeEndeavour(app, convener.person, first);
  const [seat] = await app.features.endeavours.seats(app.database.kysely, id);
  const steward = await seatedAs(app, id, seat!.holders[0]!.memberId);
  const members = [];
  for (const [index, organisation] of others.entries()) {
    const { person, agent } = await app.signInAs(`member-${peopled}-${index}@example.org`);
    members.push({ person, agent, seated: await giveSeat(app, id, organisation, person) });
  }
  return { id, convener, steward, members };
}

/** Plays ROUND-9 with nine people: everybody answers, and rates five, four and three statements. */
export async function playRound9(
  app: TestApp,
  endeavourId: EndeavourId,
  steward: Seated,
  raters: readonly Seated[],
): Promise<RoundId> {
  const { running, answering } = app.features.diagnosis;
  const roundId = await openRound(app, endeavourId, steward);
  for (const [index, rater] of raters.entries()) {
    const { answers } = ROUND_9.raters[index]!;
    const positions = Object.fromEntries(
      QUESTIONS.filter((question) => index < ROUND_9.statements[question]).map((question) => [
        question,
        SAID[question][index]!,
      ]),
    );
    await answering.keep(roundId, rater, {
      ratings: Object.fromEntries(ITEMS.map((item) => [item, answers[item] ?? null])),
      positions,
    });
    await answering.send(roundId, rater);
  }
  await running.endAnswers(roundId, steward);
  const statements = await listStatements(app.database.kysely, roundId);
  await running.openRating(roundId, steward, 7);
  for (const [index, rater] of raters.entries()) {
    for (const question of QUESTIONS) {
      const own = ROUND_9.raters[index]!.statements[question] ?? [];
      const ratings = Object.fromEntries(
        SAID[question].map((text, at) => [
          statements.find(({ sentences }) => sentences.some((each) => each.text === text))!.id,
          own[at] ?? null,
        ]),
      );
      await answering.rate(roundId, rater, question, ratings);
    }
  }
  await running.close(roundId, steward);
  return roundId;
}

export async function openRound(app: TestApp, endeavourId: EndeavourId, steward: Seated): Promise<RoundId> {
  const id = await app.features.diagnosis.running.open(endeavourId, steward, {
    answersUntil: new Date(app.clock.now().getTime() + 7 * 24 * 3600_000),
    settings: DEFAULT_SETTINGS,
    seed: 1,
  });
  if (id === undefined) throw new Error('Another round is open.');
  return id;
}

/** The seat of somebody who brings an endeavour in from elsewhere. */
export const KEEPER_SEAT = {
  name: 'Keeper',
  organisation: 'Elsewhere Council',
  isCommunity: false,
  kind: 'policy',
  place: 'Elsewhere',
  level: 'Local',
  isPseudonymous: false,
} as const;
