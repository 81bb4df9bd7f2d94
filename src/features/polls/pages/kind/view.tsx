import { Button } from '../../../../design-system/components/button.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { KIND_WORDS } from '../../kinds.ts';
import { POLL_KINDS } from '../../poll.ts';

export interface KindView {
  readonly action: string;
  readonly errors: readonly FieldMistake[];
}

/** The first step of a new poll. */
export function KindPage({ action, errors }: KindView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <Form action={action} method="get">
          <Radios
            name="kind"
            label="What kind of poll do you want?"
            labelIsPageHeading
            choices={POLL_KINDS.map((kind) => ({
              value: kind,
              label: KIND_WORDS[kind].name,
              hint: KIND_WORDS[kind].hint,
            }))}
            error={mistakeAt(errors, 'kind')}
          />
          <Button>Continue</Button>
        </Form>
      </div>
    </div>
  );
}
