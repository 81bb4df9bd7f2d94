import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { WrittenWords } from '../../erase.ts';
import { accountPath, deleteAccountPath, ownDataPath } from '../../urls.ts';

interface DeleteAccountView {
  readonly csrf: string;
  readonly goes: readonly string[];
  readonly stays: readonly string[];
  readonly words: WrittenWords;
  readonly errors: readonly FieldMistake[];
}

export function DeleteAccountPage({ csrf, goes, stays, words, errors }: DeleteAccountView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Delete your account</PageHeading>
        <h2 class="govuk-heading-m">What goes</h2>
        <Sentences of={goes} />
        <h2 class="govuk-heading-m">What stays</h2>
        <Sentences of={stays} />
        <p class="govuk-body">
          You may first <a href={ownDataPath}>take your data away</a>.
        </p>
        <Form action={deleteAccountPath} csrf={csrf}>
          <Radios
            name="words"
            label="What happens to what you wrote in the forum?"
            value={words}
            choices={[
              {
                value: 'keep',
                label: 'It stays, as written by “a former member”',
                hint: 'Others have answered it: their replies keep their sense.',
              },
              {
                value: 'remove',
                label: 'Its text is removed wherever the conversation can be read without it',
                hint: 'The replies of others stay, with the passages that they quoted. So do your accepted answers, because others rely on them, and questions that came from a session.',
              },
            ]}
          />
          <WarningText>You cannot undo this.</WarningText>
          <Checkboxes
            name="sure"
            label="Are you sure?"
            values={[]}
            error={mistakeAt(errors, 'sure')}
            choices={[
              { value: 'yes', label: 'I understand that my account goes, and that nobody can bring it back' },
            ]}
          />
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
