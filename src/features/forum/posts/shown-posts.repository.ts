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
  return (
    db
      .selectFrom('post')
      .leftJoin('person as author', 'author.id', 'post.authorId')
      .leftJoin('organisation', 'organisation.id', 'post.organisationId')
      .leftJoin('post as parent', 'parent.id', 'post.replyTo')
      .leftJoin('person as parentAuthor', 'parentAuthor.id', 'parent.authorId')
      // At most one row of each. Joined, for a subquery for each post looks up even a table that is empty.
      .leftJoin('namelessPost', 'namelessPost.postId', 'post.id')
      .leftJoin('postPoll', 'postPoll.postId', 'post.id')
      .leftJoin('postThanks', (join) =>
        join.onRef('postThanks.postId', '=', 'post.id').on('postThanks.personId', '=', person),
      )
      .leftJoin('bookmark', (join) =>
        join.onRef('bookmark.postId', '=', 'post.id').on('bookmark.personId', '=', person),
      )
      .leftJoin('personMute', (join) =>
        join.onRef('personMute.mutedId', '=', 'post.authorId').on('personMute.personId', '=', person),
      )
      .modifyFront(prepared)
      .select(postColumns(person))
      .select((eb) => [
        'post.html',
        'post.language',
        'post.thanks',
        'post.shownAuthor',
        eb('namelessPost.postId', 'is not', null).as('isNameless'),
        eb('postPoll.postId', 'is not', null).as('hasPoll'),
        'author.name as authorName',
        'organisation.name as organisation',
        // An address of theirs, which they have proved, belongs to the organisation that the post names (FOR-53).
        sql<boolean>`exists (select from organisation_domain d where d.organisation_id = post.organisation_id and (
        split_part(author.email, '@', 2) = d.domain
        or (d.domain like '.%' and split_part(author.email, '@', 2) like '%' || d.domain)))`.as('isVerified'),
        'parent.number as replyToNumber',
        'parent.shownAuthor as parentShownAuthor',
        'parentAuthor.name as parentAuthorName',
        eb('postThanks.postId', 'is not', null).as('hasThanked'),
        eb('bookmark.postId', 'is not', null).as('isBookmarked'),
        eb('personMute.mutedId', 'is not', null).as('isMuted'),
      ])
  );
}

type ShownRow = Awaited<ReturnType<ReturnType<typeof shownPosts>['execute']>>[number];

function toShown(row: ShownRow): ShownPost {
  const { authorName, shownAuthor, parentAuthorName, parentShownAuthor, ...post } = row;
  return {
    ...(post as Omit<ShownPost, 'author' | 'replyToAuthor'>),
    author: shownAuthor ?? (authorName || FORMER_MEMBER),
    replyToAuthor:
      post.replyToNumber === null ? null : (parentShownAuthor ?? (parentAuthorName || FORMER_MEMBER)),
  };
}
