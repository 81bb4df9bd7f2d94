import { type Insertable, sql } from 'kysely';
import type { DB } from '../../../platform/database/schema.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { PostId } from '../post.ts';
import type { ThreadId } from '../thread.ts';

const AT_ONCE = 500;

export type NewPost = Insertable<DB['post']>;

export interface MadeThread {
  readonly id: ThreadId;
  /** The session has handed it over; before, it only holds replies (LIVE-63). */
  readonly isCarried: boolean;
}

/** The threads of the questions of a session, by the questions. */
export async function threadsMade(
  db: Queryable,
  sessionId: string,
): Promise<ReadonlyMap<string, MadeThread>> {
  const rows = await db
    .selectFrom('question')
    .innerJoin('thread', 'thread.questionId', 'question.id')
    .select((eb) => ['question.id as questionId', 'thread.id', eb('carried', 'is not', null).as('isCarried')])
    .where('question.sessionId', '=', sessionId)
    .execute();
  return new Map(rows.map(({ questionId, ...made }) => [questionId, made as MadeThread]));
}

export async function insertCarried(
  tx: Transaction,
  rows: {
    readonly threads: readonly Insertable<DB['thread']>[];
    readonly posts: readonly NewPost[];
    readonly addressees: readonly Insertable<DB['threadAddressee']>[];
    readonly follows: readonly Insertable<DB['threadFollow']>[];
    readonly organisations: readonly Insertable<DB['threadOrganisation']>[];
  },
): Promise<void> {
  for (const some of parts(rows.threads)) await tx.insertInto('thread').values(some).execute();
  for (const some of parts(rows.posts)) await tx.insertInto('post').values(some).execute();
  for (const some of parts(rows.addressees)) await tx.insertInto('threadAddressee').values(some).execute();
  for (const some of parts(rows.follows)) {
    await tx
      .insertInto('threadFollow')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const some of parts(rows.organisations)) {
    await tx
      .insertInto('threadOrganisation')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

function* parts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += AT_ONCE) yield rows.slice(from, from + AT_ONCE);
}

export interface SeatHolder {
  readonly seatId: string;
  readonly personId: PersonId | null;
  readonly organisationId: string | null;
}

export async function seatHolders(
  db: Queryable,
  sessionId: string,
): Promise<ReadonlyMap<string, SeatHolder>> {
  const rows = await db
    .selectFrom('seat')
    .select(['id as seatId', 'personId', 'organisationId'])
    .where('sessionId', '=', sessionId)
    .execute();
  return new Map(rows.map((row) => [row.seatId, row as SeatHolder]));
}

/** Where people work now. */
export async function organisationsOf(
  db: Queryable,
  people: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['id', 'organisationId'])
    .where('id', 'in', people)
    .execute();
  return new Map(rows.map(({ id, organisationId }) => [id, organisationId]));
}

/** Who asked, if it was somebody with an account; in whatever form the question shows them. */
export async function askerOf(db: Queryable, questionId: string): Promise<PersonId | null> {
  const row = await db
    .selectFrom('question')
    .innerJoin('seat', 'seat.id', 'question.seatId')
    .select('seat.personId')
    .where('question.id', '=', questionId)
    .executeTakeFirst();
  return (row?.personId ?? null) as PersonId | null;
}

/** Everybody with an account who voted for a question. */
export async function votersOf(db: Queryable, questionId: string): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('vote')
    .innerJoin('seat', 'seat.id', 'vote.seatId')
    .select('seat.personId')
    .distinct()
    .where('vote.questionId', '=', questionId)
    .where('seat.personId', 'is not', null)
    .execute();
  return rows.flatMap(({ personId }) => (personId === null ? [] : [personId as PersonId]));
}

export interface QuestionThread {
  readonly questionId: string;
  readonly threadId: ThreadId;
  readonly posts: number;
  readonly answers: number;
}

/** The thread of a question that everybody who may read its space sees. */
export async function threadOfQuestion(db: Queryable, questionId: string): Promise<ThreadId | undefined> {
  const row = await db
    .selectFrom('thread')
    .select('id')
    .where('questionId', '=', questionId)
    .where('heldAt', 'is', null)
    .where('hiddenAt', 'is', null)
    .executeTakeFirst();
  return row?.id as ThreadId | undefined;
}

/** The threads of the questions of a session. */
export async function threadsOfSession(db: Queryable, sessionId: string): Promise<QuestionThread[]> {
  const rows = await db
    .selectFrom('thread')
    .innerJoin('question', 'question.id', 'thread.questionId')
    .select(['question.id as questionId', 'thread.id as threadId', 'thread.posts', 'thread.answers'])
    .where('question.sessionId', '=', sessionId)
    .where('thread.heldAt', 'is', null)
    .where('thread.hiddenAt', 'is', null)
    .execute();
  return rows as QuestionThread[];
}

/** The thread that was made of a question, whatever became of it since. */
export async function threadMadeOf(tx: Transaction, questionId: string): Promise<ThreadId | undefined> {
  const row = await tx
    .selectFrom('thread')
    .select('id')
    .where('questionId', '=', questionId)
    .executeTakeFirst();
  return row?.id as ThreadId | undefined;
}

export interface CarriedPost {
  readonly id: PostId;
  readonly key: string;
  readonly text: string;
  readonly shownAuthor: string | null;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

/** The posts of a thread, the question first. */
export async function carriedPosts(tx: Transaction, id: ThreadId): Promise<readonly CarriedPost[]> {
  const rows = await tx
    .selectFrom('post')
    .select(['id', 'key', 'text', 'shownAuthor', 'createdAt', 'editedAt', 'deletedAt'])
    .where('threadId', '=', id)
    .orderBy('number')
    .execute();
  return rows as CarriedPost[];
}

/** Speakers who were asked in a thread and wait no more for their answer in the session do so in the forum neither. */
export async function settleSpeakers(
  tx: Transaction,
  id: ThreadId,
  questionId: string,
  now: Date,
): Promise<void> {
  await sql`
    update thread_addressee addressee set state_at = ${now}, reason = coalesce(asked.reason, ''),
      state = case asked.state when 'passed-on' then 'handed-on' when 'declined' then 'declined' else 'answered'
        end::addressee_state
    from question_speaker asked join session_role speaker on speaker.id = asked.speaker_id
    where addressee.thread_id = ${id} and addressee.state = 'waiting'
      and asked.question_id = ${questionId} and asked.state <> 'waiting'
      and coalesce(addressee.person_id, addressee.shown_name) = coalesce(speaker.person_id, speaker.name)`.execute(
    tx,
  );
}

/** The question that a thread goes on about, and how many replies of it everybody sees. */
export async function repliesOf(
  tx: Transaction,
  id: ThreadId,
): Promise<{ readonly questionId: string; readonly replies: number } | undefined> {
  const row = await tx
    .selectFrom('thread')
    .innerJoin('post', 'post.threadId', 'thread.id')
    .select((eb) => ['questionId', eb.fn.countAll<number>().as('replies')])
    .where('thread.id', '=', id)
    .where('questionId', 'is not', null)
    .where('number', '>', 1)
    .where('post.heldAt', 'is', null)
    .groupBy('questionId')
    .executeTakeFirst();
  return row as { questionId: string; replies: number } | undefined;
}
