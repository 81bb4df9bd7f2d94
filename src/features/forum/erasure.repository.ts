import type { Transaction } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';

/** Takes a person out of the forum. What others wrote keeps its sense without the name. */
export async function eraseFromForum(
  tx: Transaction,
  id: PersonId,
  text: {
    mentionOf(text: string): string;
    quoteOf(text: string, postId: string): string;
    render(text: string): string;
  },
): Promise<void> {
  const rewrite = async (postId: string, words: string): Promise<void> => {
    await tx
      .updateTable('post')
      .set({ text: words, html: text.render(words) })
      .where('id', '=', postId)
      .execute();
  };
  const mentioning = await tx
    .selectFrom('postMention')
    .innerJoin('post', 'post.id', 'postMention.postId')
    .select(['post.id', 'post.text'])
    .where('postMention.personId', '=', id)
    .execute();
  for (const post of mentioning) await rewrite(post.id, text.mentionOf(post.text));
  const quoting = await tx
    .selectFrom('postQuote')
    .innerJoin('post as quoted', 'quoted.id', 'postQuote.quotedId')
    .innerJoin('post', 'post.id', 'postQuote.postId')
    .select(['post.id', 'post.text', 'quoted.id as quotedId'])
    .where('quoted.authorId', '=', id)
    .execute();
  for (const post of quoting) await rewrite(post.id, text.quoteOf(post.text, post.quotedId));
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
  await tx.deleteFrom('postMention').where('personId', '=', id).execute();
  await tx.deleteFrom('threadRead').where('personId', '=', id).execute();
  await tx.deleteFrom('threadFollow').where('personId', '=', id).execute();
  await tx.deleteFrom('spaceFollow').where('personId', '=', id).execute();
  await tx.deleteFrom('spaceMember').where('personId', '=', id).execute();
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
