import { z } from 'zod';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import { newId, parseId } from '../../../platform/ids.ts';
import { MAX_POST_LENGTH, type PostId } from '../post.ts';
import { renderPost } from '../posts/render-post.ts';
import type { Space, SpaceId } from '../space.ts';
import { MAX_TITLE_LENGTH, THREAD_KINDS, THREAD_STATES, type ThreadId } from '../thread.ts';
import { MAX_TAG_LENGTH, MOST_TAGS, type TagId, tagKey, tagNames } from '../tags/tag.ts';
import { findTagsNamed, insertTags, setThreadTags } from '../tags/tags.repository.ts';
import { insertThread } from '../threads/threads.repository.ts';
import { insertPosts } from '../posts/posts.repository.ts';
import { pollInWords } from '../polls/poll-in-words.ts';
import { absoluteLinks } from './links.ts';
import { type ExportedPost, readSpace } from './read-space.ts';

/** It is made new on the way, as everything under this name. */
const id = z.string().refine((text) => parseId(text) !== null);
const when = z.iso.datetime().pipe(z.coerce.date());
const whoWrote = { author: z.string().max(500), organisation: z.string().max(500).nullable() };

/** The threads of a space as they go into another installation. */
export const carriedThreads = z.array(
  z.object({
    id,
    kind: z.enum(THREAD_KINDS),
    state: z.enum(THREAD_STATES),
    title: z.string().min(1).max(MAX_TITLE_LENGTH),
    tags: z.array(z.string().min(1).max(MAX_TAG_LENGTH)).max(MOST_TAGS).default([]),
    ...whoWrote,
    createdAt: when,
    /** Of a decision note; files made before there were reviews have none. */
    reviewOn: z.iso.date().nullable().default(null),
    posts: z
      .array(
        z.object({
          id,
          ...whoWrote,
          language: z.string().max(35),
          /** Links lead back to where it was written, which makes it longer. */
          text: z.string().max(4 * MAX_POST_LENGTH),
          replyTo: z.string().nullable(),
          createdAt: when,
          editedAt: when.nullable(),
          acceptedAt: when.nullable(),
          isDeleted: z.boolean(),
        }),
      )
      .min(1),
  }),
);
export type CarriedThread = z.output<typeof carriedThreads>[number];

/** What polls came to stays here, so no figure is asked for. */
const nothing = async (): Promise<number> => 0;

/** What everybody who may read the space reads there. Posts that wait for a moderator, or were hidden, stay behind. */
export async function readThreads(
  db: Queryable,
  space: Space,
  { baseUrl, now }: { readonly baseUrl: URL; readonly now: Date },
): Promise<CarriedThread[]> {
  const threads: (CarriedThread & { posts: CarriedThread['posts'] })[] = [];
  for await (const { thread, posts, isFirst } of readSpace(db, space.id, { raised: nothing, now })) {
    if (isFirst) {
      const { id, state, title, author, organisation, createdAt, reviewOn } = thread;
      // The session stays where it was.
      const kind = thread.kind === 'carried-over' ? 'question' : thread.kind;
      const tags = thread.tags.slice(0, MOST_TAGS);
      threads.push({ id, kind, state, title, tags, author, organisation, createdAt, reviewOn, posts: [] });
    }
    const shown = posts.filter(({ leftOut }) => leftOut === null || leftOut === 'deleted');
    threads.at(-1)?.posts.push(...shown.map((post) => carried(post, baseUrl)));
  }
  return threads.filter(({ posts }) => posts.length > 0);
}

function carried(post: ExportedPost, baseUrl: URL): CarriedThread['posts'][number] {
  const { id, author, organisation, language, text, replyTo, createdAt, editedAt, acceptedAt, leftOut } =
    post;
  // What came of a poll goes along in words: who answers there are others.
  const asked =
    post.poll === null
      ? ''
      : `\n\n${pollInWords(post.poll)
          .map((line) => `* ${line}`)
          .join('\n')}`;
  const whole = `${absoluteLinks(text, baseUrl)}${asked}`.slice(0, 4 * MAX_POST_LENGTH);
  const words = { language, text: whole, replyTo };
  return { id, author, organisation, ...words, createdAt, editedAt, acceptedAt, isDeleted: leftOut !== null };
}

/** Writes threads of another installation into a space. Whoever wrote them has no account here: their names stand alone. */
export async function writeThreads(
  tx: Transaction,
  spaceId: SpaceId,
  threads: readonly CarriedThread[],
  now: Date,
): Promise<void> {
  const tagIds = await writeTags(tx, spaceId, threads, now);
  for (const { id, kind, state, title, tags, posts, createdAt, reviewOn, ...who } of threads) {
    const last = posts.at(-1);
    const shownAuthor = nameOf(who);
    const counts = {
      posts: posts.length,
      answers: posts.filter(({ acceptedAt }) => acceptedAt !== null).length,
      lastPostAt: last?.createdAt ?? createdAt,
    };
    const threadId = id as ThreadId;
    await insertThread(tx, {
      id: threadId,
      spaceId,
      kind,
      state,
      title,
      shownAuthor,
      createdAt,
      reviewOn,
      ...counts,
    });
    const carriedTags = tags.flatMap((name) => tagIds.get(tagKey(name)) ?? []);
    await setThreadTags(tx, threadId, spaceId, [...new Set(carriedTags)]);
    const held = new Set(posts.map((post) => post.id));
    await insertPosts(
      tx,
      posts.map(({ author, organisation, replyTo, isDeleted, text, ...post }, index) => ({
        ...post,
        id: post.id as PostId,
        threadId,
        number: index + 1,
        shownAuthor: nameOf({ author, organisation }),
        text: isDeleted ? '' : text,
        html: isDeleted ? '' : renderPost(text),
        replyTo: replyTo !== null && held.has(replyTo) ? replyTo : null,
        deletedAt: isDeleted ? now : null,
        key: newId(),
      })),
    );
  }
}

/** The tags that came along, as a list that its moderators go on with. */
async function writeTags(
  tx: Transaction,
  spaceId: SpaceId,
  threads: readonly CarriedThread[],
  now: Date,
): Promise<ReadonlyMap<string, TagId>> {
  const names = tagNames(...threads.flatMap(({ tags }) => tags));
  const known = await findTagsNamed(tx, spaceId, names);
  const made = names
    .filter((name) => !known.has(tagKey(name)))
    .map((name) => ({ id: newId<'tag'>(), spaceId, name, createdAt: now, acceptedAt: now }));
  await insertTags(tx, made);
  return new Map([
    ...[...known].map(([key, { knownAs }]) => [key, knownAs] as const),
    ...made.map(({ id, name }) => [tagKey(name), id] as const),
  ]);
}

function nameOf({ author, organisation }: Pick<CarriedThread, 'author' | 'organisation'>): string {
  return organisation === null ? author : `${author}, ${organisation}`;
}
