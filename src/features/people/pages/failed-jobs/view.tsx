import { Button } from '../../../../design-system/components/button.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { mailboxPath, runAgainPath, tryMailPath } from '../../urls.ts';

interface Failed {
  readonly id: string;
  readonly name: string;
  readonly failedAt: Date | null;
  readonly why: string;
}

interface Waiting {
  readonly count: number;
  readonly since: Date | null;
  readonly tried: number;
  readonly why: string;
}

export function FailedJobsPage({
  jobs,
  mailStaysHere,
  waiting,
  due,
  refused,
  isTried,
  csrf,
}: {
  jobs: readonly Failed[];
  mailStaysHere: boolean;
  waiting: Waiting;
  due: readonly { readonly what: string; readonly count: number; readonly since: Date | null }[];
  /** The latest messages that the mail server refused for good. */
  refused: readonly { readonly at: Date; readonly answer: number }[];
  isTried: boolean;
  csrf: string;
}) {
  return (
    <>
      {isTried && (
        <NotificationBanner type="success">The waiting email is being tried now</NotificationBanner>
      )}
      <PageHeading>Background work and email</PageHeading>
      <p class="govuk-body">
        {mailStaysHere ? (
          <>
            No mail server is set: messages stay in{' '}
            <a class="govuk-link" href={mailboxPath}>
              the mailbox of this machine
            </a>
            .
          </>
        ) : (
          'Messages go out through the mail server. While it is down they are tried again for three and a half days.'
        )}
      </p>
      <h2 class="govuk-heading-m">Email that waits</h2>
      <MailWaits waiting={waiting} due={due} csrf={csrf} />
      <h2 class="govuk-heading-m">Email refused for good</h2>
      <Refused refused={refused} />
      <h2 class="govuk-heading-m">Failed</h2>
      {jobs.length === 0 && <EmptyState title="Nothing has failed" />}
      {jobs.map(({ id, name, failedAt, why }) => (
        <section key={id}>
          <h3 class="govuk-heading-s">{name}</h3>
          <p class="govuk-body">
            {failedAt !== null && (
              <>
                Failed on <Time value={failedAt} />:{' '}
              </>
            )}
            {why}
          </p>
          <Form action={runAgainPath(name, id)} csrf={csrf}>
            <Button variant="secondary" preventDoubleClick>
              Run again<VisuallyHidden>: {name}</VisuallyHidden>
            </Button>
          </Form>
        </section>
      ))}
    </>
  );
}

function MailWaits({
  waiting,
  due,
  csrf,
}: {
  waiting: Waiting;
  due: readonly { readonly what: string; readonly count: number; readonly since: Date | null }[];
  csrf: string;
}) {
  const others = due.filter(({ count }) => count > 0);
  if (waiting.count === 0 && others.length === 0) return <EmptyState title="No email is waiting" />;
  return (
    <>
      <ul class="govuk-list govuk-list--bullet">
        {waiting.count > 0 && (
          <li>
            {formatCount(waiting.count, 'message')} on the way
            <Since since={waiting.since} />.{' '}
            {waiting.tried > 0 && `${waiting.tried} tried in vain: ${waiting.why}`}
          </li>
        )}
        {others.map(({ what, count, since }) => (
          <li key={what}>
            {what}: {count}
            <Since since={since} />
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        Nothing of it is lost. Notices that wait come as one message for each person once the mail server is
        back; links to sign in that have ended are not sent any more.
      </p>
      <Form action={tryMailPath} csrf={csrf}>
        <Button variant="secondary" preventDoubleClick>
          Try now
        </Button>
      </Form>
    </>
  );
}

function Refused({ refused }: { refused: readonly { readonly at: Date; readonly answer: number }[] }) {
  if (refused.length === 0) return <EmptyState title="No email was refused for good" />;
  return (
    <>
      <p class="govuk-body">
        The mail server will not take these, so they are not tried again. To whom they were is kept nowhere;
        the log of the mail server may say it. Many at once mean that a setting of the mail server is wrong.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {refused.map(({ at, answer }) => (
          <li>
            <Time value={at} />: {refusalWords(answer)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a reply code says, as far as one can act on it (RFC 5321, 4.2.3). */
function refusalWords(answer: number): string {
  switch (answer) {
    case 550:
    case 551:
    case 553:
      return `no mailbox of that address, or it takes no mail from here (${answer})`;
    case 552:
      return `the mailbox is full, or the message too large (${answer})`;
    default:
      return `not taken (${answer})`;
  }
}

function Since({ since }: { since: Date | null }) {
  return since === null ? null : (
    <>
      , the oldest since <Time value={since} />
    </>
  );
}
