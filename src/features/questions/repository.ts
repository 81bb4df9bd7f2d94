import type { Selectable, Updateable } from 'kysely';
import type { DB } from '../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { RoleId, SeatId, SessionId } from '../sessions/index.ts';
import {
  type AddressedSpeaker,
  type Answer,
  PUBLIC_STATES,
  type Question,
  type QuestionId,
  type QuestionState,
  UNANSWERED_STATES,
} from './question.ts';
import { addressSpeakers } from './speakers.repository.ts';

type QuestionRow = Selectable<DB['question']>;

function toQuestion(row: QuestionRow): Question {
  return row as unknown as Question;
}

export async function findQuestion(
  db: Queryable,
  sessionId: SessionId,
  id: QuestionId,
): Promise<Question | undefined> {
  const row = await db
    .selectFrom('question')
    .selectAll()
    .where('id', '=', id)
    .where('sessionId', '=', sessionId)
    .executeTakeFirst();
  return row && toQuestion(row);
}

export async function findQuestionByKey(
  db: Queryable,
  sessionId: SessionId,
  seatId: SeatId,
  key: string,
): Promise<Question | undefined> {
  const row = await db
    .selectFrom('question')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .where('seatId', '=', seatId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && toQuestion(row);
}

export interface NewQuestion extends Pick<
  Question,
  | 'id'
  | 'sessionId'
  | 'partId'
  | 'text'
  | 'naming'
  | 'shownName'
  | 'shownOrganisation'
  | 'labelId'
  | 'state'
  | 'askedAt'
  | 'marked'
  | 'fromFloor'
  | 'decidedBy'
  | 'version'
> {
  readonly seatId: SeatId;
  readonly key: string;
  readonly language: string;
  readonly speakerIds: readonly RoleId[];
}

export async function insertQuestion(tx: Transaction, question: NewQuestion): Promise<void> {
  const { speakerIds, ...values } = question;
  await tx
    .insertInto('question')
    .values({
      ...values,
      stateAt: values.askedAt,
      listedAt: values.state === 'published' ? values.askedAt : null,
      countsVersion: values.version,
    })
    .execute();
  await addressSpeakers(tx, question.id, speakerIds, values.askedAt);
}

export async function updateQuestion(
  tx: Transaction,
  id: QuestionId,
  set: Updateable<DB['question']>,
): Promise<void> {
  await tx.updateTable('question').set(set).where('id', '=', id).execute();
}

/** Marks questions as changed in a version of their session, though nothing in their own rows is. */
export async function stampQuestions(
  tx: Transaction,
  ids: readonly QuestionId[],
  version: number,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('question').set({ version }).where('id', 'in', ids).execute();
}

/** How many questions of a seat are unanswered, and when it last asked. */
export async function askingHistory(
  tx: Transaction,
  seatId: SeatId,
): Promise<{ readonly open: number; readonly lastAskedAt: Date | null }> {
  const row = await tx
    .selectFrom('question')
    .select((eb) => [
      eb.fn.count<number>('id').filterWhere('state', 'in', UNANSWERED_STATES).as('open'),
      eb.fn.max('askedAt').as('lastAskedAt'),
    ])
    .where('seatId', '=', seatId)
    .executeTakeFirstOrThrow();
  return row;
}

/** A question with everything around it that may be shown. */
export interface QuestionDetails extends Question {
  readonly speakers: readonly AddressedSpeaker[];
  readonly answers: readonly Answer[];
  /** Other wordings that are shown with it: the original after an edit, a proposal shown beside, merged texts. */
  readonly wordings: readonly { readonly state: string; readonly text: string }[];
  readonly label: string | null;
  readonly votes: number;
  /** Votes and sightings by organisation id; empty: none given. */
  readonly tally: ReadonlyMap<string, { readonly votes: number; readonly seen: number }>;
}

export interface QuestionFilter {
  readonly sessionId: SessionId;
  readonly states?: readonly QuestionState[];
  readonly seatId?: SeatId;
  readonly ids?: readonly QuestionId[];
  /** Only what changed, in itself or in its counts, after this session version. */
  readonly changedAfter?: number;
}

/** Questions with all that belongs to them, in order of asking. Five queries, however many questions. */
export async function listQuestions(db: Queryable, filter: QuestionFilter): Promise<QuestionDetails[]> {
  if (filter.ids?.length === 0) return [];
  let query = db
    .selectFrom('question')
    .leftJoin('sessionLabel', 'sessionLabel.id', 'question.labelId')
    .selectAll('question')
    .select('sessionLabel.name as label')
    .where('question.sessionId', '=', filter.sessionId)
    .orderBy('question.askedAt')
    .orderBy('question.id');
  if (filter.states !== undefined) query = query.where('question.state', 'in', filter.states);
  if (filter.seatId !== undefined) query = query.where('question.seatId', '=', filter.seatId);
  if (filter.ids !== undefined) query = query.where('question.id', 'in', filter.ids);
  const after = filter.changedAfter;
  if (after !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('question.version', '>', after), eb('question.countsVersion', '>', after)]),
    );
  }
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const speakers = await db
    .selectFrom('questionSpeaker')
    .innerJoin('sessionRole', 'sessionRole.id', 'questionSpeaker.speakerId')
    .select(['questionId', 'speakerId', 'state', 'passedTo', 'reason'])
    .where('questionId', 'in', ids)
    .orderBy('sessionRole.position')
    .orderBy('sessionRole.name')
    .execute();
  const answers = await db
    .selectFrom('answer')
    .select(['questionId', 'speakerId', 'kind', 'text', 'recordingAt', 'confirmedAt', 'updatedAt'])
    .where('questionId', 'in', ids)
    .orderBy('createdAt')
    .execute();
  const wordings = await db
    .selectFrom('questionWording')
    .select(['questionId', 'state', 'text'])
    .where('questionId', 'in', ids)
    .orderBy('madeAt')
    .execute();
  const tallies = await db
    .selectFrom('tally')
    .select(['questionId', 'organisation', 'votes', 'seen'])
    .where('questionId', 'in', ids)
    .execute();
  const speakersOf = Map.groupBy(speakers, (each) => each.questionId);
  const answersOf = Map.groupBy(answers, (each) => each.questionId);
  const wordingsOf = Map.groupBy(wordings, (each) => each.questionId);
  const talliesOf = Map.groupBy(tallies, (each) => each.questionId);
  return rows.map((row) => {
    const tally = talliesOf.get(row.id) ?? [];
    return {
      ...toQuestion(row),
      label: row.label,
      speakers: (speakersOf.get(row.id) ?? []) as unknown as AddressedSpeaker[],
      answers: (answersOf.get(row.id) ?? []).map((each) => ({
        speakerId: each.speakerId as RoleId,
        kind: each.kind,
        text: each.text,
        recordingAt: each.recordingAt,
        confirmed: each.confirmedAt !== null || each.kind === 'written',
        at: each.updatedAt,
      })),
      wordings: wordingsOf.get(row.id) ?? [],
      votes: tally.reduce((sum, each) => sum + each.votes, 0),
      tally: new Map(tally.map((each) => [each.organisation, { votes: each.votes, seen: each.seen }])),
    };
  });
}

/** What everybody may see, or must see is gone; `changedAfter` as in {@link listQuestions}. */
export function listPublicQuestions(
  db: Queryable,
  sessionId: SessionId,
  changedAfter?: number,
): Promise<QuestionDetails[]> {
  return listQuestions(db, {
    sessionId,
    states: PUBLIC_STATES,
    ...(changedAfter === undefined ? {} : { changedAfter }),
  });
}

export async function listVotesOf(db: Queryable, seatId: SeatId): Promise<QuestionId[]> {
  const rows = await db.selectFrom('vote').select('questionId').where('seatId', '=', seatId).execute();
  return rows.map((row) => row.questionId as QuestionId);
}

export async function listVoters(db: Queryable, questionId: QuestionId): Promise<SeatId[]> {
  const rows = await db.selectFrom('vote').select('seatId').where('questionId', '=', questionId).execute();
  return rows.map((row) => row.seatId as SeatId);
}

export async function sessionOfQuestion(db: Queryable, id: QuestionId): Promise<SessionId | undefined> {
  const row = await db.selectFrom('question').select('sessionId').where('id', '=', id).executeTakeFirst();
  return row?.sessionId as SessionId | undefined;
}
