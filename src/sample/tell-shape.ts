import { type Item, ITEMS, type Question, QUESTIONS } from '../analysis/diagnosis/instrument.ts';
import { DEFAULT_SETTINGS } from '../analysis/diagnosis/settings.ts';
import type { Features } from '../app.ts';
import { insertNote } from '../features/diagnosis/notes.repository.ts';
import type { RoundId } from '../features/diagnosis/round.ts';
import { listStatements } from '../features/diagnosis/statements/statements.repository.ts';
import type { EndeavourId, Seated } from '../features/endeavours/index.ts';
import { findMember } from '../features/endeavours/members.repository.ts';
import type { Queryable } from '../platform/database/transaction.ts';
import { ROUND_9_ANSWERS, ROUND_9_RATINGS } from './round-9.ts';
import { CHANGE_MINDS, DIALOGUE_NOTES, FIRST_DO, RATERS, SAID, SAID_AGAIN } from './shape-story.ts';
import type { StoryClock } from './story-clock.ts';

const DAY_MS = 24 * 3600_000;
const SEED = 9;
/** Ruth Maple, among the raters. */
const STEWARD = 3;

export interface Told {
  readonly features: Features;
  readonly db: Queryable;
  readonly clock: StoryClock;
}

/**
 * Tells of a round of an endeavour. The same people answer both; in between they come to agree on what should be done.
 */
export async function tellRound(
  told: Told,
  endeavourId: EndeavourId,
  which: 'first' | 'second',
  opened: Date,
): Promise<void> {
  const { clock } = told;
  const raters = await findRaters(told, endeavourId);
  clock.tell(opened);
  const roundId = await answerAll(told, endeavourId, raters);
  clock.tell(new Date(opened.getTime() + 8 * DAY_MS));
  await rateAll(told, roundId, raters, which === 'first');
  if (which === 'first') await writeNotes(told, roundId, raters);
}

/** What came out of the conversation about a round: one writer is named, the other did not wish to be. */
async function writeNotes({ db, clock }: Told, roundId: RoundId, raters: readonly Seated[]): Promise<void> {
  for (const [index, { isNamed, text }] of DIALOGUE_NOTES.entries()) {
    const memberId = isNamed ? (raters[STEWARD + index]?.member.id ?? null) : null;
    await insertNote(db, { roundId, memberId, text, writtenAt: clock.now() });
  }
}

/** Those who answer, in the order of the story. */
async function findRaters({ features, db }: Told, endeavourId: EndeavourId): Promise<readonly Seated[]> {
  const seats = await features.endeavours.seats(db, endeavourId);
  const raters: Seated[] = [];
  for (const name of RATERS) {
    const seat = seats.find(({ holders }) => holders.some((holder) => holder.name === name));
    const holding = seat?.holders.find((holder) => holder.name === name);
    const member = holding === undefined ? undefined : await findMember(db, endeavourId, holding.memberId);
    if (seat === undefined || member === undefined) throw new Error(`${name} holds no seat in the sample.`);
    raters.push({ member, seat });
  }
  return raters;
}

async function answerAll(
  { features, clock }: Told,
  endeavourId: EndeavourId,
  raters: readonly Seated[],
): Promise<RoundId> {
  const { running, answering } = features.diagnosis;
  const steward = raters[STEWARD];
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
  const steward = raters[STEWARD];
  if (steward !== undefined) await running.close(roundId, steward);
}
