import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { organisationSignInPath, signInPath } from '../../urls.ts';

export interface SignInView {
  readonly csrf: string;
  readonly returnTo: string;
  readonly email: string;
  readonly errors: readonly FieldMistake[];
  /** The name of an organisation through which one can sign in too. */
  readonly organisation: string | undefined;
}

export function SignInPage({ csrf, returnTo, email, errors, organisation }: SignInView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Sign in</PageHeading>
        {organisation !== undefined && (
          <>
            <Button href={organisationSignInPath(returnTo)} variant="secondary">
              Sign in with {organisation}
            </Button>
            <h2 class="govuk-heading-m">Or sign in by email</h2>
          </>
        )}
        <p class="govuk-body">
          We will send you an email with a link. There is no password. If you are new here, this makes your
          account.
        </p>
        <Form action={signInPath()} csrf={csrf}>
          <HiddenFields values={{ 'return-to': returnTo }} />
          <Input
            name="email"
            label="Email address"
            type="email"
            autocomplete="email"
            spellcheck={false}
            value={email}
            error={mistakeAt(errors, 'email')}
          />
          <Button preventDoubleClick>Send me a link</Button>
        </Form>
      </div>
    </div>
  );
}
