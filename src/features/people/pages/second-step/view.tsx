import { Button } from '../../../../design-system/components/button.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { qrSvg } from '../../../../design-system/patterns/qr.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { CodeField } from '../../second-step/code-field-view.tsx';
import {
  accountPath,
  renewCodesPath,
  secondStepPath,
  setUpSecondStepPath,
  turnOffSecondStepPath,
} from '../../urls.ts';

interface SecondStepView {
  readonly csrf: string;
  /** Null while the second step is off. */
  readonly codesLeft: number | null;
  /** Whether this installation asks it of this person. */
  readonly isDemanded: boolean;
  readonly errors: readonly FieldMistake[];
}

export function SecondStepPage({ csrf, codesLeft, isDemanded, errors }: SecondStepView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Second step when signing in</PageHeading>
        {codesLeft === null ? (
          <Off csrf={csrf} isDemanded={isDemanded} />
        ) : (
          <On csrf={csrf} codesLeft={codesLeft} isDemanded={isDemanded} errors={errors} />
        )}
      </div>
    </div>
  );
}

function Off({ csrf, isDemanded }: Pick<SecondStepView, 'csrf' | 'isDemanded'>) {
  return (
    <>
      <p class="govuk-body">
        After the link or your organisation’s sign-in you also enter a code from an app on your phone. Whoever
        gets into your mail alone then cannot sign in as you.
      </p>
      <p class="govuk-body">
        You need an app that shows such codes; any that calls itself an authenticator does. It works without a
        connection.
      </p>
      {isDemanded && (
        <p class="govuk-body">Here everybody who runs the service needs it. Set it up to go on.</p>
      )}
      <Form action={secondStepPath} csrf={csrf}>
        <Button preventDoubleClick>Set it up</Button>
      </Form>
    </>
  );
}

function On({ csrf, codesLeft, isDemanded, errors }: SecondStepView & { readonly codesLeft: number }) {
  return (
    <>
      <p class="govuk-body">
        It is on. {codesLeft === 1 ? 'One recovery code is' : `${codesLeft} recovery codes are`} left.
      </p>
      <h2 class="govuk-heading-m">New recovery codes</h2>
      <p class="govuk-body">You get ten new ones. Those that you have now stop working.</p>
      <Form action={renewCodesPath} csrf={csrf}>
        <CodeField id="renew-code" error={mistakeAt(errors, 'renew-code')} />
        <Button variant="secondary">Make new recovery codes</Button>
      </Form>
      <h2 class="govuk-heading-m">Turn it off</h2>
      {isDemanded ? (
        <p class="govuk-body">
          Here everybody who runs the service needs it. To move it to another phone, ask another administrator
          to turn it off for you.
        </p>
      ) : (
        <>
          <p class="govuk-body">To move it to another phone, turn it off and set it up again.</p>
          <Form action={turnOffSecondStepPath} csrf={csrf}>
            <CodeField id="off-code" error={mistakeAt(errors, 'off-code')} />
            <Button variant="warning">Turn it off</Button>
          </Form>
        </>
      )}
    </>
  );
}

interface SetUpView {
  readonly csrf: string;
  readonly secret: string;
  /** What the app reads from the QR code. */
  readonly address: string;
  readonly errors: readonly FieldMistake[];
}

export function SetUpPage({ csrf, secret, address, errors }: SetUpView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Set up the second step</PageHeading>
        <h2 class="govuk-heading-m">1. Give the app the key</h2>
        <p class="govuk-body">Point the app at this picture.</p>
        <div class="se-qr">{qrSvg(address, 'QR code for your app; the key is in words below')}</div>
        <p class="govuk-body">
          Or{' '}
          <a class="govuk-link" href={address}>
            open it in an app on this device
          </a>
          , or type the key:
        </p>
        <p class="govuk-body govuk-!-font-weight-bold">{secret.replace(/.{4}(?=.)/g, '$& ')}</p>
        <h2 class="govuk-heading-m">2. Enter the code that the app shows</h2>
        <Form action={setUpSecondStepPath} csrf={csrf}>
          <CodeField hint="6 digits" error={mistakeAt(errors, 'code')} />
          <p class="govuk-body">You will be signed out everywhere else.</p>
          <Button preventDoubleClick>Turn it on</Button>
        </Form>
      </div>
    </div>
  );
}

export function CodesPage({ codes }: { readonly codes: readonly string[] }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Your recovery codes</PageHeading>
        <p class="govuk-body">
          Each signs you in once in place of the app. Print this page or write them down, and keep them away
          from your phone: they are shown only now.
        </p>
        <ul class="govuk-list govuk-list--bullet">
          {codes.map((code) => (
            <li>{code}</li>
          ))}
        </ul>
        <Button href={accountPath}>I have kept them</Button>
      </div>
    </div>
  );
}
