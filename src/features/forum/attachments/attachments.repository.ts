import { sql } from 'kysely';
import type { Queryable, Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { PostId } from '../post.ts';
import type { SpaceId } from '../space.ts';
import type { AttachmentId } from './attachment.ts';

export interface Attachment {
  readonly id: AttachmentId;
  /** Null until the post that shows it is sent: then it is there for its owner alone. */
  readonly postId: PostId | null;
  readonly personId: PersonId | null;
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly size: number;
}

const COLUMNS = ['id', 'postId', 'personId', 'name', 'mediaType', 'description', 'size'] as const;

export async function insertAttachment(
  tx: Transaction,
  attachment: Omit<Attachment, 'postId'> & { readonly content: Buffer; readonly addedAt: Date },
): Promise<void> {
  await tx.insertInto('attachment').values(attachment).execute();
}

export async function findAttachment(db: Queryable, id: AttachmentId): Promise<Attachment | undefined> {
  const row = await db.selectFrom('attachment').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row as Attachment | undefined;
}

export async function readContent(db: Queryable, id: AttachmentId): Promise<Buffer> {
  const { content } = await db
    .selectFrom('attachment')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return Buffer.from(content);
}

/** The files that posts of a space show to everybody who reads it, the first attached first. */
export async function listShown(
  db: Queryable,
  spaceId: SpaceId,
): Promise<readonly Pick<Attachment, 'id' | 'name' | 'size'>[]> {
  const { rows } = await sql<Pick<Attachment, 'id' | 'name' | 'size'>>`
    select attachment.id, attachment.name, attachment.size from attachment
    join post on post.id = attachment.post_id join thread on thread.id = post.thread_id
    where thread.space_id = ${spaceId} and thread.merged_into is null
      and thread.hidden_at is null and thread.held_at is null
      and post.hidden_at is null and post.held_at is null and post.deleted_at is null
    order by attachment.added_at, attachment.id`.execute(db);
  return rows;
}

export async function bytesOf(db: Queryable, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(size), 0)::float8 as bytes from attachment where person_id = ${personId}`.execute(db);
  return rows[0]?.bytes ?? 0;
}

/** What a person has attached while writing belongs to the post that shows it from now on. */
export async function claimAttachments(
  tx: Transaction,
  postId: PostId,
  personId: PersonId,
  ids: readonly AttachmentId[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('attachment')
    .set({ postId })
    .where('id', 'in', ids)
    .where('personId', '=', personId)
    .where('postId', 'is', null)
    .execute();
}

export async function deleteAttachmentsOf(tx: Transaction, postId: PostId): Promise<void> {
  await tx.deleteFrom('attachment').where('postId', '=', postId).execute();
}

/** Removes what was attached before a time to something that was never sent, and that no draft of its owner shows. */
export async function deleteUnsent(db: Queryable, before: Date): Promise<void> {
  await sql`
    delete from attachment where post_id is null and added_at < ${before} and not exists (
      select 1 from forum_draft draft
      where draft.person_id = attachment.person_id and position(attachment.id in draft.text) > 0
    )`.execute(db);
}

/** Removes all that a person has attached. Returns what it was. */
export async function deleteAttachmentsBy(tx: Transaction, personId: PersonId): Promise<AttachmentId[]> {
  const rows = await tx.deleteFrom('attachment').where('personId', '=', personId).returning('id').execute();
  return rows.map(({ id }) => id as AttachmentId);
}
