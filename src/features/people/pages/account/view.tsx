import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import type { AccountLink } from '../../pages.ts';
import {
  administrationPath,
  deleteAccountPath,
  detailsPath,
  endOtherSignInsPath,
  endSignInPath,
} from '../../urls.ts';

interface ShownSignIn {
  readonly id: string;
  readonly browser: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly isThisOne: boolean;
}

export interface AccountView {
  readonly csrf: string;
  readonly name: string;
  readonly organisation: string;
  readonly email: string;
  readonly signIns: readonly ShownSignIn[];
  /** How many programs can act as this person now. */
  readonly tokens: number;
  readonly links: readonly AccountLink[];
  /** Whether this person runs the installation. */
  readonly administration: boolean;
}

const NEWS = {
  details: 'Your details are saved',
  ended: 'Signed out there',
  'ended-tokens': 'Signed out there, and no program acts as you any more',
} as const;

export function isAccountNews(word: string | undefined): word is keyof typeof NEWS {
  return word !== undefined && Object.hasOwn(NEWS, word);
}

export function AccountNews({ done }: { done: keyof typeof NEWS }) {
  return <NotificationBanner type="success">{NEWS[done]}</NotificationBanner>;
}

export function AccountPage({
  csrf,
  name,
  organisation,
  email,
  signIns,
  tokens,
  links,
  administration,
}: AccountView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Your account</PageHeading>
        <SummaryList
          rows={[
            { key: 'Name', value: name, actions: change('your name') },
            { key: 'Organisation', value: organisation || 'Not given', actions: change('your organisation') },
            { key: 'Email address', value: email },
          ]}
        />
        <LinkList
          links={[
            ...links,
            ...(administration
              ? [{ text: 'Administration', href: administrationPath, hint: 'Run this installation.' }]
              : []),
          ]}
        />
        <h2 class="govuk-heading-m">Where you are signed in</h2>
        <ul class="govuk-list">
          {signIns.map((signIn) => (
            <li key={signIn.id}>
              <SignInItem csrf={csrf} signIn={signIn} />
            </li>
          ))}
        </ul>
        {(signIns.length > 1 || tokens > 0) && (
          <Form action={endOtherSignInsPath} csrf={csrf}>
            {tokens > 0 && (
              <Checkboxes
                name="tokens"
                hint="Signing out stops no program that has a token of yours."
                choices={[
                  { value: 'end', label: `Also end my ${formatCount(tokens, 'token')} for programs` },
                ]}
              />
            )}
            <Button variant="secondary">Sign out everywhere else</Button>
          </Form>
        )}
        <h2 class="govuk-heading-m">Delete your account</h2>
        <p class="govuk-body">
          <a class="govuk-link" href={deleteAccountPath}>
            Delete my account
          </a>
          . You will first see what goes and what stays.
        </p>
      </div>
    </div>
  );
}

function LinkList({ links }: { links: readonly AccountLink[] }) {
  if (links.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--spaced">
      {links.map(({ text, href, hint }) => (
        <li key={href}>
          <a class="govuk-link" href={href}>
            {text}
          </a>
          <br />
          {hint}
        </li>
      ))}
    </ul>
  );
}

function change(what: string) {
  return [{ href: detailsPath, text: 'Change', visuallyHiddenText: what }];
}

function SignInItem({ csrf, signIn }: { csrf: string; signIn: ShownSignIn }) {
  return (
    <>
      <h3 class="govuk-heading-s">
        {signIn.browser}
        {signIn.isThisOne && ' (this one)'}
      </h3>
      <p class="govuk-body">
        Signed in on <Time value={signIn.createdAt} />, last used on <Time value={signIn.lastUsedAt} />.
      </p>
      {!signIn.isThisOne && (
        <Form action={endSignInPath(signIn.id)} csrf={csrf}>
          <Button variant="secondary">
            Sign out there<VisuallyHidden>: {signIn.browser}</VisuallyHidden>
          </Button>
        </Form>
      )}
    </>
  );
}
