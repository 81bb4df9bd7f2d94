import { createHash } from 'node:crypto';
import { cleanText } from '../../../platform/forms/fields.ts';
import { newId } from '../../../platform/ids.ts';
import type { CarriedThread } from '../export/carried-threads.ts';
import { MAX_POST_LENGTH } from '../post.ts';
import { MAX_TAG_LENGTH, MOST_TAGS, tagNames } from '../tags/tag.ts';
import { MAX_TITLE_LENGTH } from '../thread.ts';
import { withoutOwnAddresses } from './mend-text.ts';
import type { Source } from './source.ts';

/** So much one file may hold; whoever has more brings it in in parts. */
export const MOST_THREADS = 1_000;
export const MOST_POSTS = 5_000;
/** Nobody writes in these again, so they may be as long as what endeavours carry along. */
export const LONGEST_POST = 4 * MAX_POST_LENGTH;
const LONGEST_NAME = 200;
const MOST_MISTAKES = 50;
const EARLIEST_YEAR = 1990;

/** What stays behind because not everybody could read it where it was. */
export const FOR_SOME = {
  whispers: 'whispers among staff',
  messages: 'private messages',
  categories: 'threads of categories that only some could read',
  hidden: 'posts that moderators hid',
} as const;

/** A thread as it will be written, and what is the same whenever it is read again. */
export interface WantedThread {
  readonly key: string;
  readonly thread: CarriedThread;
}

/** Something in a file that cannot be brought in: where it stands, and what to do about it. */
export interface Mistake {
  readonly place: string;
  readonly message: string;
}

/** What was read of a file: threads that can be brought in, and what was left out and why. */
export interface Reading {
  readonly source: Source;
  readonly threads: readonly WantedThread[];
  /** The first of them; `mistakeCount` is of all. */
  readonly mistakes: readonly Mistake[];
  readonly mistakeCount: number;
  /** What stays behind on purpose, with how many there are of it. */
  readonly leftOut: readonly (readonly [what: string, count: number])[];
}

/** A post as a file says it, before it is looked at. */
export interface FoundPost {
  /** Its place in the file, as a sentence names it. */
  readonly place: string;
  /** What other posts of the thread call it when they reply to it. */
  readonly name: string;
  readonly replyTo: string | null;
  readonly author: string;
  readonly organisation?: string;
  readonly language?: string;
  readonly text: string;
  readonly createdAt: unknown;
  readonly editedAt?: unknown;
}

export interface FoundThread {
  readonly place: string;
  /** What tells it from others of the same source. */
  readonly name: string;
  readonly title: string;
  readonly tags?: readonly string[];
  readonly isClosed?: boolean;
  readonly posts: readonly FoundPost[];
}

/** Gathers what the reader of one format finds, and refuses what does not fit. */
export class Gathering {
  readonly #source: Source;
  readonly #now: Date;
  readonly #threads: WantedThread[] = [];
  readonly #keys = new Set<string>();
  readonly #mistakes: Mistake[] = [];
  #mistakeCount = 0;
  #posts = 0;
  readonly #leftOut = new Map<string, number>();

  constructor(source: Source, now: Date) {
    this.#source = source;
    this.#now = now;
  }

  refuse(place: string, message: string): void {
    this.#mistakeCount += 1;
    if (this.#mistakes.length < MOST_MISTAKES) this.#mistakes.push({ place, message });
  }

  leaveOut(what: string, count = 1): void {
    if (count > 0) this.#leftOut.set(what, (this.#leftOut.get(what) ?? 0) + count);
  }

  /** Adds a thread with those of its posts that can be brought in, in the order of their times. */
  add(found: FoundThread): void {
    const posts = found.posts.flatMap((post) => this.#postOf(post) ?? []);
    const [first] = posts.toSorted((one, other) => Number(one.post.createdAt) - Number(other.post.createdAt));
    if (first === undefined) {
      this.leaveOut('threads of which no post is left');
      return;
    }
    const key = createHash('sha256')
      .update(`${this.#source}\n${found.name}\n${first.post.createdAt.toISOString()}`)
      .digest('hex');
    if (this.#keys.has(key)) return this.leaveOut('threads that stand in the file twice');
    const { title, tags } = this.#titleAndTags(found);
    if (title === '') return this.refuse(found.place, 'The thread has no title. Give it one');
    this.#keys.add(key);
    this.#posts += posts.length;
    const ids = new Map(posts.map(({ name, post }) => [name, post.id]));
    this.#threads.push({
      key,
      thread: {
        id: newId(),
        kind: 'discussion',
        state: found.isClosed === true ? 'closed' : 'open',
        title,
        tags: [...tags],
        author: first.post.author,
        organisation: first.post.organisation,
        createdAt: first.post.createdAt,
        reviewOn: null,
        posts: posts
          .toSorted((one, other) => Number(one.post.createdAt) - Number(other.post.createdAt))
          .map(({ post, replyTo }) => ({
            ...post,
            replyTo: replyTo === null ? null : (ids.get(replyTo) ?? null),
          })),
      },
    });
  }

  #titleAndTags({ title, tags = [] }: FoundThread): { title: string; tags: readonly string[] } {
    const names = tagNames(...tags.map(oneLine));
    const kept = names.filter((name) => [...name].length <= MAX_TAG_LENGTH).slice(0, MOST_TAGS);
    this.leaveOut(
      `tags that are longer than ${MAX_TAG_LENGTH} characters, or beyond ${MOST_TAGS} of one thread`,
      names.length - kept.length,
    );
    const whole = [...oneLine(title)];
    if (whole.length <= MAX_TITLE_LENGTH) return { title: whole.join(''), tags: kept };
    this.leaveOut(`ends of titles longer than ${MAX_TITLE_LENGTH} characters`);
    return {
      title: `${whole
        .slice(0, MAX_TITLE_LENGTH - 1)
        .join('')
        .trimEnd()}…`,
      tags: kept,
    };
  }

  #postOf(
    found: FoundPost,
  ): { name: string; replyTo: string | null; post: CarriedThread['posts'][number] } | undefined {
    const { place, name, replyTo, language = 'en' } = found;
    const createdAt = readTime(found.createdAt);
    const author = oneLine(found.author);
    const organisation = oneLine(found.organisation ?? '');
    const { text, pictures } = withoutOwnAddresses(cleanText(found.text).toWellFormed());
    const wrong =
      createdAt === undefined
        ? 'The time is missing or cannot be read. Write it like 2026-03-31T14:05:00Z'
        : createdAt.getTime() > this.#now.getTime()
          ? 'The time lies in the future. Write when it was posted'
          : author === ''
            ? 'The author is missing. Write a name, or “Unknown”'
            : [...author, ...organisation].length > LONGEST_NAME
              ? `The author and the organisation have more than ${LONGEST_NAME} characters together. Shorten them`
              : [...text].length > LONGEST_POST
                ? `The text is longer than ${LONGEST_POST.toLocaleString('en-GB')} characters. Split it into two posts`
                : undefined;
    if (createdAt === undefined || wrong !== undefined) {
      this.refuse(place, wrong ?? '');
      return undefined;
    }
    if (text === '') {
      this.leaveOut('posts without a text');
      return undefined;
    }
    this.leaveOut('pictures and links to places inside the old forum, whose words are kept', pictures);
    const editedAt = readTime(found.editedAt) ?? null;
    return {
      name,
      replyTo,
      post: {
        id: newId(),
        author,
        organisation: organisation === '' ? null : organisation,
        language,
        text,
        replyTo: null,
        createdAt,
        editedAt: editedAt !== null && editedAt > createdAt ? editedAt : null,
        acceptedAt: null,
        isDeleted: false,
      },
    };
  }

  /** What was gathered, or why there is too much or nothing of it. */
  done(): ReadFile {
    if (this.#threads.length > MOST_THREADS || this.#posts > MOST_POSTS) {
      const most = `${MOST_THREADS.toLocaleString('en-GB')} threads and ${MOST_POSTS.toLocaleString('en-GB')} posts`;
      return notRead(
        `The file holds more than ${most}. Split it, and bring its parts in one after the other`,
      );
    }
    return {
      ok: true,
      reading: {
        source: this.#source,
        threads: this.#threads,
        mistakes: this.#mistakes.toSorted((one, other) =>
          one.place.localeCompare(other.place, 'en', { numeric: true }),
        ),
        mistakeCount: this.#mistakeCount,
        leftOut: [...this.#leftOut],
      },
    };
  }
}

export type ReadFile =
  { readonly ok: true; readonly reading: Reading } | { readonly ok: false; readonly message: string };

export function notRead(message: string): ReadFile {
  return { ok: false, message };
}

function oneLine(text: string): string {
  return cleanText(text).toWellFormed().replaceAll(/\s+/g, ' ').trim();
}

const TIME = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;

/** A time in ISO 8601; without a zone it is in UTC. */
export function readTime(written: unknown): Date | undefined {
  const parts = typeof written === 'string' ? TIME.exec(written.trim()) : null;
  if (parts === null) return undefined;
  const [, year = '', month = '', day = '', time = '00:00', zone = 'Z'] = parts;
  const date = `${year}-${month}-${day}`;
  // What is no day of a month becomes one of the next.
  const midnight = new Date(`${date}T00:00:00Z`);
  const isDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
  const offset = /^(z|utc)$/i.test(zone) ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2');
  const at = new Date(`${date}T${time}${offset}`);
  return isDay && Number(year) >= EARLIEST_YEAR && !Number.isNaN(at.getTime()) ? at : undefined;
}
