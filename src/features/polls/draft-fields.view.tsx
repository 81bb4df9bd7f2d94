import { Fieldset } from '../../design-system/components/fieldset.tsx';
import { Input } from '../../design-system/components/input.tsx';
import { Radios } from '../../design-system/components/radios.tsx';
import { Textarea } from '../../design-system/components/textarea.tsx';
import { type FieldMistake, mistakeAt } from '../../design-system/patterns/form.tsx';
import type { FormBody } from '../../platform/forms/form.ts';
import { MAX_OPTIONS, MAX_RANKED, type PollKind, SHOWN_FROM } from './poll.ts';

export interface DraftFieldsProps {
  readonly kind: PollKind;
  readonly typed: FormBody;
  readonly errors: readonly FieldMistake[];
  /** Under which name the device keeps the answers that are typed. */
  readonly optionsDraft?: string;
  /** Fewest people behind results, where that was raised. */
  readonly least?: number;
}

/** How a poll of this kind can be answered, and when its results are seen: the fields that `parseDraft` reads. */
export function DraftFields(props: DraftFieldsProps) {
  const { kind } = props;
  return (
    <>
      {(kind === 'one' || kind === 'several' || kind === 'ranking') && <Options {...props} />}
      {kind === 'several' && (
        <Input
          name="max-choices"
          label="Most choices a person can make"
          class="govuk-input--width-2"
          inputMode="numeric"
          value={typedAt(props, 'max-choices')}
          error={at(props, 'max-choices')}
        />
      )}
      {kind === 'scale' && <ScaleFields {...props} />}
      <Radios
        name="results"
        label="When do people see the results?"
        labelClass="govuk-fieldset__legend--s"
        hint={`With fewer than ${props.least ?? SHOWN_FROM} answers only their number is shown.`}
        choices={[
          { value: 'answered', label: 'After they have answered' },
          { value: 'closed', label: 'When the poll is closed' },
        ]}
        value={typedAt(props, 'results')}
        error={at(props, 'results')}
      />
    </>
  );
}

function typedAt({ typed }: DraftFieldsProps, field: string): string {
  const value = typed[field];
  return typeof value === 'string' ? value : '';
}

function at({ errors }: DraftFieldsProps, field: string): string | undefined {
  return mistakeAt(errors, field);
}

function Options(props: DraftFieldsProps) {
  const most = props.kind === 'ranking' ? MAX_RANKED : MAX_OPTIONS;
  return (
    <Textarea
      name="options"
      data-draft={props.optionsDraft}
      label={props.kind === 'ranking' ? 'What people put in order' : 'Answers to choose from'}
      hint={`Each on a line of its own, from 2 to ${most}. “Prefer not to say” is added to every poll.`}
      rows={6}
      value={typedAt(props, 'options')}
      error={at(props, 'options')}
    />
  );
}

function ScaleFields(props: DraftFieldsProps) {
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
        value={typedAt(props, 'scale-min')}
        error={at(props, 'scale-min')}
      />
      <Input
        name="scale-min-label"
        label="What the lowest number means"
        hint="For example, “Not at all”."
        value={typedAt(props, 'scale-min-label')}
        error={at(props, 'scale-min-label')}
      />
      <Input
        name="scale-max"
        label="Highest number"
        hint="From 2 to 10."
        class="govuk-input--width-2"
        inputMode="numeric"
        value={typedAt(props, 'scale-max')}
        error={at(props, 'scale-max')}
      />
      <Input
        name="scale-max-label"
        label="What the highest number means"
        hint="For example, “Completely”."
        value={typedAt(props, 'scale-max-label')}
        error={at(props, 'scale-max-label')}
      />
    </Fieldset>
  );
}
