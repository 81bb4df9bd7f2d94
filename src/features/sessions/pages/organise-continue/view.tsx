import { Button } from '../../../../design-system/components/button.tsx';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { organiseUrls } from '../../organise/urls.ts';
import type { Session } from '../../session.ts';
import { SessionState } from '../about/programme-view.tsx';

export function ContinuePage({ session, csrf }: { session: Session; csrf: string }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={session.title}>Go on in a new session?</PageHeading>
        <SessionState session={session} />
        <p class="govuk-body">
          A closed session stays closed, so that everybody can rely on it. You can go on in a new one with the
          same programme, settings and people, and the polls that were not opened. It is open for questions at
          once, and linked to this one.
        </p>
        <p class="govuk-body">
          It has a new code: people have to join again. Questions asked here stay here, and can be answered in
          writing.
        </p>
        <Form action={organiseUrls.goOn(session.code)} csrf={csrf}>
          <ButtonGroup>
            <Button preventDoubleClick>Make the new session</Button>
            <a class="govuk-link" href={organiseUrls.overview(session.code)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}
