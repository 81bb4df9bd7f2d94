import { Button } from '../../../../design-system/components/button.tsx';
import { Fieldset } from '../../../../design-system/components/fieldset.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { FormBody } from '../../../../platform/forms/form.ts';
import { KIND_WORDS } from '../../kinds.ts';
import { MAX_OPTIONS, MAX_RANKED, type PollKind } from '../../poll.ts';

export interface EditView {
  readonly kind: PollKind;
  readonly isNew: boolean;
  readonly action: string;
  readonly csrf: string;
  readonly typed: FormBody;
  readonly errors: readonly FieldMistake[];
}

/** What a poll asks, how it can be answered, and when its results are seen. */
export function EditPage(view: EditView) {
  const { kind, isNew, action, csrf, errors } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={KIND_WORDS[kind].name}>
          {isNew ? 'Prepare a poll' : 'Change this poll'}
        </PageHeading>
        <Form action={action} csrf={csrf}>
          <input type="hidden" name="kind" value={kind} />
          <Input
            name="question"
            label="Question"
            value={typedAt(view, 'question')}
            error={at(view, 'question')}
          />
          <Textarea
            name="hint"
            label="Further explanation (optional)"
            rows={2}
            value={typedAt(view, 'hint')}
            error={at(view, 'hint')}
          />
          {(kind === 'one' || kind === 'several' || kind === 'ranking') && <Options {...view} />}
          {kind === 'several' && (
            <Input
              name="max-choices"
              label="Most choices a person can make"
              class="govuk-input--width-2"
              inputMode="numeric"
              value={typedAt(view, 'max-choices')}
              error={at(view, 'max-choices')}
            />
          )}
          {kind === 'scale' && <ScaleFields {...view} />}
          <Radios
            name="results"
            label="When do people see the results?"
            labelClass="govuk-fieldset__legend--s"
            hint="With fewer than 5 answers only their number is shown."
            choices={[
              { value: 'answered', label: 'After they have answered' },
              { value: 'closed', label: 'When the poll is closed' },
            ]}
            value={typedAt(view, 'results')}
            error={at(view, 'results')}
          />
          <Button preventDoubleClick>{isNew ? 'Save as draft' : 'Save'}</Button>
        </Form>
      </div>
    </div>
  );
}

function typedAt({ typed }: EditView, field: string): string {
  const value = typed[field];
  return typeof value === 'string' ? value : '';
}

function at({ errors }: EditView, field: string): string | undefined {
  return mistakeAt(errors, field);
}

function Options(view: EditView) {
  const most = view.kind === 'ranking' ? MAX_RANKED : MAX_OPTIONS;
  return (
    <Textarea
      name="options"
      label={view.kind === 'ranking' ? 'What people put in order' : 'Answers to choose from'}
      hint={`Each on a line of its own, from 2 to ${most}. “Prefer not to say” is added to every poll.`}
      rows={6}
      value={typedAt(view, 'options')}
      error={at(view, 'options')}
    />
  );
}

function ScaleFields(view: EditView) {
  return (
    <Fieldset legend="The scale" legendClass="govuk-fieldset__legend--s">
      <Radios
        name="scale-min"
        label="Lowest number"
        inline
        choices={[
          { value: '0', label: '0' },
          { value: '1', label: '1' },
        ]}
        value={typedAt(view, 'scale-min')}
        error={at(view, 'scale-min')}
      />
      <Input
        name="scale-min-label"
        label="What the lowest number means"
        hint="For example, “Not at all”."
        value={typedAt(view, 'scale-min-label')}
        error={at(view, 'scale-min-label')}
      />
      <Input
        name="scale-max"
        label="Highest number"
        hint="From 2 to 10."
        class="govuk-input--width-2"
        inputMode="numeric"
        value={typedAt(view, 'scale-max')}
        error={at(view, 'scale-max')}
      />
      <Input
        name="scale-max-label"
        label="What the highest number means"
        hint="For example, “Completely”."
        value={typedAt(view, 'scale-max-label')}
        error={at(view, 'scale-max-label')}
      />
    </Fieldset>
  );
}
