import type { ComponentChildren } from 'preact';
import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { type FieldMistake, Form, FormErrors } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { SeatDetails } from '../../seat.ts';
import { isOver, type Programme, type Session } from '../../session.ts';
import { sessionUrls } from '../../urls.ts';
import { SeatFields } from './fields-view.tsx';

export interface SeatView {
  readonly programme: Programme;
  readonly details: SeatDetails;
  readonly announcements: boolean;
  readonly isVerified: boolean;
  /** What has just been done. */
  readonly saved: 'changed' | 'kept' | 'left' | null;
  /** As whom a guest took part, and who has signed in since; null where there is nothing to keep. */
  readonly toKeep: { readonly as: string; readonly email: string } | null;
  /** As whom this browser took part besides, before its reader signed in to their own seat; null where it did not. */
  readonly guest: { readonly as: string } | null;
  readonly csrf: string;
  readonly errors: readonly FieldMistake[];
}

export function SeatPage(view: SeatView) {
  const { programme, isVerified, saved, toKeep, guest, csrf, errors } = view;
  const { session } = programme;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        {saved !== null && <NotificationBanner type="success">{SAVED[saved]}</NotificationBanner>}
        <PageHeading caption={session.title}>Your seat</PageHeading>
        <p class="govuk-body">
          {isVerified
            ? 'Your seat is verified: you joined signed in, or with a ticket.'
            : 'You take part as a guest: this browser holds your seat.'}
        </p>
        {toKeep !== null && <Keep {...toKeep} code={session.code} csrf={csrf} />}
        {guest !== null && <Beside {...guest} session={session} csrf={csrf} />}
        {isOver(session) ? (
          <p class="govuk-body">The session is over, so your seat can no longer be changed.</p>
        ) : (
          <DetailsForm {...view} />
        )}
        <Section title="Continue on another device">
          <p class="govuk-body">
            Get a link, and a QR code to scan, that opens your seat once on another phone or computer. Your
            questions and votes are there too.
          </p>
          <Form action={sessionUrls.seatLink(session.code)} csrf={csrf}>
            <Button variant="secondary">Get a link</Button>
          </Form>
        </Section>
        <Section title="Your data">
          <p class="govuk-body">
            <a href={sessionUrls.seatData(session.code)} download>
              Download everything kept about you in this session (JSON)
            </a>
          </p>
        </Section>
        <Section title="Leave">
          <p class="govuk-body">
            <a href={sessionUrls.leave(session.code)}>Leave this session and be erased</a>
          </p>
        </Section>
      </div>
    </div>
  );
}

const SAVED = {
  changed: 'Your seat has been changed.',
  kept: 'What you did here is kept with your account.',
  left: 'What was done as a guest on this browser is taken out. You count once.',
} as const;

function Keep({ as, email, code, csrf }: { as: string; email: string; code: string; csrf: string }) {
  return (
    <div id="keep">
      <Section title="Keep it with your account">
        <p class="govuk-body">
          This browser took part {as === '' ? 'without a name' : `as ${as}`}; now you are signed in as {email}
          . If that was you, your questions and votes here can be kept with your account. You then have them
          wherever you sign in, watch the threads in which your questions go on, and they are erased with your
          account.
        </p>
        <p class="govuk-body">
          Others see what they saw before; a question you asked under your name leads to your profile. If
          somebody else took part on this browser, leave it as it is.
        </p>
        <Form action={sessionUrls.keepSeat(code)} csrf={csrf}>
          <Button preventDoubleClick>Keep it with my account</Button>
        </Form>
      </Section>
    </div>
  );
}

function Beside({ as, session, csrf }: { as: string; session: Session; csrf: string }) {
  return (
    <div id="guest">
      <Section title="This browser also took part as a guest">
        <p class="govuk-body">
          Before you signed in, this browser took part {as === '' ? 'without a name' : `as ${as}`}. You have a
          seat of your own here, so the two stay apart: what you both voted for counts twice, and the guest’s
          questions are not with your account.
        </p>
        <p class="govuk-body">
          If that was you, take the guest out, so that you count once.{' '}
          {isOver(session)
            ? 'The session is over, so its counts stay as they are; the guest’s name and seat go.'
            : 'The guest’s votes and answers go.'}{' '}
          What the guest wrote stays as written by “a participant” where others have voted for it or answered
          it; the rest is deleted. This cannot be undone. If somebody else took part on this browser, leave it
          as it is.
        </p>
        <Form action={sessionUrls.leaveAsGuest(session.code)} csrf={csrf}>
          <Button variant="warning" preventDoubleClick>
            Take the guest out
          </Button>
        </Form>
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {children}
    </>
  );
}

function DetailsForm({ programme, details, announcements, csrf, errors }: SeatView) {
  const { session, organisations } = programme;
  return (
    <Form action={sessionUrls.seat(session.code)} csrf={csrf}>
      <SeatFields
        details={details}
        naming={session.naming}
        organisations={organisations.map(({ name }) => name)}
        errors={errors}
      />
      <Checkboxes
        name="announcements"
        label="Screen reader"
        labelClass="govuk-fieldset__legend--s"
        choices={[
          {
            value: 'yes',
            label: 'Announce new questions and changes of order',
            hint: 'Summed up, at most every 10 seconds. The state of the session and the answer to what you do are always announced.',
          },
        ]}
        values={announcements ? ['yes'] : []}
      />
      <Button preventDoubleClick>Save</Button>
    </Form>
  );
}

export interface SeatLinkView {
  readonly title: string;
  readonly code: string;
  readonly href: string;
  readonly qr: ComponentChildren;
  readonly minutes: number;
}

export function SeatLinkPage({ title, code, href, qr, minutes }: SeatLinkView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={title}>Continue on another device</PageHeading>
        <p class="govuk-body">
          Scan this with the other device, or open the link there. It works once, for {minutes} minutes.
          Whoever opens it has your seat: show it to nobody.
        </p>
        <div class="se-qr">{qr}</div>
        <p class="govuk-body se-lines">
          <a href={href}>{href}</a>
        </p>
        <p class="govuk-body">
          <a href={sessionUrls.seat(code)}>Back to your seat</a>
        </p>
      </div>
    </div>
  );
}
