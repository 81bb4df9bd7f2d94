import { Tag } from '../../../../design-system/components/tag.tsx';
import { VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { foreignName } from '../../../../design-system/languages.ts';
import type { placeOfText, ShownPost } from '../../post.ts';
import type { AnswerTo } from '../../posts/answers-to.repository.ts';
import { forumUrls } from '../../urls.ts';

interface PostFacts {
  readonly post: Omit<ShownPost, 'text'>;
  readonly isAuthor: boolean;
  readonly place: ReturnType<typeof placeOfText>;
  /** What answers it. */
  readonly answers: readonly AnswerTo[];
}

/** Of more it says only that there are some. */
const MOST_ANSWERS = 5;

/** What is to be known about a post besides its words. */
export function Facts({ post, isAuthor, place, answers }: PostFacts) {
  const { id, number, editedAt, acceptedAt, replyToNumber, replyToAuthor } = post;
  return (
    <p class="se-post__facts">
      {acceptedAt !== null && <Tag colour="green">Accepted answer</Tag>}{' '}
      {post.heldAt !== null && <Tag colour="yellow">Waiting for a moderator to look</Tag>}{' '}
      {post.hiddenAt !== null && <Tag colour="red">Hidden by a moderator</Tag>}
      {place === 'text' && foreignName(post.language) !== undefined && (
        <span>In {foreignName(post.language)}. </span>
      )}
      {post.replyTo !== null && replyToNumber !== null && (
        <>
          Answers{' '}
          <a class="govuk-link" href={forumUrls.post(post.replyTo)}>
            {replyToAuthor} in post {replyToNumber}
          </a>
        </>
      )}
      <AnsweredIn answers={answers} />
      {isAuthor && post.isNameless && <span>Yours, without your name.</span>}
      {editedAt !== null && post.deletedAt === null && (
        <>
          {' '}
          <a class="govuk-link govuk-link--no-visited-state" href={forumUrls.postAct(id, 'versions')}>
            Edited <Time value={editedAt} />
            <VisuallyHidden>: see what changed in post {number}</VisuallyHidden>
          </a>
        </>
      )}
    </p>
  );
}

/** The way back from a post to what answers it (FOR-3). */
function AnsweredIn({ answers }: Pick<PostFacts, 'answers'>) {
  if (answers.length === 0) return null;
  return (
    <span>
      {' '}
      Answered in{' '}
      {answers.slice(0, MOST_ANSWERS).map(({ id, number }, index) => (
        <>
          {index > 0 && ', '}
          <a class="govuk-link govuk-link--no-visited-state" href={forumUrls.post(id)}>
            post {number}
          </a>
        </>
      ))}
      {answers.length > MOST_ANSWERS && ' and more'}
    </span>
  );
}
