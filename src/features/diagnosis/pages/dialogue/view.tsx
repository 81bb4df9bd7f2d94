import { READING_NAMES } from '../../../../analysis/diagnosis/advice.ts';
import { WORDING } from '../../../../analysis/diagnosis/instrument.ts';
import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { Time } from '../../../../design-system/patterns/time.tsx';
import { DIALOGUE } from '../../results/guide.ts';
import type { StoredResult } from '../../results/stored-result.ts';
import type { DiagnosisRound } from '../../round.ts';
import { diagnosisUrls } from '../../urls.ts';

interface DialogueView {
  readonly csrf: string;
  readonly round: DiagnosisRound;
  readonly result: StoredResult;
  readonly notes: readonly {
    readonly id: string;
    readonly text: string;
    readonly by: string | null;
    readonly writtenAt: Date;
  }[];
  readonly typed: string;
  readonly errors: readonly FieldMistake[];
  readonly mayWrite: boolean;
}

export function DialoguePage({ csrf, round, result, notes, typed, errors, mayWrite }: DialogueView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={`Round ${round.number}: ${READING_NAMES[result.reading]}`}>
          Hold the conversation
        </PageHeading>
        {result.contested.map((item) => (
          <InsetText>{WORDING[item]}</InsetText>
        ))}
        <ol class="govuk-list govuk-list--number govuk-list--spaced">
          {DIALOGUE[result.reading].map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p class="govuk-body">
          Nobody has to say how they answered. Ask people before you write down who said what.
        </p>
        <h2 class="govuk-heading-m">Notes</h2>
        {notes.length === 0 && <p class="govuk-body">There are no notes yet.</p>}
        {notes.map(({ text, by, writtenAt }) => (
          <InsetText>
            <p class="govuk-body">{text}</p>
            <p class="govuk-hint">
              {by === null ? 'Without a name' : by}, <Time value={writtenAt} format="date" />
            </p>
          </InsetText>
        ))}
        {mayWrite && (
          <Form action={diagnosisUrls.dialogue(round.endeavourId, round.id)} csrf={csrf}>
            <Textarea
              name="text"
              label="Add a note"
              labelClass="govuk-label--s"
              hint="Everybody in the endeavour reads it"
              value={typed}
              error={mistakeAt(errors, 'text')}
            />
            <Checkboxes
              name="named"
              choices={[
                {
                  value: 'on',
                  label: 'Show my name',
                  hint: 'Otherwise who wrote it is not kept',
                },
              ]}
            />
            <Button>Add the note</Button>
          </Form>
        )}
      </div>
    </div>
  );
}
