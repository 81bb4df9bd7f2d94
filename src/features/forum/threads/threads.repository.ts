import { type Insertable, sql } from 'kysely';
import type { DB } from '../../../platform/database/schema.ts';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import { authorOfThread } from '../nameless/nameless.repository.ts';
import type { Space } from '../space.ts';
import { suspensionIn } from '../order/sanctions.repository.ts';
import { type FoundSpace, SPACE_COLUMNS, standingColumns } from '../spaces/spaces.repository.ts';
import { threadTags } from '../tags/tags.repository.ts';
import type { TaggedThread, Thread, ThreadId } from '../thread.ts';

const THREAD_COLUMNS = [
  'thread.id',
  'thread.spaceId',
  'thread.kind',
  'thread.state',
  'thread.title',
  'thread.language',
  'thread.shownAuthor',
  'thread.posts',
  'thread.answers',
  'thread.createdAt',
  'thread.lastPostAt',
  'thread.pinnedAt',
  'thread.lockedAt',
  'thread.lockReason',
  'thread.lockedBy',
  'thread.heldAt',
  'thread.hiddenAt',
  'thread.reopened',
  'thread.questionId',
  'thread.carried',
  'thread.mergedInto',
  'thread.reviewOn',
] as const;

const THREAD_FIELDS = [...THREAD_COLUMNS.map((column) => column.slice('thread.'.length)), 'authorId'];
const SPACE_FIELDS = SPACE_COLUMNS.map(
  (column) => column.slice('space.'.length) as Tail<(typeof SPACE_COLUMNS)[number]>,
);
type Tail<Column> = Column extends `space.${infer Field}` ? Field : never;

/** What a column of the space is called in one row with those of the thread. */
const inRow = (field: string): string => `ofSpace${field.charAt(0).toUpperCase()}${field.slice(1)}`;

export interface FoundThread extends FoundSpace {
  /** Of the post that was asked for, if one was. */
  readonly postNumber: number | null;
  readonly thread: TaggedThread;
  readonly read: number;
  readonly follow: 'watch' | 'normal' | 'mute' | null;
  /** Another one as soon as something of what everybody is shown of its posts has changed. */
  readonly shownAs: string;
}

type VisitBy = 'thread' | 'post';

const visitQuery = (by: VisitBy) =>
  repeatedQuery((db, value: ValueOf<{ id: string; person: string | null }>) =>
    db
      .selectFrom('thread')
      .innerJoin('space', 'space.id', 'thread.spaceId')
      .leftJoin('threadRead', (join) =>
        join.onRef('threadRead.threadId', '=', 'thread.id').on('threadRead.personId', '=', value('person')),
      )
      .leftJoin('threadFollow', (join) =>
        join
          .onRef('threadFollow.threadId', '=', 'thread.id')
          .on('threadFollow.personId', '=', value('person')),
      )
      .select(THREAD_COLUMNS)
      .select(authorOfThread(value('person')).as('authorId'))
      .select((eb) => SPACE_FIELDS.map((field) => eb.ref(`space.${field}`).as(inRow(field))))
      .select((eb) => standingColumns(eb, value('person')))
      .select(suspensionIn(value('person')).as('suspension'))
      .select(['threadRead.number as read', 'threadFollow.level as follow', threadTags().as('tags')])
      .select((eb) => [
        eb
          .selectFrom('threadShown')
          .select('changedIn')
          .whereRef('threadShown.threadId', '=', 'thread.id')
          .as('postsChanged'),
        eb.selectFrom('namesShown').select('changedIn').as('namesChanged'),
      ])
      .select(
        (by === 'post'
          ? sql<number | null>`(select number from post where id = ${value('id')})`
          : sql<number | null>`null::int`
        ).as('postNumber'),
      )
      .modifyFront(prepared)
      .where((eb) =>
        by === 'thread'
          ? eb('thread.id', '=', value('id'))
          : eb(
              'thread.id',
              '=',
              eb.selectFrom('post').select('post.threadId').where('post.id', '=', value('id')),
            ),
      ),
  );

const visits = { thread: visitQuery('thread'), post: visitQuery('post') };

/** A thread by its id or a post's, with its space and what the person is to both, in one query. */
export async function findThreadVisit(
  db: Queryable,
  by: { readonly thread: string } | { readonly post: string },
  person: string | null,
): Promise<FoundThread | undefined> {
  const [row] = await ('thread' in by
    ? visits.thread(db, { id: by.thread, person })
    : visits.post(db, { id: by.post, person }));
  if (row === undefined) return undefined;
  const { role, part, isSessionOn, isBlocked, readsFrom, suspension, postNumber, ...rest } = row;
  const { read, follow, tags, postsChanged, namesChanged, ...columns } = rest;
  const take = (fields: readonly string[], named: (field: string) => string): object =>
    Object.fromEntries(fields.map((field) => [field, columns[named(field) as keyof typeof columns]]));
  return {
    space: take(SPACE_FIELDS, inRow) as Space,
    standing: { role, part, isSessionOn, isBlocked, readsFrom: readsFrom ?? 1 },
    suspension,
    postNumber,
    thread: { ...take(THREAD_FIELDS, String), tags } as TaggedThread,
    read: read ?? 0,
    follow,
    shownAs: `${postsChanged ?? ''} ${namesChanged ?? ''}`,
  };
}

/**
 * The thread, and nobody else writes in it until the transaction ends. `reader` is who is its author if they began it
 * without a name.
 */
export async function lockThread(
  tx: Transaction,
  id: ThreadId,
  reader: PersonId | null = null,
): Promise<Thread> {
  const row = await tx
    .selectFrom('thread')
    .select([...THREAD_COLUMNS, authorOfThread(sql.val(reader)).as('authorId')])
    .modifyFront(prepared)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row as Thread;
}

export async function insertThread(tx: Transaction, thread: Insertable<DB['thread']>): Promise<void> {
  await tx.insertInto('thread').values(thread).execute();
}

export async function updateThread(
  tx: Transaction,
  id: ThreadId,
  set: Partial<Omit<Insertable<DB['thread']>, 'id'>>,
): Promise<void> {
  await tx.updateTable('thread').set(set).where('id', '=', id).execute();
}

/** Takes it upon the caller to tell those who voted for the question; false where somebody has before. */
export async function takeVotersTold(tx: Transaction, id: ThreadId, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('thread')
    .set({ votersToldAt: now })
    .where('id', '=', id)
    .where('votersToldAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
