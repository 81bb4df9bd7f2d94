import { READING_NAMES } from '../../../../analysis/diagnosis/advice.ts';
import { WORDING } from '../../../../analysis/diagnosis/instrument.ts';
import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Details } from '../../../../design-system/components/details.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
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
    readonly isOwn: boolean;
    readonly writtenAt: Date;
  }[];
  readonly typed: string;
  readonly errors: readonly FieldMistake[];
  readonly mayWrite: boolean;
  /** Whether this person may remove what others wrote. */
  readonly mayRemove: boolean;
}

export function DialoguePage(view: DialogueView) {
  const { csrf, round, result, notes, typed, errors, mayWrite } = view;
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
        {notes.map((note) => (
          <InsetText>
            <p class="govuk-body se-lines">{note.text}</p>
            <p class="govuk-hint">
              {note.by === null ? 'Without a name' : note.by}, <Time value={note.writtenAt} format="date" />
            </p>
            <RemoveNote {...view} note={note} />
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

/** Whoever signed a note takes it back; a steward removes one, with a reason that everybody reads. */
function RemoveNote({
  csrf,
  round,
  errors,
  note,
  mayWrite,
  mayRemove,
}: DialogueView & { note: DialogueView['notes'][number] }) {
  const action = diagnosisUrls.removeNote(round.endeavourId, round.id);
  if (note.isOwn && mayWrite) {
    return (
      <Form action={action} csrf={csrf}>
        <HiddenFields values={{ note: note.id }} />
        <Button variant="secondary">Take my note back</Button>
      </Form>
    );
  }
  if (!mayRemove) return null;
  const id = `reason-${note.id}`;
  const mistake = mistakeAt(errors, id);
  return (
    <Details summary="As a steward: remove this note" open={mistake !== undefined}>
      <Form action={action} csrf={csrf}>
        <HiddenFields values={{ note: note.id }} />
        <Input
          name="reason"
          id={id}
          label="Why is it removed?"
          hint="Every seat reads this on the record"
          error={mistake}
        />
        <Button variant="secondary">Remove the note</Button>
      </Form>
    </Details>
  );
}
