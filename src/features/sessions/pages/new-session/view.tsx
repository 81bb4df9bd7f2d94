import { Button } from '../../../../design-system/components/button.tsx';
import { type FieldMistake, Form, FormErrors } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Filled } from '../../organise/sections.ts';
import { WhenFields } from '../../organise/when-view.tsx';
import { sessionUrls } from '../../urls.ts';
import { AboutFields } from '../organise-details/view.tsx';

export interface NewSessionView {
  readonly filled: Filled;
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
  readonly zones: readonly string[];
}

export function NewSessionPage(view: NewSessionView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={view.errors} />
        <PageHeading>New session</PageHeading>
        <p class="govuk-body">
          It begins as a draft that only you can see. You will be its organiser, and can change all of this
          later.
        </p>
        <Form action={sessionUrls.create} csrf={view.csrf}>
          <AboutFields view={view} />
          <WhenFields state={view} zones={view.zones} />
          <Button preventDoubleClick>Create the draft</Button>
        </Form>
      </div>
    </div>
  );
}
