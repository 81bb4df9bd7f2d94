import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Radios } from '../../../../design-system/components/radios.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { MOST_DAYS, MOST_USES } from '../../joining/joining.ts';

export function InviteForm({
  action,
  filled,
  errors,
  csrf,
}: {
  action: string;
  filled: Readonly<Record<string, string>>;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  return (
    <Form action={action} csrf={csrf}>
      <h2 class="govuk-heading-m">Invite</h2>
      <Textarea
        name="purpose"
        label="What is the invitation for?"
        hint="Whoever is invited reads it. For example: for everybody who runs a gate at a prison in the north."
        rows={3}
        value={filled['purpose']}
        error={mistakeAt(errors, 'purpose')}
      />
      <Radios
        name="how"
        label="How do you invite?"
        labelClass="govuk-fieldset__legend--s"
        value={filled['how']}
        error={mistakeAt(errors, 'how')}
        choices={[
          {
            value: 'email',
            label: 'One person, by email',
            conditional: (
              <Input
                name="email"
                type="email"
                label="Email address"
                autocomplete="off"
                value={filled['email']}
                error={mistakeAt(errors, 'email')}
              />
            ),
          },
          {
            value: 'link',
            label: 'By a link that you pass on',
            conditional: (
              <Input
                name="uses"
                label="How many people may use it?"
                hint={`At most ${MOST_USES}.`}
                inputmode="numeric"
                class="govuk-input--width-4"
                value={filled['uses']}
                error={mistakeAt(errors, 'uses')}
              />
            ),
          },
        ]}
      />
      <Input
        name="days"
        label="For how many days does it work?"
        hint={`At most ${MOST_DAYS}.`}
        inputmode="numeric"
        class="govuk-input--width-4"
        value={filled['days']}
        error={mistakeAt(errors, 'days')}
      />
      <Button preventDoubleClick>Invite</Button>
    </Form>
  );
}
