import { Button } from '../../../../design-system/components/button.tsx';
import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import type { Session } from '../../session.ts';
import { SessionState } from '../about/programme-view.tsx';

export interface RehearsalView {
  readonly session: Session;
  /** The code of the rehearsal that was made before and has not ended. */
  readonly underWay: string | undefined;
  readonly csrf: string;
}

export function RehearsalPage({ session, underWay, csrf }: RehearsalView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={session.title}>Rehearse the session</PageHeading>
        <SessionState session={session} />
        <p class="govuk-body">
          A rehearsal has the same programme, settings, people and prepared polls, and a code of its own. It
          is open for questions at once, and the chair can start it. All of its pages say that it is a
          rehearsal.
        </p>
        <p class="govuk-body">
          When an organiser ends it, everything in it is deleted: questions, votes, answers, and the record of
          what was done. Nothing of it reaches this session, and nobody is written to.
        </p>
        {underWay === undefined ? (
          <Form action={organiseUrls.rehearsal(session.code)} csrf={csrf}>
            <Button preventDoubleClick>Make a rehearsal</Button>
          </Form>
        ) : (
          <>
            <p class="govuk-body">
              A rehearsal is under way.{' '}
              <a class="govuk-link" href={organiseUrls.overview(underWay)}>
                Go to the rehearsal
              </a>
            </p>
            <Button href={organiseUrls.endRehearsal(underWay)} variant="secondary">
              End the rehearsal
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

export function EndRehearsalPage({ session, csrf }: { session: Session; csrf: string }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={session.title}>End the rehearsal and delete everything in it?</PageHeading>
        <SessionState session={session} />
        <WarningText>
          Everything asked, voted, answered and recorded in this rehearsal is deleted. You cannot undo this.
        </WarningText>
        <Form action={organiseUrls.endRehearsal(session.code)} csrf={csrf}>
          <ButtonGroup>
            <Button variant="warning" preventDoubleClick>
              End it and delete everything
            </Button>
            <a class="govuk-link" href={organiseUrls.overview(session.code)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}
