import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { FormBody } from '../../../../platform/forms/form.ts';
import { DraftFields } from '../../draft-fields.view.tsx';
import { KIND_WORDS } from '../../kinds.ts';
import type { PollKind } from '../../poll.ts';

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
          <DraftFields kind={kind} typed={view.typed} errors={errors} />
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
