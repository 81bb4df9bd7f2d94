import { Button } from '../../../../design-system/components/button.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { StatusText, type StatusTone, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { DECLINE_REASONS } from '../../../sessions/shared.ts';
import { type Comment, type CommentState, STATE_WORDS } from '../../comment.ts';
import { commentUrls } from '../../urls.ts';

const TONES: Readonly<Record<CommentState, StatusTone>> = {
  received: 'waiting',
  published: 'done',
  declined: 'problem',
  removed: 'problem',
  withdrawn: 'neutral',
};

/** What became of one's own comments, so that nobody has to guess. Open where something waits or was declined. */
export function OwnComments({
  code,
  csrf,
  comments,
}: {
  code: string;
  csrf: string;
  comments: readonly Comment[];
}) {
  if (comments.length === 0) return null;
  const needsALook = comments.some(({ state }) => ['received', 'declined', 'removed'].includes(state));
  return (
    <Details summary={`Your comments (${comments.length})`} open={needsALook}>
      <ul class="se-cards">
        {comments.map((comment) => (
          <li key={comment.id} class="se-card">
            <p class="se-card__head">
              <StatusText tone={TONES[comment.state]}>{STATE_WORDS[comment.state]}</StatusText>
            </p>
            <p class="se-card__text">{comment.text}</p>
            <Reason comment={comment} />
            {(comment.state === 'received' || comment.state === 'published') && (
              <Form action={commentUrls.withdraw(code, comment.id)} csrf={csrf}>
                <Button variant="secondary" preventDoubleClick>
                  Withdraw<VisuallyHidden>: {comment.text.slice(0, 60)}</VisuallyHidden>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Details>
  );
}

function Reason({ comment: { state, reason, reasonNote } }: { comment: Comment }) {
  if (reason === null || (state !== 'declined' && state !== 'removed')) return null;
  return (
    <p class="govuk-body">
      {DECLINE_REASONS[reason]}. {reasonNote !== null && `The moderator adds: ${reasonNote}`}
    </p>
  );
}
