import type { Erasure } from '../people/index.ts';
import { eraseFromForum } from './erasure.repository.ts';
import { removeWords } from './remove-words.repository.ts';
import { eraseAnswers } from './polls/polls.repository.ts';
import { deleteSummariesBy } from './overview/overview.repository.ts';
import { withoutName } from './mention.ts';
import { eraseNameless } from './nameless/nameless.repository.ts';
import { FORMER_MEMBER } from './post.ts';
import { renderPost } from './posts/render-post.ts';

/** FOR-72: the words stay where a conversation rests on them, and say nothing of who wrote them. */
export const forumErasure: Erasure = {
  async erase(tx, { id }, now, words) {
    await eraseFromForum(tx, id, {
      unname: (text, quoted) =>
        quoted.reduce(withoutQuoted, withoutName(text, id, FORMER_MEMBER.toLowerCase())),
      render: renderPost,
    });
    if (words === 'remove') {
      await deleteSummariesBy(tx, id);
      await removeWords(tx, id, now, 'A thread that its author removed');
    }
    await eraseNameless(tx, id);
    await eraseAnswers(tx, id, words, now);
  },
  goes: 'Your answers to polls and sense checks that are still open, your drafts, the pictures and documents you attached, your bookmarks, thanks and what you have read in the forum.',
  stays:
    'What you wrote in the forum, as you choose below; your answers to polls and sense checks that have closed, as nobody’s; what others wrote about you in their own words; and questions that you offered to whoever comes after you.',
};

/** A text that no longer says who wrote the post that it quotes. */
function withoutQuoted(text: string, postId: string): string {
  return text.replaceAll(
    new RegExp(String.raw`\[[^\]\n]* wrote in post (\d+)\]\(/forum/posts/${postId}\)`, 'g'),
    `[${FORMER_MEMBER} wrote in post $1](/forum/posts/${postId})`,
  );
}
