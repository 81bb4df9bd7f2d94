import { Button } from '../../../../design-system/components/button.tsx';
import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Step } from '../../organise/steps.ts';
import { organiseUrls } from '../../organise/urls.ts';
import type { Session } from '../../session.ts';
import { SessionState } from '../about/programme-view.tsx';

export function MovePage({ session, step, csrf }: { session: Session; step: Step; csrf: string }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={session.title}>{step.title}</PageHeading>
        <SessionState session={session} />
        <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
          {step.consequences.map((consequence) => (
            <li>{consequence}</li>
          ))}
        </ul>
        <WarningText>You cannot undo this.</WarningText>
        <Form action={organiseUrls.move(session.code, step.to)} csrf={csrf}>
          <ButtonGroup>
            <Button preventDoubleClick>{step.button}</Button>
            <a class="govuk-link" href={organiseUrls.overview(session.code)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}
