import { Button } from '../../../../design-system/components/button.tsx';
import { ButtonGroup } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { organisationSignInPath, signInPath } from '../../urls.ts';

export type FailedReason = 'away' | 'refused' | 'not-asked' | 'no-verified-email' | 'not-allowed';

interface FailedView {
  readonly reason: FailedReason;
  readonly organisation: string;
  readonly returnTo: string;
}

/** Why signing in through the organisation did not work, and what to do instead. */
export function OrganisationSignInFailed({ reason, organisation, returnTo }: FailedView) {
  const reasons: Record<FailedReason, string> = {
    away: `The sign-in of ${organisation} does not answer just now. Try again in a few minutes, or sign in by email.`,
    refused: `${capitalised(organisation)} did not confirm who you are. Try again, or sign in by email.`,
    'not-asked':
      'It took too long, or it was begun in another window or browser. Try again, and finish in the same window.',
    'no-verified-email': `${capitalised(organisation)} did not give us an email address that it has checked. Sign in by email instead.`,
    'not-allowed': `The email address that ${organisation} has for you cannot be used here. Ask the organiser of your session to invite it, or sign in by email with another address.`,
  };
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>You are not signed in</PageHeading>
        <p class="govuk-body">{reasons[reason]}</p>
        <ButtonGroup>
          <Button href={signInPath(returnTo)}>Sign in by email</Button>
          <a class="govuk-link" href={organisationSignInPath(returnTo)}>
            Try {organisation} again
          </a>
        </ButtonGroup>
      </div>
    </div>
  );
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
