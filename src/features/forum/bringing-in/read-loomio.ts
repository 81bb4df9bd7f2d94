import { z } from 'zod';
import { wordsOfHtml } from './mend-text.ts';
import { type FoundPost, Gathering, notRead, type ReadFile } from './reading.ts';

const words = z.string().nullish();
const id = z.number().nullish();
const line = z.looseObject({ table: z.string(), record: z.looseObject({ id }) });

/** What is read of each table; those of any other stay behind. */
const TABLES = {
  users: z.looseObject({ id: z.number(), name: words, username: words }),
  topics: z.looseObject({ id: z.number(), topicable_type: words, topicable_id: id, closed_at: words }),
  discussions: z.looseObject({
    id: z.number(),
    key: words,
    topic_id: id,
    title: words,
    description: words,
    description_format: words,
    author_id: id,
    created_at: words,
    edited_at: words,
    closed_at: words,
    discarded_at: words,
    tags: z.array(z.string()).nullish(),
    template: z.boolean().nullish(),
  }),
  comments: z.looseObject({
    id: z.number(),
    discussion_id: id,
    parent_type: words,
    parent_id: id,
    body: words,
    body_format: words,
    user_id: id,
    created_at: words,
    edited_at: words,
    discarded_at: words,
  }),
  polls: z.looseObject({ id: z.number(), discussion_id: id, topic_id: id }),
  stances: z.looseObject({ id: z.number(), poll_id: id }),
} as const;

type Table = keyof typeof TABLES;
type Row<Name extends Table> = z.output<(typeof TABLES)[Name]> & { readonly line: number };
type Rows = { readonly [Name in Table]: Map<number, Row<Name>> };

/** What of other tables people might look for. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  polls: 'polls',
  stances: 'votes in polls and their reasons',
  outcomes: 'outcomes of polls',
  reactions: 'reactions',
  attachments: 'attached files',
};

/** Whether a text begins like the export of a Loomio group: each line says its table and its record. */
export function isLoomio(text: string): boolean {
  const first = text.trimStart().split('\n', 1)[0] ?? '';
  return /^\{\s*"(table|record)"\s*:/.test(first);
}

/** The discussions and comments of a group, from its export: one line of JSON for each row of a table. Addresses of people are not read. */
export function readLoomio(text: string, now: Date): ReadFile {
  const gathering = new Gathering('loomio', now);
  const rows: Rows = {
    users: new Map(),
    topics: new Map(),
    discussions: new Map(),
    comments: new Map(),
    polls: new Map(),
    stances: new Map(),
  };
  let number = 0;
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from) === -1 ? text.length : text.indexOf('\n', from);
    number += 1;
    const written = text.slice(from, end).trim();
    from = end + 1;
    if (written === '') continue;
    const why = takeLine(gathering, rows, written, number);
    if (why !== undefined) gathering.refuse(`Line ${number}`, why);
  }
  if (rows.discussions.size === 0) {
    return notRead('The file holds no discussion. Select the export of a group as JSON');
  }
  addDiscussions(gathering, rows);
  return gathering.done();
}

function takeLine(gathering: Gathering, rows: Rows, written: string, number: number): string | undefined {
  const read = line.safeParse(parse(written));
  if (!read.success) return 'The line is no record of an export. Was the file cut off?';
  const { table, record } = read.data;
  const left = LEFT_OUT[table];
  if (left !== undefined) gathering.leaveOut(left);
  if (!(table in TABLES)) return undefined;
  const name = table as Table;
  const row = TABLES[name].safeParse(record);
  if (!row.success) return `The record of “${table}” is not as Loomio writes it`;
  (rows[name] as Map<number, unknown>).set(row.data.id, { ...row.data, line: number });
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function addDiscussions(gathering: Gathering, rows: Rows): void {
  const byDiscussion = new Map<number, Row<'comments'>[]>();
  for (const comment of rows.comments.values()) {
    const at = discussionOf(rows, comment);
    if (at === undefined) gathering.leaveOut('comments on what is not in the file, or on polls alone');
    else byDiscussion.set(at, [...(byDiscussion.get(at) ?? []), comment]);
  }
  for (const discussion of rows.discussions.values()) {
    if (discussion.discarded_at != null) {
      gathering.leaveOut('deleted discussions');
      continue;
    }
    if (discussion.template === true) {
      gathering.leaveOut('templates');
      continue;
    }
    const comments = (byDiscussion.get(discussion.id) ?? []).filter(({ discarded_at: gone }) => {
      if (gone != null) gathering.leaveOut('deleted posts');
      return gone == null;
    });
    const topic = discussion.topic_id == null ? undefined : rows.topics.get(discussion.topic_id);
    gathering.add({
      place: `Line ${discussion.line}`,
      name: discussion.key ?? String(discussion.id),
      title: discussion.title ?? '',
      tags: discussion.tags ?? [],
      isClosed: (discussion.closed_at ?? topic?.closed_at) != null,
      posts: [firstPost(rows, discussion), ...comments.map((comment) => replyIn(rows, comment))],
    });
  }
}

/** A discussion without a description is still begun by somebody: its title is what they said. */
function firstPost(rows: Rows, discussion: Row<'discussions'>): FoundPost {
  const text = asMarkdown(discussion.description, discussion.description_format);
  return {
    place: `Line ${discussion.line}`,
    name: 'Discussion',
    replyTo: null,
    author: authorOf(rows, discussion.author_id),
    text: text.trim() === '' ? (discussion.title ?? '') : text,
    createdAt: discussion.created_at,
  };
}

function replyIn(rows: Rows, comment: Row<'comments'>): FoundPost {
  return {
    place: `Line ${comment.line}`,
    name: `Comment ${comment.id}`,
    // Until types of parents were written, a parent was always a comment.
    replyTo: (comment.parent_type ?? 'Comment') === 'Comment' ? `Comment ${comment.parent_id ?? ''}` : null,
    author: authorOf(rows, comment.user_id),
    text: asMarkdown(comment.body, comment.body_format),
    createdAt: comment.created_at,
    editedAt: comment.edited_at,
  };
}

/** Comments name their discussion, or – since 2025 – only what they answer, up to the discussion at the top. */
function discussionOf(rows: Rows, comment: Row<'comments'>): number | undefined {
  let at: Row<'comments'> | undefined = comment;
  for (const seen = new Set<number>(); at !== undefined && !seen.has(at.id);) {
    seen.add(at.id);
    if (at.discussion_id != null && rows.discussions.has(at.discussion_id)) return at.discussion_id;
    const parent: number = at.parent_id ?? -1;
    if (at.parent_type === 'Discussion') return rows.discussions.has(parent) ? parent : undefined;
    if (at.parent_type === 'Poll') return discussionOfPoll(rows, parent);
    if (at.parent_type === 'Stance') return discussionOfPoll(rows, rows.stances.get(parent)?.poll_id ?? -1);
    at = rows.comments.get(parent);
  }
  return undefined;
}

function discussionOfPoll(rows: Rows, id: number): number | undefined {
  const poll = rows.polls.get(id);
  if (poll?.discussion_id != null && rows.discussions.has(poll.discussion_id)) return poll.discussion_id;
  const topic = poll?.topic_id == null ? undefined : rows.topics.get(poll.topic_id);
  const at = topic?.topicable_type === 'Discussion' ? topic.topicable_id : null;
  return at != null && rows.discussions.has(at) ? at : undefined;
}

function authorOf(rows: Rows, user: number | null | undefined): string {
  const found = user == null ? undefined : rows.users.get(user);
  return (found?.name ?? '').trim() || (found?.username ?? '').trim() || 'Unknown';
}

function asMarkdown(text: string | null | undefined, format: string | null | undefined): string {
  return format === 'html' ? wordsOfHtml(text ?? '') : (text ?? '');
}
