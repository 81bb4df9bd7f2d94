import { Button } from '../../../../design-system/components/button.tsx';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading, VisuallyHidden } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { runAgainPath } from '../../urls.ts';

interface Failed {
  readonly id: string;
  readonly name: string;
  readonly failedAt: Date | null;
  readonly why: string;
}

export function FailedJobsPage({
  jobs,
  mailStaysHere,
  csrf,
}: {
  jobs: readonly Failed[];
  mailStaysHere: boolean;
  csrf: string;
}) {
  return (
    <>
      <PageHeading>Background work and email</PageHeading>
      <p class="govuk-body">
        {mailStaysHere
          ? 'No mail server is set: messages stay in the mailbox of this machine.'
          : 'Messages go out through the mail server. While it is down they are tried again for three and a half days.'}
      </p>
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
