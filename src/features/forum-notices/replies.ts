import { z } from 'zod';
import type { Queryable } from '../../platform/database/transaction.ts';
import { text } from '../../platform/forms/fields.ts';
import { type Forum, MAX_POST_LENGTH, type PostId } from '../forum/index.ts';
import type { Reader, ReplyPoster } from '../notices/index.ts';
import { threadOfPost } from './repository.ts';

const replyText = z.object({
  text: text({ name: 'Your reply', max: MAX_POST_LENGTH, required: 'Write a reply.' }),
});

/** Posts a reply that came by e-mail under the rights of now, as if it had been written on the page (FOR-40). */
export function replyPoster(db: Queryable, forum: Forum, reader: Reader): ReplyPoster {
  return async (by, { postId, text: words, key }) => {
    const threadId = await threadOfPost(db, postId as PostId);
    const thing = { about: `thread:${threadId}`, group: `thread:${threadId}` };
    const isReadable = threadId !== undefined && (await reader(db, by.id, [thing])).has(thing.about);
    if (!isReadable) return { refusal: 'The thread is not there any more, or you may no longer read it.' };
    const parsed = replyText.safeParse({ text: words });
    if (!parsed.success) return { refusal: `${parsed.error.issues[0]?.message ?? ''}.` };
    const written = await forum.writing.reply(by, {
      threadId,
      replyTo: postId as PostId,
      text: parsed.data.text,
      key,
    });
    return written.ok ? {} : { refusal: written.message };
  };
}
