import { Button } from '../../../design-system/components/button.tsx';
import { Input } from '../../../design-system/components/input.tsx';
import { Form } from '../../../design-system/patterns/form.tsx';
import { Time } from '../../../design-system/patterns/time.tsx';
import { commentUrls } from '../urls.ts';
import type { StaffMessage } from './message.ts';

export interface StaffMessagesProps {
  readonly code: string;
  readonly csrf: string;
  readonly zone: string;
  /** Newest first. */
  readonly messages: readonly StaffMessage[];
  /** The page on which they stand. */
  readonly returnTo: string;
  readonly typed?: string | undefined;
  readonly error?: string | undefined;
  /** How many to show; the rest is on the page of the messages. */
  readonly most?: number | undefined;
}

/**
 * The private line between chair, speakers, moderators and organisers. It stands in the flow of its page and never
 * covers anything (LIVE-73).
 */
export function StaffMessages(props: StaffMessagesProps) {
  const { code, csrf, zone, messages, returnTo, typed, error, most = messages.length } = props;
  return (
    <>
      <Form action={commentUrls.staffMessages(code)} csrf={csrf} data-in-place="message">
        <input type="hidden" name="return-to" value={returnTo} />
        <Input
          name="message"
          label="Message to the people running this session"
          hint="Only chair, speakers, moderators and organisers see it."
          autocomplete="off"
          value={typed ?? ''}
          error={error}
        />
        <Button variant="secondary" preventDoubleClick>
          Send message
        </Button>
      </Form>
      {messages.length > 0 && (
        <ul class="govuk-list se-messages">
          {messages.slice(0, most).map(({ id, text, from, at }) => (
            <li key={id}>
              {text}
              <span class="se-messages__from">
                {' '}
                {from}, <Time value={at} zone={zone} format="time" />
              </span>
            </li>
          ))}
        </ul>
      )}
      {messages.length > most && (
        <p class="govuk-body">
          <a class="govuk-link" href={commentUrls.staffMessages(code)}>
            All messages
          </a>
        </p>
      )}
    </>
  );
}
