import { Button } from '../../../../design-system/components/button.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { introductionUrls } from '../../urls.ts';

export function AskPage({
  person,
  reason,
  errors,
  csrf,
}: {
  person: { readonly id: string; readonly name: string };
  reason: string;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Ask to be introduced to {person.name}</PageHeading>
        <p class="govuk-body">
          {person.name} sees your name, your organisation and what you write here. If they say yes, both of
          you see each other’s email address. If they say no, they need not say why.
        </p>
        <Form action={introductionUrls.ask(person.id)} csrf={csrf}>
          <Textarea
            name="reason"
            label="Why would you like to meet?"
            hint="Two or three sentences help most: what you work on, and what you hope to talk about."
            value={reason}
            error={mistakeAt(errors, 'reason')}
            rows={5}
          />
          <Button preventDoubleClick>Ask</Button>
        </Form>
      </div>
    </div>
  );
}
