import type { Id } from '../../platform/ids.ts';
import type { SpaceId } from './space.ts';
import type { ThreadTag } from './tags/tag.ts';

export type ThreadId = Id<'thread'>;

export const THREAD_KINDS = ['discussion', 'question', 'example', 'decision', 'announcement'] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number] | 'carried-over';

export const THREAD_STATES = ['open', 'answered', 'closed', 'archived'] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

export const KIND_WORDS: Readonly<Record<ThreadKind, string>> = {
  discussion: 'Discussion',
  question: 'Question',
  example: 'Real-world example',
  decision: 'Decision note',
  announcement: 'Announcement',
  'carried-over': 'Question from a session',
};

export const KIND_HINTS: Readonly<Record<(typeof THREAD_KINDS)[number], string>> = {
  discussion: 'Think something through together',
  question: 'Ask, and mark the reply that answers it',
  example: 'What was tried somewhere, and what came of it',
  decision: 'What was decided, by whom, with which dissent',
  announcement: 'Tell everybody here something',
};

export const STATE_WORDS: Readonly<Record<ThreadState, string>> = {
  open: 'Open',
  answered: 'Answered',
  closed: 'Closed',
  archived: 'Archived',
};

/** The headings below which a decision note says it. */
export const DECISION_HEADINGS = {
  decided: 'What was decided',
  by: 'Who decided',
  dissent: 'Who disagreed, and why',
} as const;

/** What the text of a new thread begins with. */
export const TEMPLATES: Readonly<Record<(typeof THREAD_KINDS)[number], string>> = {
  discussion: '',
  question: '',
  announcement: '',
  example: [
    '## Where, and at what level',
    '## What we tried',
    '## What to do',
    '## What not to do',
    '## The moment it turned',
    '## What came of it',
  ].join('\n\n\n'),
  decision: Object.values(DECISION_HEADINGS)
    .map((heading) => `## ${heading}`)
    .join('\n\n\n'),
};

export const MAX_TITLE_LENGTH = 150;
/** Posts, and threads in a list, on one page. */
export const PAGE_SIZE = 20;

/** Of the unread threads of a space no more than this are counted: from there on its line says "20+". */
export const MOST_UNREAD = 20;

export interface Thread {
  readonly id: ThreadId;
  readonly spaceId: SpaceId;
  readonly kind: ThreadKind;
  readonly state: ThreadState;
  readonly title: string;
  readonly language: string;
  /** Where it was begun without a name, for whoever began it alone; null for everybody else. */
  readonly authorId: string | null;
  readonly shownAuthor: string | null;
  /** How many posts it has, which is the number of its last one. */
  readonly posts: number;
  readonly answers: number;
  readonly createdAt: Date;
  readonly lastPostAt: Date;
  readonly pinnedAt: Date | null;
  readonly lockedAt: Date | null;
  readonly lockReason: string;
  readonly lockedBy: string | null;
  readonly heldAt: Date | null;
  readonly hiddenAt: Date | null;
  readonly reopened: boolean;
  readonly questionId: string | null;
  readonly carried: Carried | null;
  readonly mergedInto: ThreadId | null;
  /** Of a decision note: the day on which it is looked at again, as YYYY-MM-DD. */
  readonly reviewOn: string | null;
}

/** A thread as its page finds it. */
export interface TaggedThread extends Thread {
  readonly tags: readonly ThreadTag[];
}

/** What a question brought along from its live session. */
export interface Carried {
  readonly votes: number;
  readonly label: string | null;
  readonly state: string;
  readonly speakers: readonly { readonly name: string; readonly state: string }[];
}

/** Whether a thread asks for an answer that can be accepted. */
export function isQuestion({ kind }: Pick<Thread, 'kind'>): boolean {
  return kind === 'question' || kind === 'carried-over';
}

/** The page, from 1, on which a post stands. */
export function pageOf(number: number): number {
  return Math.max(1, Math.ceil(number / PAGE_SIZE));
}

/** Why nobody may write in a thread now; undefined where one may. */
export function whyNoReplies(thread: Pick<Thread, 'lockedAt' | 'lockReason' | 'state'>): string | undefined {
  if (thread.lockedAt !== null) {
    const why = thread.lockReason === '' ? '' : ` Reason: ${thread.lockReason}`;
    return `A moderator has locked this thread, so it takes no new posts.${why}`;
  }
  if (thread.state === 'closed') return 'This thread is closed, so it takes no new posts.';
  if (thread.state === 'archived') return 'This thread is archived, so it takes no new posts.';
  return undefined;
}

/** A thread as lists show it, with what the reader has read of it. */
export interface ListedThread {
  readonly id: ThreadId;
  readonly spaceId: SpaceId;
  readonly space: string;
  readonly kind: Thread['kind'];
  readonly state: Thread['state'];
  readonly title: string;
  readonly language: string;
  readonly author: string | null;
  readonly shownAuthor: string | null;
  readonly organisation: string | null;
  readonly posts: number;
  readonly thanks: number;
  readonly createdAt: Date;
  readonly lastPostAt: Date;
  readonly lastAuthor: string | null;
  readonly isPinned: boolean;
  readonly isLocked: boolean;
  readonly isHeld: boolean;
  readonly read: number | null;
  readonly follow: 'watch' | 'normal' | 'mute' | null;
  readonly tags: readonly ThreadTag[];
}
