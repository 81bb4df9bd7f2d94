import { Button } from '../../../../design-system/components/button.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { plenaryUrls } from '../../urls.ts';
import type { OwnView } from './own-view.tsx';

/** How a question goes on in the forum: after its session has closed, or before. */
export type RepliesView =
  | { readonly isClosed: true; readonly url: string }
  | {
      readonly isClosed: false;
      /** Of the replies; null where there are none yet, or whoever reads has no account. */
      readonly url: string | null;
      readonly count: number;
      readonly mayReply: boolean;
      /** Why whoever is signed in has no part in replies. */
      readonly whyNot: string | null;
      /** Where to sign in first; null for who has. */
      readonly signIn: string | null;
    };

/** What people say to it in the forum while the session is on. */
export function Replies({
  replies,
  question,
  code,
  csrf,
}: Pick<OwnView, 'question' | 'code' | 'csrf'> & { replies: RepliesView | null }) {
  if (replies === null || replies.isClosed) return null;
  const { url, count, mayReply, whyNot, signIn } = replies;
  return (
    <section aria-labelledby="replies">
      <h2 class="govuk-heading-m" id="replies">
        Replies
      </h2>
      <p class="govuk-body">
        {count === 0 ? 'Nobody has replied yet.' : `${formatCount(count, 'reply', 'replies')}.`}{' '}
        {url !== null && count > 0 && (
          <a class="govuk-link" href={url}>
            Read the replies in the forum
          </a>
        )}
      </p>
      {mayReply && (
        <Form action={plenaryUrls.replies(code, question.id)} csrf={csrf}>
          <Button variant="secondary">Reply to this question</Button>
        </Form>
      )}
      {whyNot !== null && <p class="govuk-body">{whyNot}</p>}
      {signIn !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={signIn}>
            Sign in to read replies and to reply
          </a>
        </p>
      )}
    </section>
  );
}
