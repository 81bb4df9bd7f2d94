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
import { signInPath } from '../../urls.ts';

export interface SignInView {
  readonly csrf: string;
  readonly returnTo: string;
  readonly email: string;
  readonly errors: readonly FieldMistake[];
  /** Another way to sign in: the person's organisation. */
  readonly organisation: { readonly name: string; readonly href: string } | undefined;
}

export function SignInPage({ csrf, returnTo, email, errors, organisation }: SignInView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Sign in</PageHeading>
        {organisation && (
          <>
            <p class="govuk-body">
              <a
                class="govuk-button govuk-button--secondary"
                href={organisation.href}
                role="button"
                draggable={false}
              >
                Sign in with {organisation.name}
              </a>
            </p>
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
