import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { mailboxPath, signInPath } from '../../urls.ts';

interface CheckEmailView {
  /** Empty where the browser no longer knows. */
  readonly email: string;
  readonly mailStaysHere: boolean;
}

export function CheckEmailPage({ email, mailStaysHere }: CheckEmailView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Check your email</PageHeading>
        <p class="govuk-body">
          We have sent a link to {email === '' ? 'the address you gave' : <strong>{email}</strong>}. Open it
          within 20 minutes to sign in. It works once.
        </p>
        {mailStaysHere && (
          <InsetText>
            No mail server is set, so the message is in{' '}
            <a class="govuk-link" href={mailboxPath}>
              this installation’s mailbox
            </a>
            .
          </InsetText>
        )}
        <h2 class="govuk-heading-m">If it does not arrive</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>Check that the address is right.</li>
          <li>Look in your spam or junk folder.</li>
          <li>
            After a few minutes,{' '}
            <a class="govuk-link" href={signInPath()}>
              ask for another link
            </a>
            .
          </li>
        </ul>
      </div>
    </div>
  );
}
