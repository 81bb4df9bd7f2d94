import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';

export interface DeleteView {
  readonly question: string;
  readonly action: string;
  readonly cancel: string;
  readonly csrf: string;
}

export function DeletePage({ question, action, cancel, csrf }: DeleteView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Delete this draft?</PageHeading>
        <InsetText>{question}</InsetText>
        <p class="govuk-body">Nobody has answered it. It cannot be brought back.</p>
        <Form action={action} csrf={csrf}>
          <ButtonGroup>
            <Button variant="warning" preventDoubleClick>
              Delete draft
            </Button>
            <a class="govuk-link" href={cancel}>
              Keep it
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}
