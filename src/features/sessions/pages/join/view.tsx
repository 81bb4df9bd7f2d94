import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Programme } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import { Agenda, Description, Rules, SessionState, SessionTime, Speakers } from '../about/programme-view.tsx';
import { SeatFields, type SeatFieldsView } from '../seat/fields-view.tsx';

/** What somebody has to do, or cannot do, to join. */
export type WayIn =
  | { readonly kind: 'open' }
  /** May join as the one who is signed in. */
  | { readonly kind: 'signed-in'; readonly email: string }
  /** Must sign in, or show a ticket; `email` is set when somebody is signed in with an address that is not let in. */
  | {
      readonly kind: 'prove';
      readonly signInHref: string;
      readonly email: string | null;
      readonly endings: string;
    }
  | { readonly kind: 'blocked'; readonly reason: string }
  | { readonly kind: 'shut'; readonly why: string };

export interface JoinView {
  readonly programme: Programme;
  readonly csrf: string;
  readonly wayIn: WayIn;
  readonly details: SeatFieldsView['details'];
  readonly ticket: string;
  readonly errors: readonly FieldMistake[];
  /** The page of the session that was asked for, to which joining leads; empty for its first. */
  readonly pageAfter: string;
}

export function JoinPage(view: JoinView) {
  const { programme, wayIn, errors } = view;
  const { session } = programme;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption="Join">{session.title}</PageHeading>
        <p class="govuk-body">
          <SessionTime session={session} />
          <br />
          <a href={sessionUrls.calendar(session.code)}>Add to your calendar</a>
        </p>
        <SessionState session={session} />
        <Description session={session} />
        {wayIn.kind === 'blocked' ? <Blocked reason={wayIn.reason} /> : <Ways {...view} />}
        <h2 class="govuk-heading-m">How this session works</h2>
        <Rules programme={programme} />
        <Agenda programme={programme} />
        <Speakers programme={programme} />
      </div>
    </div>
  );
}

function Blocked({ reason }: { reason: string }) {
  return (
    <WarningText>
      You have been blocked from taking part in this session. The reason given: {reason}. If you think this is
      wrong, speak to a moderator or the organiser. The block ends with the session.
    </WarningText>
  );
}

function Ways(view: JoinView) {
  const { wayIn, programme } = view;
  if (wayIn.kind === 'shut') return <InsetText>{wayIn.why}</InsetText>;
  if (wayIn.kind === 'prove') return <Prove {...view} wayIn={wayIn} />;
  return (
    <JoinForm {...view}>
      {programme.session.state === 'closed' && (
        <InsetText>
          This session is closed. It takes no more questions or votes; join to read what was asked and
          answered.
        </InsetText>
      )}
      {wayIn.kind === 'signed-in' && <p class="govuk-body">You join as {wayIn.email}.</p>}
    </JoinForm>
  );
}

function Prove({ wayIn, ...view }: JoinView & { wayIn: Extract<WayIn, { kind: 'prove' }> }) {
  const { programme, ticket, errors } = view;
  return (
    <>
      <h2 class="govuk-heading-m">Confirm your email address</h2>
      {wayIn.email === null ? (
        <>
          <p class="govuk-body">
            This session is for people with a confirmed email address
            {wayIn.endings !== '' && <> that ends in {wayIn.endings}</>}. We send you a link; there is no
            password.
          </p>
          <Button href={wayIn.signInHref}>Sign in to join</Button>
        </>
      ) : (
        <InsetText>
          You are signed in as {wayIn.email}. This session is for addresses that end in {wayIn.endings}. Sign
          out and sign in with such an address, or use a ticket.
        </InsetText>
      )}
      <h2 class="govuk-heading-m">Or use a ticket</h2>
      <JoinForm {...view} wayIn={wayIn}>
        <Input
          name="ticket"
          label="One-time ticket"
          hint={`10 letters and numbers that the organiser of ${programme.session.title} gave you. It works once.`}
          class="govuk-input--width-10 govuk-input--extra-letter-spacing"
          autocomplete="off"
          spellcheck={false}
          value={ticket}
          error={mistakeAt(errors, 'ticket')}
        />
      </JoinForm>
    </>
  );
}

function JoinForm({
  programme,
  csrf,
  details,
  errors,
  pageAfter,
  children,
}: JoinView & { children: ComponentChildren }) {
  const { session, organisations } = programme;
  return (
    <Form action={sessionUrls.joinFor(session.code, pageAfter)} csrf={csrf}>
      {children}
      <SeatFields
        details={details}
        naming={session.naming}
        organisations={organisations.map(({ name }) => name)}
        errors={errors}
      />
      <Button preventDoubleClick>Join</Button>
    </Form>
  );
}
