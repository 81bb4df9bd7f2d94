import { Button } from '../../../../design-system/components/button.tsx';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { signInPath } from '../../urls.ts';

interface SignInLinkView {
  readonly csrf: string;
  readonly action: string;
  readonly email: string;
}

export function SignInLinkPage({ csrf, action, email }: SignInLinkView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Sign in as {email}</PageHeading>
        <p class="govuk-body">
          You stay signed in in this browser for up to 30 days, or until you sign out. If this is not your
          address, close this page.
        </p>
        <Form action={action} csrf={csrf}>
          <Button preventDoubleClick>Sign in</Button>
        </Form>
      </div>
    </div>
  );
}

const REASONS = {
  used: 'It has been used already. Each link works once.',
  expired: 'It is too old. A link works for 20 minutes, unless the message said something else.',
  unknown: 'It is not complete. If you copied it from a message, check that you copied all of it.',
} as const;

interface DeadLinkView {
  readonly reason: keyof typeof REASONS;
  readonly returnTo: string;
}

export function DeadLinkPage({ reason, returnTo }: DeadLinkView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>This link cannot be used</PageHeading>
        <p class="govuk-body">{REASONS[reason]}</p>
        <Button href={signInPath(returnTo)}>Ask for a new link</Button>
      </div>
    </div>
  );
}
