import { Button } from '../../../../design-system/components/button.tsx';
import { CharacterCount } from '../../../../design-system/components/character-count.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Select } from '../../../../design-system/components/select.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { MAX_QUESTION_LENGTH } from '../../../questions/shared.ts';
import type { Naming } from '../../../sessions/shared.ts';
import { plenaryUrls } from '../../urls.ts';

interface Titled {
  readonly id: string;
  readonly title: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface FloorView {
  readonly code: string;
  readonly sessionTitle: string;
  readonly csrf: string;
  readonly errors: readonly FieldMistake[];
  /** How askers are shown in this session. */
  readonly naming: Naming;
  readonly speakers: readonly Named[];
  readonly parts: readonly Titled[];
  readonly labels: readonly Named[];
  /** Why no question is taken now. */
  readonly closed: string | null;
  readonly typed: Readonly<Record<'key' | 'text' | 'name' | 'organisation' | 'part' | 'label', string>> & {
    readonly to: readonly string[];
  };
}

export function FloorPage(view: FloorView) {
  const { typed, errors, naming } = view;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={view.sessionTitle}>Enter a question from the floor</PageHeading>
        <p class="govuk-body">
          For somebody who cannot ask with a device. It is shown to everyone at once, marked “Asked from the
          floor”, and the record says that a moderator entered it.
        </p>
        {view.closed !== null && <InsetText>{view.closed}</InsetText>}
        <Form action={plenaryUrls.fromFloor(view.code)} csrf={view.csrf}>
          <HiddenFields values={{ key: typed.key }} />
          <CharacterCount
            name="text"
            label="The question, as it was asked"
            rows={4}
            maxLength={MAX_QUESTION_LENGTH}
            value={typed.text}
            error={mistakeAt(errors, 'text')}
          />
          {naming === 'named' && (
            <Input
              name="name"
              label="Who asked (optional)"
              hint="Only if they want their name to be shown."
              autocomplete="off"
              value={typed.name}
              error={mistakeAt(errors, 'name')}
            />
          )}
          {naming !== 'not-shown' && (
            <Input
              name="organisation"
              label="Their organisation (optional)"
              autocomplete="off"
              value={typed.organisation}
              error={mistakeAt(errors, 'organisation')}
            />
          )}
          {view.speakers.length > 0 && (
            <Checkboxes
              name="to"
              label="Who is it for?"
              error={mistakeAt(errors, 'to')}
              values={typed.to}
              choices={[
                { value: 'all', label: 'All speakers', exclusive: true },
                ...view.speakers.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          {view.parts.length > 1 && (
            <Select
              name="part"
              label="Item of the agenda"
              value={typed.part}
              options={[
                { value: '', text: 'The session as a whole' },
                ...view.parts.map(({ id, title }) => ({ value: id, text: title })),
              ]}
            />
          )}
          {view.labels.length > 0 && (
            <Select
              name="label"
              label="Label (optional)"
              value={typed.label}
              options={[
                { value: '', text: 'No label' },
                ...view.labels.map(({ id, name }) => ({ value: id, text: name })),
              ]}
            />
          )}
          <Button preventDoubleClick>Enter question</Button>
        </Form>
      </div>
    </div>
  );
}
