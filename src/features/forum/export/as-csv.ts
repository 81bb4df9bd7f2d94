import { csvRows, toCsv } from '../../../platform/csv.ts';
import { pollInWords } from '../polls/poll-in-words.ts';
import { forumUrls } from '../urls.ts';
import { absoluteLinks } from './links.ts';
import type { LinkedPart } from './read-space.ts';

const COLUMNS = [
  'thread_id',
  'thread_url',
  'thread_title',
  'thread_kind',
  'thread_state',
  'thread_tags',
  'thread_about',
  'post_id',
  'post_url',
  'number',
  'author',
  'organisation',
  'language',
  'created_at',
  'edited_at',
  'accepted_at',
  'reply_to',
  'thanks',
  'left_out',
  'text',
  'poll',
] as const;

/** The posts of a space as one table, each with its thread. */
export async function* asCsv(parts: AsyncIterable<LinkedPart>, baseUrl: URL): AsyncGenerator<string> {
  const url = (path: string): string => new URL(path, baseUrl).href;
  yield toCsv({ columns: COLUMNS, rows: [] });
  for await (const { thread, about, posts } of parts) {
    const rows = posts.map((post) => [
      thread.id,
      url(forumUrls.thread(thread.id)),
      thread.title,
      thread.kind,
      thread.state,
      thread.tags.join(', '),
      about.map(({ text, href }) => `${text} ${url(href)}`).join('\n'),
      post.id,
      url(forumUrls.post(post.id)),
      post.number,
      post.author,
      post.organisation,
      post.language,
      post.createdAt.toISOString(),
      post.editedAt?.toISOString() ?? null,
      post.acceptedAt?.toISOString() ?? null,
      post.replyTo,
      post.thanks,
      post.leftOut,
      absoluteLinks(post.text, baseUrl),
      post.poll === null ? null : pollInWords(post.poll).join('\n'),
    ]);
    yield csvRows(rows);
  }
}
