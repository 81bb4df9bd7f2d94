import { Button } from '../../../../design-system/components/button.tsx';
import { SummaryList } from '../../../../design-system/components/summary-list.tsx';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { DiagnosisRound } from '../../round.ts';
import { diagnosisUrls } from '../../urls.ts';

export function OwnPage({
  csrf,
  round,
  rows,
}: {
  csrf: string;
  round: DiagnosisRound;
  rows: readonly { readonly about: string; readonly answer: string }[];
}) {
  return (
    <>
      <PageHeading caption={`Round ${round.number}`}>Your own answers</PageHeading>
      <p class="govuk-body">Only you see this page.</p>
      <SummaryList
        rows={rows.map(({ about, answer }) => ({
          key: about,
          value: answer === '' ? 'Not answered' : answer,
        }))}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={diagnosisUrls.ownFile(round.endeavourId, round.id)}>
          Download your answers as JSON
        </a>
      </p>
      <h2 class="govuk-heading-m">Be forgotten</h2>
      <p class="govuk-body">
        In rounds that have closed, your ratings stay without your name, because what was found rests on them;
        the sentences you wrote and the notes you signed are removed. Statements that others have rated stay.
        In an open round all your answers are deleted.
      </p>
      <Form action={diagnosisUrls.forget(round.endeavourId, round.id)} csrf={csrf}>
        <Button variant="warning">Forget who gave these answers</Button>
      </Form>
    </>
  );
}
