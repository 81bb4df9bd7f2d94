import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';

export interface DetailsView {
  readonly heading: string;
  readonly lead?: string;
  readonly action: string;
  readonly csrf: string;
  readonly returnTo?: string;
  readonly button: string;
  readonly name: string;
  readonly organisation: string;
  /** Names of organisations that are known here. */
  readonly organisations: readonly string[];
  readonly errors: readonly FieldMistake[];
}

export function DetailsPage(view: DetailsView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={view.errors} />
        <PageHeading>{view.heading}</PageHeading>
        {view.lead !== undefined && <p class="govuk-body">{view.lead}</p>}
        <Form action={view.action} csrf={view.csrf}>
          <HiddenFields values={{ 'return-to': view.returnTo }} />
          <Input
            name="name"
            label="Name"
            autocomplete="name"
            spellcheck={false}
            value={view.name}
            error={mistakeAt(view.errors, 'name')}
          />
          <Input
            name="organisation"
            label="Organisation (optional)"
            hint="Choose one from the list, or type its full name."
            autocomplete="organization"
            spellcheck={false}
            list="organisations"
            value={view.organisation}
            error={mistakeAt(view.errors, 'organisation')}
          />
          <datalist id="organisations">
            {view.organisations.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
          <Button preventDoubleClick>{view.button}</Button>
        </Form>
      </div>
    </div>
  );
}
