import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { Id } from '../../platform/ids.ts';
import { newId } from '../../platform/ids.ts';
import type { DeclineReason, SeatId, SessionId } from '../sessions/index.ts';
import type { Answer, TextState } from './answer.ts';
import type { PollId } from './poll.ts';
import type { AnswerGroup } from './results.ts';

export type AnswerId = Id<'answer'>;
export interface AnswerToStore {
  readonly pollId: PollId;
  readonly seatId: SeatId;
  readonly answer: Answer;
  /** For text: the state a new text begins in. */
  readonly textState: TextState | null;
}

/**
 * Stores one answer for each poll and seat, in the place of the one before. Repeating it changes nothing, so that a
 * text that was declined stays declined; another text after one that was declined waits for a moderator. Answers of
 * seats that are gone are left out.
 */
export async function storeAnswers(
  tx: Transaction,
  answers: readonly AnswerToStore[],
  now: Date,
): Promise<void> {
  const rows = JSON.stringify(
    answers.map(({ pollId, seatId, answer, textState }) => ({
      id: newId(),
      poll_id: pollId,
      seat_id: seatId,
      value: answer,
      text_state: textState,
    })),
  );
  await sql`
    insert into poll_answer (id, poll_id, seat_id, organisation_id, value, text_state, at)
    select given.id, given.poll_id, seat.id, seat.organisation_id, given.value, given.text_state, ${now}::timestamptz
    from json_to_recordset(${rows}::json)
      as given (id text, poll_id text, seat_id text, value jsonb, text_state comment_state)
    join seat on seat.id = given.seat_id
    on conflict (poll_id, seat_id) do update set
      value = excluded.value,
      organisation_id = excluded.organisation_id,
      text_state = case when poll_answer.text_state in ('declined', 'removed') and excluded.text_state is not null
        then 'received' else excluded.text_state end,
      text_reason = null,
      text_note = null,
      at = excluded.at
    where poll_answer.value <> excluded.value`.execute(tx);
}

/** Answers that count, grouped by what they say; by organisation too where asked. Seats set aside do not count. */
export async function groupAnswers(
  db: Queryable,
  pollId: PollId,
  options: { readonly byOrganisation: boolean },
): Promise<AnswerGroup[]> {
  const organisation = options.byOrganisation
    ? sql<string>`coalesce(poll_answer.organisation_id, '')`
    : sql<string>`''`;
  const isPublished = sql<boolean>`coalesce(poll_answer.text_state = 'published', false)`;
  const rows = await db
    .selectFrom('pollAnswer')
    .leftJoin('seat', 'seat.id', 'pollAnswer.seatId')
    .select((eb) => [
      'pollAnswer.value as answer',
      organisation.as('organisation'),
      isPublished.as('isPublished'),
      eb.fn.countAll<number>().as('people'),
    ])
    .where('pollAnswer.pollId', '=', pollId)
    .where('seat.setAsideAt', 'is', null)
    .groupBy(['pollAnswer.value', 'organisation', 'isPublished'])
    .execute();
  return rows as AnswerGroup[];
}

/** Names of the organisations that answered, by id. */
export async function organisationNames(db: Queryable, pollId: PollId): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('pollAnswer')
        .select('organisationId')
        .where('pollId', '=', pollId)
        .where('organisationId', 'is not', null)
        .$narrowType<{ organisationId: string }>(),
    )
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A text that a moderator looks at. It carries no name: whose it is, is not part of its judgement. */
export interface TextToModerate {
  readonly id: AnswerId;
  readonly text: string;
  readonly state: TextState;
  readonly reason: DeclineReason | null;
  readonly note: string | null;
  readonly at: Date;
}

/** Waiting ones first, the oldest at the top; then the others, the newest at the top. */
export async function listTexts(db: Queryable, pollId: PollId): Promise<TextToModerate[]> {
  const rows = await db
    .selectFrom('pollAnswer')
    .select(['id', 'value', 'textState', 'textReason', 'textNote', 'at'])
    .where('pollId', '=', pollId)
    .where('textState', 'is not', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const texts = rows.map((row) => ({
    id: row.id as AnswerId,
    text: textIn(row.value),
    state: row.textState as TextState,
    reason: row.textReason,
    note: row.textNote,
    at: row.at,
  }));
  const isWaiting = ({ state }: TextToModerate): boolean => state === 'received';
  return [...texts.filter(isWaiting), ...texts.filter((text) => !isWaiting(text)).toReversed()];
}

function textIn(value: unknown): string {
  const answer = value as Answer;
  return 'text' in answer ? answer.text : '';
}

/** The text that a moderator decides on, held for this transaction. */
export async function findText(
  tx: Transaction,
  pollId: PollId,
  id: AnswerId,
): Promise<{ readonly state: TextState; readonly seatId: SeatId | null; readonly at: Date } | undefined> {
  const row = await tx
    .selectFrom('pollAnswer')
    .select(['textState', 'seatId', 'at'])
    .where('pollId', '=', pollId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined || row.textState === null
    ? undefined
    : { state: row.textState, seatId: row.seatId as SeatId | null, at: row.at };
}

export async function setTextState(
  tx: Transaction,
  id: AnswerId,
  set: { readonly state: TextState; readonly reason: DeclineReason | null; readonly note: string | null },
): Promise<void> {
  await tx
    .updateTable('pollAnswer')
    .set({ textState: set.state, textReason: set.reason, textNote: set.note })
    .where('id', '=', id)
    .execute();
}

/** How many texts of each poll of a session wait for a moderator. */
export async function countWaitingTexts(
  db: Queryable,
  sessionId: SessionId,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('pollAnswer')
    .innerJoin('poll', 'poll.id', 'pollAnswer.pollId')
    .select((eb) => ['pollAnswer.pollId', eb.fn.countAll<number>().as('count')])
    .where('poll.sessionId', '=', sessionId)
    .where('pollAnswer.textState', '=', 'received')
    .groupBy('pollAnswer.pollId')
    .execute();
  return new Map(rows.map(({ pollId, count }) => [pollId, count]));
}
