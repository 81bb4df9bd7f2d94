import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { type Endeavour, type Seat, seatLabel } from '../../endeavour.ts';
import { endeavourUrls } from '../../urls.ts';

interface InvitationView {
  readonly csrf: string;
  readonly secret: string;
  readonly endeavour: Endeavour;
  readonly seat: Seat;
  readonly message: string;
  readonly signedInAs: string | null;
  readonly mayJoinWithoutAccount: boolean;
  readonly signInHref: string;
  readonly name: string;
  readonly errors: readonly FieldMistake[];
}

export function InvitationPage(view: InvitationView) {
  const { endeavour, seat, message, errors, csrf, secret } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption="A seat for you">{endeavour.title}</PageHeading>
        <p class="govuk-body">You are invited to this seat: {seatLabel(seat)}.</p>
        {message !== '' && <InsetText>{message}</InsetText>}
        <h2 class="govuk-heading-m">What it is about</h2>
        <p class="govuk-body">{endeavour.issue}</p>
        <p class="govuk-body">For: {endeavour.forWhom}</p>
        <h2 class="govuk-heading-m">What a seat is</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>This is shared work that nobody owns. Every seat weighs the same, whoever holds it.</li>
          <li>The seat is {seat.organisation}’s. You hold it for a while, and can leave at any time.</li>
          <li>
            The others see your {view.mayJoinWithoutAccount ? 'chosen name' : 'name'} and what you write.
          </li>
        </ul>
        <Accept {...view} />
        <Form action={endeavourUrls.declineInvitation(secret)} csrf={csrf}>
          <Button variant="secondary">No, thank you</Button>
        </Form>
      </div>
    </div>
  );
}

function Accept(view: InvitationView) {
  const { csrf, secret, seat, signedInAs, mayJoinWithoutAccount, signInHref, name, errors } = view;
  const path = endeavourUrls.invitation(secret);
  if (signedInAs === null && !mayJoinWithoutAccount) {
    return (
      <>
        <p class="govuk-body">Sign in with your email address to take the seat. There is no password.</p>
        <Button href={signInHref}>Sign in to take the seat</Button>
      </>
    );
  }
  const choosesName = signedInAs === null || seat.isPseudonymous;
  return (
    <Form action={path} csrf={csrf}>
      {signedInAs !== null && <p class="govuk-body">You are signed in as {signedInAs}.</p>}
      {choosesName && (
        <Input
          name="name"
          label={signedInAs === null ? 'What may the others call you?' : 'Another name (optional)'}
          hint={
            signedInAs === null
              ? 'It need not be your own name. You need no account and no email address: this browser remembers your seat.'
              : 'If you would rather not be known here by your own name'
          }
          class="govuk-input--width-20"
          autocomplete="off"
          value={name}
          error={mistakeAt(errors, 'name')}
        />
      )}
      <Button preventDoubleClick>Take the seat</Button>
      {signedInAs === null && (
        <p class="govuk-body">
          Or{' '}
          <a class="govuk-link" href={signInHref}>
            sign in
          </a>{' '}
          to have your seat on every device.
        </p>
      )}
    </Form>
  );
}

export function OverPage({ why }: { why: string }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>This invitation is over</PageHeading>
        <p class="govuk-body">{why} Ask whoever invited you for another one.</p>
        <p class="govuk-body">
          <a class="govuk-link" href={endeavourUrls.list}>
            Your endeavours
          </a>
        </p>
      </div>
    </div>
  );
}

export function DeclinedPage() {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>You have declined</PageHeading>
        <p class="govuk-body">
          Thank you for saying so. The stewards see that the seat is still free, and not why.
        </p>
      </div>
    </div>
  );
}
