import { Button } from '../../../../design-system/components/button.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { Form, HiddenFields } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import {
  type Choices,
  type Reason,
  REASON_WORDS,
  type Sending,
  SENDING_WORDS,
  SENDINGS,
} from '../../reasons.ts';
import { noticesUrls } from '../../urls.ts';

interface MailLinkView {
  readonly token: string;
  readonly reasons: readonly Reason[];
  readonly choices: Choices;
  readonly isDone: boolean;
}

export function MailLinkPage({ token, reasons, choices, isDone }: MailLinkView) {
  const sendings = new Set(reasons.map((reason) => choices[reason]));
  const [only] = sendings;
  const current = sendings.size === 1 ? only : undefined;
  const others = SENDINGS.filter((each) => each !== 'never' && each !== current);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {isDone && <NotificationBanner type="success">Your choice is saved</NotificationBanner>}
        <PageHeading>{current === 'never' ? 'These emails are stopped' : 'Stop these emails?'}</PageHeading>
        <p class="govuk-body">This is about emails for:</p>
        <ul class="govuk-list govuk-list--bullet">
          {reasons.map((reason) => (
            <li key={reason}>
              {REASON_WORDS[reason].label} (now: {SENDING_WORDS[choices[reason]].toLowerCase()})
            </li>
          ))}
        </ul>
        <p class="govuk-body">Whatever you choose, you find everything under Notices when you sign in.</p>
        {current !== 'never' && <Choose token={token} sending="never" text="Stop these emails" isMain />}
        {others.map((each) => (
          <Choose
            key={each}
            token={token}
            sending={each}
            text={`Send them ${SENDING_WORDS[each].toLowerCase()}`}
          />
        ))}
        <p class="govuk-body">
          <a class="govuk-link" href={noticesUrls.settings}>
            Sign in to change everything else
          </a>
        </p>
      </div>
    </div>
  );
}

interface ChooseView {
  readonly token: string;
  readonly sending: Sending;
  readonly text: string;
  readonly isMain?: boolean;
}

function Choose({ token, sending, text, isMain = false }: ChooseView) {
  return (
    <Form action={noticesUrls.mailLink(token)}>
      <HiddenFields values={{ sending }} />
      <Button variant={isMain ? undefined : 'secondary'}>{text}</Button>
    </Form>
  );
}

export function BadMailLink() {
  return (
    <>
      <PageHeading>This link cannot be used</PageHeading>
      <p class="govuk-body">
        It is not complete, or the account it belongs to is gone. If you copied it from a message, check that
        you copied all of it.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={noticesUrls.settings}>
          Sign in to choose what you are told by email
        </a>
      </p>
    </>
  );
}
