import type { Id } from '../../platform/ids.ts';
import type { ThreadId } from './thread.ts';

export type PostId = Id<'post'>;

/** Longest post, in Unicode code points. */
export const MAX_POST_LENGTH = 20_000;

/** A post as the rules see it. */
export interface Post {
  readonly id: PostId;
  readonly threadId: ThreadId;
  readonly number: number;
  /** Of a post without a name, for its author alone; null for everybody else. */
  readonly authorId: string | null;
  readonly text: string;
  readonly replyTo: PostId | null;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly heldAt: Date | null;
  readonly hiddenAt: Date | null;
  readonly hiddenReason: string;
}

/** A post as a page shows it. */
export interface ShownPost extends Post {
  /** Safe to put on a page. */
  readonly html: string;
  readonly author: string;
  readonly organisation: string | null;
  /** Whether the author has proved an address of that organisation. */
  readonly isVerified: boolean;
  readonly language: string;
  readonly thanks: number;
  readonly replyToNumber: number | null;
  readonly replyToAuthor: string | null;
  readonly hasThanked: boolean;
  readonly isBookmarked: boolean;
  readonly isMuted: boolean;
  /** Posted without a name, by somebody who is not erased. */
  readonly isNameless: boolean;
  /** Asks a poll or a sense check. */
  readonly hasPoll: boolean;
}

/** What stands where the text of a post is not shown. */
export function placeOfText(
  post: Pick<Post, 'deletedAt' | 'hiddenAt' | 'heldAt'>,
  who: { readonly isAuthor: boolean; readonly mayModerate: boolean },
): 'text' | 'deleted' | 'hidden' | 'held' {
  if (post.deletedAt !== null) return 'deleted';
  if (post.hiddenAt !== null && !who.isAuthor && !who.mayModerate) return 'hidden';
  if (post.heldAt !== null && !who.isAuthor && !who.mayModerate) return 'held';
  return 'text';
}

/** What stands where a text is left out. */
export const LEFT_OUT_WORDS = {
  deleted: 'Deleted by author',
  hidden: 'Hidden by a moderator',
  held: 'Waiting for a moderator to look',
} as const;

/** Somebody whose account is gone, or who asked without a name. */
export const FORMER_MEMBER = 'A former member';

const POST_LINK = /\/forum\/posts\/([0-9a-hjkmnp-tv-z]{16})/g;

/** The posts that a text quotes: those linked to in its quoted lines. */
export function quotedIn(text: string): readonly PostId[] {
  const quoted = text.split('\n').filter((line) => /^\s{0,3}>/.test(line));
  return [...new Set(quoted.flatMap((line) => [...line.matchAll(POST_LINK)].map(([, id]) => id as PostId)))];
}

/** A post as the beginning of an answer to it, each line marked as quoted. */
export function quoteOf(post: Pick<ShownPost, 'id' | 'author' | 'number' | 'text'>): string {
  const lines = post.text.split('\n').map((line) => `> ${line}`.trimEnd());
  const name = post.author.replaceAll(/[[\]\\]/g, '');
  return [`> [${name} wrote in post ${post.number}](/forum/posts/${post.id}):`, '>', ...lines, '', ''].join(
    '\n',
  );
}
