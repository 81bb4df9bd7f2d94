import { Button } from '../../../../design-system/components/button.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { SeedFields } from '../../seed-fields-view.tsx';
import { SettingsFields, type Typed } from '../../settings-fields-view.tsx';
import { perspectivesUrls } from '../../urls.ts';

interface StartView {
  readonly csrf: string;
  readonly typed: Typed;
  readonly errors: readonly FieldMistake[];
  /** The endeavour that it will belong to. */
  readonly endeavour: { readonly id: string; readonly title: string } | undefined;
}

export function StartPage({ csrf, typed, errors, endeavour }: StartView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={endeavour?.title}>Start a conversation</PageHeading>
        <p class="govuk-body">
          It is a draft until you open it. You convene it, with others that you add; what conveners do is on
          its record, which everybody in it can read.
        </p>
        <Form action={perspectivesUrls.start} csrf={csrf}>
          <HiddenFields values={{ endeavour: endeavour?.id }} />
          <SettingsFields typed={typed} errors={errors} inEndeavour={endeavour !== undefined} />
          <h2 class="govuk-heading-m">First statements</h2>
          <p class="govuk-body">
            Ten to fifteen, one on each line, from different sides. One idea in each, in words that people
            would use, so that everybody can agree or disagree.
          </p>
          <SeedFields typed={typed} errors={errors} />
          <Button preventDoubleClick>Save the draft</Button>
        </Form>
      </div>
    </div>
  );
}
