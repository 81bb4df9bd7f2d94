import { type Expression, sql } from 'kysely';
import { prepared } from '../../../platform/database/prepared.ts';
import { repeatedQuery, type ValueOf } from '../../../platform/database/repeated-query.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { FORMER_MEMBER, type PostId, type ShownPost } from '../post.ts';
import type { ThreadId } from '../thread.ts';
import { postColumns } from './posts.repository.ts';

interface SoughtPosts {
  readonly thread: string;
  readonly from: number;
  readonly to: number;
  readonly person: string | null;
}

const postsOf = repeatedQuery((db, value: ValueOf<SoughtPosts>) =>
  shownPosts(db, value('person'))
    .where('post.threadId', '=', value('thread'))
    .where('post.number', '>=', value('from'))
    .where('post.number', '<=', value('to'))
    .orderBy('post.number'),
);

const postOf = repeatedQuery((db, value: ValueOf<{ id: string; person: string | null }>) =>
  shownPosts(db, value('person')).where('post.id', '=', value('id')),
);

/** Posts of a thread by number, as the person sees them: a page costs the same in a thread of any length. */
export async function listPosts(
  db: Queryable,
  thread: ThreadId,
  from: number,
  to: number,
  person: string | null,
): Promise<ShownPost[]> {
  return (await postsOf(db, { thread, from, to, person })).map(toShown);
}

export async function findShownPost(
  db: Queryable,
  id: PostId,
  person: string | null,
): Promise<ShownPost | undefined> {
  const [row] = await postOf(db, { id, person });
  return row === undefined ? undefined : toShown(row);
}

function shownPosts(db: Queryable, person: Expression<string | null>) {
  return db
    .selectFrom('post')
    .leftJoin('person as author', 'author.id', 'post.authorId')
    .leftJoin('organisation', 'organisation.id', 'post.organisationId')
    .leftJoin('post as parent', 'parent.id', 'post.replyTo')
    .leftJoin('person as parentAuthor', 'parentAuthor.id', 'parent.authorId')
    .modifyFront(prepared)
    .select(postColumns(person))
    .select((eb) => [
      'post.html',
      'post.language',
      'post.thanks',
      'post.shownAuthor',
      sql<boolean>`exists (select from nameless_post where nameless_post.post_id = post.id)`.as('isNameless'),
      sql<boolean>`exists (select from post_poll where post_poll.post_id = post.id)`.as('hasPoll'),
      'author.name as authorName',
      'organisation.name as organisation',
      // An address of theirs, which they have proved, belongs to the organisation that the post names (FOR-53).
      sql<boolean>`exists (select from organisation_domain d where d.organisation_id = post.organisation_id and (
        split_part(author.email, '@', 2) = d.domain
        or (d.domain like '.%' and split_part(author.email, '@', 2) like '%' || d.domain)))`.as('isVerified'),
      'parent.number as replyToNumber',
      'parent.shownAuthor as parentShownAuthor',
      'parentAuthor.name as parentAuthorName',
      eb
        .exists(
          eb
            .selectFrom('postThanks')
            .select(sql`1`.as('one'))
            .whereRef('postThanks.postId', '=', 'post.id')
            .where('postThanks.personId', '=', person),
        )
        .as('hasThanked'),
      eb
        .exists(
          eb
            .selectFrom('bookmark')
            .select(sql`1`.as('one'))
            .whereRef('bookmark.postId', '=', 'post.id')
            .where('bookmark.personId', '=', person),
        )
        .as('isBookmarked'),
      eb
        .exists(
          eb
            .selectFrom('personMute')
            .select(sql`1`.as('one'))
            .whereRef('personMute.mutedId', '=', 'post.authorId')
            .where('personMute.personId', '=', person),
        )
        .as('isMuted'),
    ]);
}

type ShownRow = Awaited<ReturnType<ReturnType<typeof shownPosts>['execute']>>[number];

function toShown({
  authorName,
  shownAuthor,
  parentAuthorName,
  parentShownAuthor,
  hasThanked,
  isBookmarked,
  isMuted,
  ...post
}: ShownRow): ShownPost {
  return {
    ...(post as Omit<ShownPost, 'author' | 'replyToAuthor' | 'hasThanked' | 'isBookmarked' | 'isMuted'>),
    author: shownAuthor ?? (authorName || FORMER_MEMBER),
    replyToAuthor:
      post.replyToNumber === null ? null : (parentShownAuthor ?? (parentAuthorName || FORMER_MEMBER)),
    hasThanked: Boolean(hasThanked),
    isBookmarked: Boolean(isBookmarked),
    isMuted: Boolean(isMuted),
  };
}
