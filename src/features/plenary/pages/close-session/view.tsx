import { Button } from '../../../../design-system/components/button.tsx';
import { ErrorSummary } from '../../../../design-system/components/error-summary.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { WarningText } from '../../../../design-system/components/warning-text.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { ButtonGroup, Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { plenaryUrls } from '../../urls.ts';

export interface CloseSessionView {
  readonly code: string;
  readonly title: string;
  readonly csrf: string;
  readonly refusal: string | null;
  /** False while no last call has been made, or when it is closed already. */
  readonly canClose: boolean;
  readonly stateWords: string;
  readonly openQuestions: number;
}

export function CloseSessionPage(view: CloseSessionView) {
  const { code, refusal, canClose, openQuestions } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={refusal === null ? [] : [{ text: refusal }]} />
        <PageHeading caption={view.title}>Close the session now?</PageHeading>
        {canClose ? (
          <>
            <WarningText>A closed session never goes live again.</WarningText>
            <p class="govuk-body">
              No more questions or votes are taken. Speakers can still answer in writing.{' '}
              {openQuestions === 0
                ? 'No question is open.'
                : `${formatCount(openQuestions, 'question is', 'questions are')} still open: none is lost, all are carried on.`}
            </p>
            <p class="govuk-body">
              If you do nothing, the session closes by itself at the end of the last call.
            </p>
            <Form action={plenaryUrls.closeSession(code)} csrf={view.csrf}>
              <ButtonGroup>
                <Button variant="warning" preventDoubleClick>
                  Close the session
                </Button>
                <a class="govuk-link" href={plenaryUrls.chair(code)}>
                  Not yet
                </a>
              </ButtonGroup>
            </Form>
          </>
        ) : (
          <InsetText>
            The session is “{view.stateWords}”. It can be closed after a last call for votes.
          </InsetText>
        )}
      </div>
    </div>
  );
}
