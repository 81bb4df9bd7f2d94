import { READING_NAMES } from '../../../../analysis/diagnosis/advice.ts';
import { Button } from '../../../../design-system/components/button.tsx';
import { DateInput } from '../../../../design-system/components/date-input.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { formatDate } from '../../../../design-system/format.ts';
import { type FieldMistake, Form, FormErrors } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { SettingsTable } from '../../results/settings.view.tsx';
import type { ClosedRound, DiagnosisRound } from '../../round.ts';
import { STATE_WORDS } from '../../round.ts';
import { diagnosisUrls } from '../../urls.ts';
import type { DiagnosisSettings } from '../../../../analysis/diagnosis/settings.ts';

export function RoundsPage({
  endeavourId,
  rounds,
  closed,
  mayOpen,
}: {
  endeavourId: string;
  rounds: readonly DiagnosisRound[];
  closed: readonly ClosedRound[];
  mayOpen: boolean;
}) {
  const open = rounds.find(({ state }) => state !== 'closed');
  return (
    <>
      <PageHeading>The shape of the problem</PageHeading>
      <p class="govuk-body">
        Before you choose how to work on this, find out together what kind of problem it is. Everybody
        answers, unseen by the others; then you all see at once what was found, where views differ, and what
        to do next. It may be a job for good programme management: then this says so.
      </p>
      {rounds.length === 0 && <EmptyState title="There has been no round yet." />}
      {mayOpen && open === undefined && <Button href={diagnosisUrls.open(endeavourId)}>Open a round</Button>}
      <ul class="govuk-list govuk-list--spaced">
        {rounds.map((round) => (
          <li>
            <a class="govuk-link" href={diagnosisUrls.round(endeavourId, round.id)}>
              Round {round.number}
            </a>
            {': '}
            {describe(round, closed)}
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        <a class="govuk-link" href={diagnosisUrls.thresholds(endeavourId)}>
          The thresholds, and how to change them
        </a>
      </p>
      {closed.length > 1 && (
        <p class="govuk-body">
          <a class="govuk-link" href={diagnosisUrls.compare(endeavourId)}>
            Compare the rounds
          </a>
        </p>
      )}
    </>
  );
}

function describe(round: DiagnosisRound, closed: readonly ClosedRound[]): string {
  if (round.closedAt === null) return STATE_WORDS[round.state];
  const result = closed.find(({ id }) => id === round.id)?.result ?? null;
  const when = `closed ${formatDate(round.closedAt)}`;
  return result === null ? when : `${READING_NAMES[result.reading]}, ${when}`;
}

export function OpenPage({
  endeavourId,
  csrf,
  errors,
  day,
  month,
  year,
  settings,
}: {
  endeavourId: string;
  csrf: string;
  errors: readonly FieldMistake[];
  day: string;
  month: string;
  year: string;
  settings: DiagnosisSettings;
}) {
  return (
    <Form action={diagnosisUrls.open(endeavourId)} csrf={csrf}>
      <FormErrors errors={errors} />
      <PageHeading>Open a round</PageHeading>
      <p class="govuk-body">
        Everybody who holds a seat may answer. A week or two is usual. After that day the sentences become
        statements, which everybody then rates.
      </p>
      <DateInput
        name="until"
        label="The last day for answers"
        labelClass="govuk-fieldset__legend--s"
        value={{ day, month, year }}
        error={errors[0]?.message}
      />
      <Details summary="The thresholds of this round">
        <SettingsTable settings={settings} />
      </Details>
      <Button preventDoubleClick>Open the round</Button>
    </Form>
  );
}
