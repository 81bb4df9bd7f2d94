import { Button } from '../../../../design-system/components/button.tsx';
import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { accountPath, deleteAccountPath } from '../../urls.ts';

interface DeleteAccountView {
  readonly csrf: string;
  readonly goes: readonly string[];
  readonly stays: readonly string[];
}

export function DeleteAccountPage({ csrf, goes, stays }: DeleteAccountView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Delete your account</PageHeading>
        <h2 class="govuk-heading-m">What goes</h2>
        <Sentences of={goes} />
        <h2 class="govuk-heading-m">What stays</h2>
        <Sentences of={stays} />
        <WarningText>You cannot undo this.</WarningText>
        <Form action={deleteAccountPath} csrf={csrf}>
          <ButtonGroup>
            <Button variant="warning" preventDoubleClick>
              Delete my account
            </Button>
            <a class="govuk-link" href={accountPath}>
              Keep it
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}

function Sentences({ of }: { of: readonly string[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

export function AccountDeletedPage() {
  return (
    <>
      <PageHeading>Your account is deleted</PageHeading>
      <p class="govuk-body">You are signed out everywhere. You can come back at any time, as someone new.</p>
    </>
  );
}
