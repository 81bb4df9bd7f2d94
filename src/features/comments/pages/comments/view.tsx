import { EmptyState, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { type Reaction, REACTION_WORDS, REACTIONS } from '../../comment.ts';
import { commentUrls } from '../../urls.ts';
import type { CommentsModel, ListedComment } from './model.ts';

export interface CommentsViewProps {
  readonly model: CommentsModel;
  /** In the browser: comments that were shown since the page was made. */
  readonly fresh?: number | undefined;
  /** In the browser: the session has come to another state since the page was made. */
  readonly hasMoved?: boolean | undefined;
  /** In the browser: reacts without leaving the page. */
  readonly onReact?: ((id: string, kind: Reaction, wanted: boolean) => void) | undefined;
}

/** The comments of a page, newest first. */
export function CommentsView({ model, fresh = 0, hasMoved, onReact }: CommentsViewProps) {
  const { code, comments, isNewest, last } = model;
  return (
    <section aria-labelledby="comments-heading">
      <h2 class="govuk-heading-m" id="comments-heading">
        {isNewest ? 'Newest comments' : 'Comments'}
      </h2>
      {hasMoved === true && (
        <p class="govuk-inset-text">
          The session has moved on: <strong>{model.stateWords}</strong>
        </p>
      )}
      <div class="se-update se-no-print" hidden={fresh === 0}>
        <a class="se-update__button" href={commentUrls.list(code)}>
          {fresh === 1 ? '1 new comment' : `${fresh} new comments`} – update
        </a>
      </div>
      <p class="govuk-hint se-no-print">
        Updated at {model.updatedAt}.{' '}
        <a class="govuk-link" href={commentUrls.list(code)}>
          {isNewest ? 'Update' : 'Newest comments'}
        </a>
      </p>
      {comments.length === 0 && <EmptyState title="No comments yet." />}
      <ol class="se-questions" aria-label="Comments">
        {comments.map((comment) => (
          <Comment key={comment.id} model={model} comment={comment} onReact={onReact} />
        ))}
      </ol>
      {last !== null && (
        <p class="govuk-body se-no-print">
          <a class="govuk-link" rel="next" href={commentUrls.before(code, last)}>
            Older comments
          </a>
        </p>
      )}
    </section>
  );
}

interface CommentProps {
  readonly model: CommentsModel;
  readonly comment: ListedComment;
  readonly onReact: CommentsViewProps['onReact'];
}

function Comment({ model, comment, onReact }: CommentProps) {
  const { code, zone } = model;
  const isShown = comment.state === 'published';
  return (
    <li class={comment.isMine ? 'se-question se-question--own' : 'se-question'} id={`comment-${comment.id}`}>
      <div class="se-question__body">
        <p class="se-question__text">{isShown ? comment.text : goneWords(comment)}</p>
        <ul class="se-question__meta">
          {isShown && <li>{comment.isMine ? `You (${comment.writer})` : comment.writer}</li>}
          <li>
            <a class="govuk-link" href={commentUrls.from(code, comment.id)}>
              <Time value={comment.at} zone={zone} format="time" />
              <VisuallyHidden>: address of the comment {comment.text.slice(0, 60)}</VisuallyHidden>
            </a>
          </li>
        </ul>
        {isShown && <Reactions model={model} comment={comment} onReact={onReact} />}
      </div>
    </li>
  );
}

function goneWords({ state, reason }: ListedComment): string {
  if (state === 'withdrawn') return 'Withdrawn by its writer.';
  return reason === null ? 'This comment was taken down.' : `Taken down by a moderator. ${reason}.`;
}

function Reactions({ model, comment, onReact }: CommentProps) {
  const shown = REACTIONS.filter((kind) => comment.counts[kind] > 0);
  if (!model.mayReact || comment.isMine) {
    return shown.length === 0 ? null : (
      <p class="se-question__more">
        {shown.map((kind) => `${REACTION_WORDS[kind]}: ${comment.counts[kind]}`).join(' · ')}
      </p>
    );
  }
  return (
    <div class="se-reactions se-question__more">
      {REACTIONS.map((kind) => (
        <ReactionButton key={kind} model={model} comment={comment} kind={kind} onReact={onReact} />
      ))}
    </div>
  );
}

function ReactionButton({ model, comment, kind, onReact }: CommentProps & { kind: Reaction }) {
  const isSet = comment.reactions.includes(kind);
  const count = comment.counts[kind];
  return (
    <form
      method="post"
      action={commentUrls.react(model.code, comment.id)}
      onSubmit={(event) => {
        if (onReact === undefined) return;
        event.preventDefault();
        onReact(comment.id, kind, !isSet);
      }}
    >
      <input type="hidden" name="_csrf" value={model.csrf} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="wanted" value={isSet ? '0' : '1'} />
      <input type="hidden" name="return-to" value={model.here} />
      <button type="submit" class="se-reaction" aria-pressed={isSet ? 'true' : 'false'}>
        {REACTION_WORDS[kind]}
        {count > 0 && <span class="se-reaction__count"> {count}</span>}
        <VisuallyHidden>, comment: {comment.text.slice(0, 60)}</VisuallyHidden>
      </button>
    </form>
  );
}
