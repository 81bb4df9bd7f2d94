import { Button } from '../../../../design-system/components/button.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { CodeField } from '../../second-step/code-field-view.tsx';
import { signInCodePath, signOutPath } from '../../urls.ts';

interface SignInCodeView {
  readonly csrf: string;
  readonly email: string;
  readonly returnTo: string;
  readonly errors: readonly FieldMistake[];
}

export function SignInCodePage({ csrf, email, returnTo, errors }: SignInCodeView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={`Sign in as ${email}`}>Enter your code</PageHeading>
        <Form action={signInCodePath()} csrf={csrf}>
          <HiddenFields values={{ 'return-to': returnTo }} />
          <CodeField error={mistakeAt(errors, 'code')} />
          <Button preventDoubleClick>Sign in</Button>
        </Form>
        <p class="govuk-body">
          If you have neither your phone nor a recovery code, ask whoever runs this service: an administrator
          can turn the second step off for you.
        </p>
        <Form action={signOutPath} csrf={csrf}>
          <Button variant="secondary">Stop signing in</Button>
        </Form>
      </div>
    </div>
  );
}
