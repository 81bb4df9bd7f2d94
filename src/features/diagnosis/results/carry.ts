import { z } from 'zod';
import { QUESTIONS } from '../../../analysis/diagnosis/instrument.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { parseId } from '../../../platform/ids.ts';
import type { Endeavours, MemberId } from '../../endeavours/index.ts';
import { insertChangedMind, listChangedMinds } from '../answers/answers.repository.ts';
import { insertNote, listNotes } from '../notes.repository.ts';
import type { RoundId, StatementId } from '../round.ts';
import { findResult, insertClosedRound, listRounds } from '../rounds/rounds.repository.ts';
import { findAgreedSettings, insertAgreedSettings } from '../settings/settings.repository.ts';
import { insertSentence, insertStatement, listStatements } from '../statements/statements.repository.ts';
import { resultSchema, settingsSchema } from './result-schema.ts';

const id = <Kind extends RoundId | StatementId | MemberId>() =>
  z.custom<Kind>((value) => typeof value === 'string' && parseId(value) !== null);
const moment = z.iso.datetime();
const words = z.string().max(2_000);

const roundSchema = z.object({
  id: id<RoundId>(),
  instrument: z.string().max(50),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31),
  openedAt: moment,
  answersUntil: moment,
  ratingUntil: moment.nullable(),
  closedAt: moment,
  wasRated: z.boolean(),
  result: resultSchema,
  statements: z
    .array(
      z.object({
        id: id<StatementId>(),
        question: z.enum(QUESTIONS),
        text: words,
        textBefore: words.nullable(),
        leftOutBecause: words.nullable(),
        sentences: z.array(words).max(1_000),
      }),
    )
    .max(5_000),
  changedMinds: z.array(words).max(10_000),
  notes: z
    .array(z.object({ memberId: id<MemberId>().nullable(), text: words, writtenAt: moment }))
    .max(10_000),
});

const schema = z.object({
  rounds: z.array(roundSchema).max(500),
  /** The thresholds that the seats agreed on for the rounds to come. */
  thresholds: settingsSchema.nullable(),
});
type Carried = z.output<typeof schema>;

/**
 * Closed rounds go along into another installation with what every seat may read of them. Who rated what stays behind,
 * and so does a round that is open: nobody may see what is in it.
 */
export function carryRounds({ exports }: Pick<Endeavours, 'exports'>, db: Queryable): void {
  exports.carry<Carried>({
    name: 'rounds',
    schema,
    async read(endeavourId) {
      const rounds: Carried['rounds'] = [];
      for (const round of (await listRounds(db, endeavourId)).toReversed()) {
        const result = await findResult(db, round.id);
        if (round.closedAt === null || result === null) continue;
        const { instrument, seed, openedAt, answersUntil, ratingUntil, closedAt, wasRated } = round;
        rounds.push({
          id: round.id,
          instrument,
          seed,
          openedAt: openedAt.toISOString(),
          answersUntil: answersUntil.toISOString(),
          ratingUntil: ratingUntil?.toISOString() ?? null,
          closedAt: closedAt.toISOString(),
          wasRated,
          result,
          statements: (await listStatements(db, round.id)).map(({ sentences, ...statement }) => ({
            ...statement,
            sentences: sentences.map(({ text }) => text),
          })),
          changedMinds: await listChangedMinds(db, round.id),
          notes: (await listNotes(db, round.id)).map(({ memberId, text, writtenAt }) => ({
            memberId,
            text,
            writtenAt: writtenAt.toISOString(),
          })),
        });
      }
      return { rounds, thresholds: (await findAgreedSettings(db, endeavourId)) ?? null };
    },
    async write(tx, endeavourId, { rounds, thresholds }, now) {
      for (const [index, { statements, changedMinds, notes, ...round }] of rounds.entries()) {
        await insertClosedRound(tx, { ...round, endeavourId, number: index + 1 });
        for (const { sentences, ...statement } of statements) {
          const at = { roundId: round.id, madeAt: new Date(round.closedAt) };
          const statementId = await insertStatement(tx, { ...statement, ...at });
          for (const text of sentences) {
            const { question } = statement;
            await insertSentence(tx, { roundId: round.id, raterId: null, question, text, statementId });
          }
        }
        for (const text of changedMinds) await insertChangedMind(tx, round.id, text);
        for (const { writtenAt, ...note } of notes) {
          await insertNote(tx, { roundId: round.id, ...note, writtenAt: new Date(writtenAt) });
        }
      }
      if (thresholds !== null) await insertAgreedSettings(tx, endeavourId, thresholds, now);
    },
  });
}
