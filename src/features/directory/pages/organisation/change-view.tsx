import { Button } from '../../../../design-system/components/button.tsx';
import { Checkboxes } from '../../../../design-system/components/checkboxes.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { directoryUrls } from '../../urls.ts';

interface ChangeModel {
  readonly organisation: { readonly id: string; readonly name: string };
  readonly name: string;
  readonly domains: string;
  readonly into: string;
  readonly names: readonly string[];
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

export function ChangeOrganisationPage(model: ChangeModel) {
  const { organisation, name, domains, into, names, errors, csrf } = model;
  const act = (word: string) => directoryUrls.organisationAct(organisation.id, word);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={organisation.name}>Change this organisation</PageHeading>
        <h2 class="govuk-heading-m">Rename</h2>
        <Form action={act('rename')} csrf={csrf}>
          <Input
            name="name"
            label="Name"
            hint="Who types the old name will still find it."
            value={name}
            error={mistakeAt(errors, 'name')}
          />
          <Button variant="secondary">Rename</Button>
        </Form>
        <h2 class="govuk-heading-m">Domains</h2>
        <Form action={act('domains')} csrf={csrf}>
          <Textarea
            name="domains"
            label="Email domains that belong to it"
            hint="One a line, for example council.example. Whoever signs in with such an address is shown as verified. .gov.example means all below it."
            value={domains}
            error={mistakeAt(errors, 'domains')}
            rows={4}
          />
          <Button variant="secondary">Save domains</Button>
        </Form>
        <h2 class="govuk-heading-m">Merge</h2>
        <Form action={act('merge')} csrf={csrf}>
          <Input
            name="into"
            label="Merge it into"
            hint="Its people, seats and roles move there, and this page leads there from then on."
            list="organisations"
            value={into}
            error={mistakeAt(errors, 'into')}
          />
          <datalist id="organisations">
            {names.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </datalist>
          <Checkboxes
            name="sure"
            choices={[{ value: 'yes', label: 'Yes, merge them for good: this cannot be undone' }]}
            error={mistakeAt(errors, 'sure')}
          />
          <Button variant="warning" preventDoubleClick>
            Merge
          </Button>
        </Form>
      </div>
    </div>
  );
}
