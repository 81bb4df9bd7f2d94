import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';
import { deleteAttachmentsBy } from './attachments/attachments.repository.ts';
import { eraseOffers } from './handing-on/handing-on.repository.ts';
import { passKeepingOn } from './private/private.repository.ts';
import { FORMER_MEMBER } from './post.ts';
import { eraseFromTags } from './tags/tags.repository.ts';
import type { Carried } from './thread.ts';

/** A text that mentions a person, or quotes posts of theirs. */
interface Naming {
  readonly key: readonly string[];
  readonly text: string;
  readonly quoted: readonly string[];
}

/** How the forum writes about somebody it does not name any more. */
export interface Unnaming {
  /** The text without that person's name in mentions and above quotes of these posts. */
  unname(text: string, quoted: readonly string[]): string;
  render(text: string): string;
}

/** Takes a person out of the forum. What others wrote keeps its sense without the name. */
export async function eraseFromForum(
  tx: Transaction,
  id: PersonId,
  { unname, render }: Unnaming,
): Promise<void> {
  for (const { key, text, quoted } of await textsNaming(tx, 'post', ['id'], id)) {
    const words = unname(text, quoted);
    await tx
      .updateTable('post')
      .set({ text: words, html: render(words) })
      .where('id', '=', key[0] ?? '')
      .execute();
  }
  for (const { key, text, quoted } of await textsNaming(tx, 'post_version', ['post_id', 'version'], id)) {
    await tx
      .updateTable('postVersion')
      .set({ text: unname(text, quoted) })
      .where('postId', '=', key[0] ?? '')
      .where('version', '=', Number(key[1]))
      .execute();
  }
  for (const { key, text, quoted } of await textsNaming(tx, 'forum_draft', ['person_id', 'place'], id)) {
    await tx
      .updateTable('forumDraft')
      .set({ text: unname(text, quoted) })
      .where('personId', '=', key[0] ?? '')
      .where('place', '=', key[1] ?? '')
      .execute();
  }
  for (const { key, text, quoted } of await textsNaming(tx, 'thread_summary', ['thread_id'], id)) {
    const words = unname(text, quoted);
    await tx
      .updateTable('threadSummary')
      .set({ text: words, html: render(words) })
      .where('threadId', '=', key[0] ?? '')
      .execute();
  }
  await eraseOffers(tx, id);
  await tx.deleteFrom('threadImport').where('broughtBy', '=', id).where('broughtInAt', 'is', null).execute();
  await unnameSpeaker(tx, id);
  await takeFilesAway(tx, id, render);
  const asked = await tx
    .updateTable('thread')
    .set({ shownAuthor: null })
    .where('authorId', '=', id)
    .where('shownAuthor', 'is not', null)
    .returning('id')
    .execute();
  if (asked.length > 0) {
    await tx
      .updateTable('post')
      .set({ shownAuthor: null })
      .where('number', '=', 1)
      .where(
        'threadId',
        'in',
        asked.map((thread) => thread.id),
      )
      .execute();
  }
  await tx.updateTable('threadAddressee').set({ shownName: null }).where('personId', '=', id).execute();
  // What was decided about them concerns nobody any more, and their appeals say who they were.
  await tx.deleteFrom('appeal').where('personId', '=', id).execute();
  await tx.deleteFrom('sanction').where('personId', '=', id).execute();
  await tx.deleteFrom('postMention').where('personId', '=', id).execute();
  await tx.deleteFrom('threadRead').where('personId', '=', id).execute();
  await tx.deleteFrom('threadFollow').where('personId', '=', id).execute();
  await tx.deleteFrom('spaceFollow').where('personId', '=', id).execute();
  await eraseFromTags(tx, id);
  const left = await tx.deleteFrom('spaceMember').where('personId', '=', id).returning('spaceId').execute();
  await passKeepingOn(
    tx,
    left.map(({ spaceId }) => spaceId),
  );
  await tx.deleteFrom('bookmark').where('personId', '=', id).execute();
  await tx.deleteFrom('forumDraft').where('personId', '=', id).execute();
  await tx
    .deleteFrom('personMute')
    .where((eb) => eb.or([eb('personId', '=', id), eb('mutedId', '=', id)]))
    .execute();
  await tx
    .updateTable('post')
    .set((eb) => ({ thanks: eb('thanks', '-', 1) }))
    .where('id', 'in', (eb) => eb.selectFrom('postThanks').select('postId').where('personId', '=', id))
    .execute();
  await tx.deleteFrom('postThanks').where('personId', '=', id).execute();
}

/** Every text is looked at: mentions inside quotes, and those of earlier wordings, are kept nowhere else. */
async function textsNaming(
  tx: Transaction,
  table: 'post' | 'post_version' | 'forum_draft' | 'thread_summary',
  key: readonly string[],
  id: PersonId,
): Promise<readonly Naming[]> {
  const columns = sql.join(key.map((column) => sql`${sql.ref(column)}::text`));
  const { rows } = await sql<Naming>`
    select * from (
      select array[${columns}] as key, text,
        case when text like '%](/forum/posts/%' then array(
          select own.id
          from regexp_matches(text, '\\]\\(/forum/posts/([0-9a-hjkmnp-tv-z]{16})\\)', 'g') as link (found)
          join post own on own.id = link.found[1]
          join thread on thread.id = own.thread_id
          where own.author_id = ${id} or (own.number = 1 and thread.author_id = ${id})
        ) else '{}' end as quoted
      from ${sql.table(table)}
      where text like '%](/forum/posts/%' or text like ${`%](person:${id})%`}
    ) as found
    where cardinality(quoted) > 0 or text like ${`%](person:${id})%`}`.execute(tx);
  return rows;
}

/** Whoever was a speaker is not named any more as one who was asked. The session has taken the name out before. */
async function unnameSpeaker(tx: Transaction, id: PersonId): Promise<void> {
  const { rows } = await sql<{ id: string; carried: Carried; names: readonly string[] }>`
    select thread.id, thread.carried, array(
      select role.name from question_speaker speaker join session_role role on role.id = speaker.speaker_id
      where speaker.question_id = thread.question_id
    ) as names
    from thread where carried is not null and question_id in (
      select speaker.question_id from question_speaker speaker join session_role role on role.id = speaker.speaker_id
      where role.person_id = ${id}
    )`.execute(tx);
  for (const { id: threadId, carried, names } of rows) {
    const speakers = carried.speakers.map((speaker) =>
      names.includes(speaker.name) ? speaker : { ...speaker, name: FORMER_MEMBER },
    );
    await tx
      .updateTable('thread')
      .set({ carried: JSON.stringify({ ...carried, speakers }) })
      .where('id', '=', threadId)
      .execute();
  }
}

/** Files may say in any place whose they are, so they go; where a text showed them stands what they were. */
async function takeFilesAway(tx: Transaction, id: PersonId, render: Unnaming['render']): Promise<void> {
  const gone = new Set<string>(await deleteAttachmentsBy(tx, id));
  if (gone.size === 0) return;
  const without = (text: string): string =>
    text.replaceAll(
      /!?\[([^\n]*?)\]\(\/forum\/attachments\/(\w{16})\)/g,
      (whole, words: string, file: string) => (gone.has(file) ? `${words} (removed)` : whole),
    );
  const shows = `%](/forum/attachments/%`;
  const posts = await tx.selectFrom('post').select(['id', 'text']).where('text', 'like', shows).execute();
  for (const { id: postId, text } of posts) {
    const words = without(text);
    if (words === text) continue;
    await tx
      .updateTable('post')
      .set({ text: words, html: render(words) })
      .where('id', '=', postId)
      .execute();
  }
  const summaries = await tx
    .selectFrom('threadSummary')
    .select(['threadId', 'text'])
    .where('text', 'like', shows)
    .execute();
  for (const { threadId, text } of summaries) {
    const words = without(text);
    await tx
      .updateTable('threadSummary')
      .set({ text: words, html: render(words) })
      .where('threadId', '=', threadId)
      .execute();
  }
  const versions = await tx
    .selectFrom('postVersion')
    .select(['postId', 'version', 'text'])
    .where('text', 'like', shows)
    .execute();
  for (const { postId, version, text } of versions) {
    await tx
      .updateTable('postVersion')
      .set({ text: without(text) })
      .where('postId', '=', postId)
      .where('version', '=', version)
      .execute();
  }
  const drafts = await tx
    .selectFrom('forumDraft')
    .select(['personId', 'place', 'text'])
    .where('text', 'like', shows)
    .execute();
  for (const { personId, place, text } of drafts) {
    await tx
      .updateTable('forumDraft')
      .set({ text: without(text) })
      .where('personId', '=', personId)
      .where('place', '=', place)
      .execute();
  }
}
