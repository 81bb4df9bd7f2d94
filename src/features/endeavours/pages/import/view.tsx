import { Button } from '../../../../design-system/components/button.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { SeatFieldsShown } from '../../seat-fields.ts';
import { SeatFields } from '../../seat-fields-view.tsx';
import { endeavourUrls } from '../../urls.ts';

interface ImportView {
  readonly csrf: string;
  readonly text: string;
  readonly seat: SeatFieldsShown;
  readonly organisations: readonly string[];
  readonly errors: readonly FieldMistake[];
}

export function ImportPage({ csrf, text, seat, organisations, errors }: ImportView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>Bring in an endeavour</PageHeading>
        <p class="govuk-body">
          From another installation, with its whole history. Its seats arrive empty, because nobody there has
          an account here: you take a seat of your own, convene it for 90 days at most, and invite the others
          back to their seats.
        </p>
        <Form action={endeavourUrls.bringIn} csrf={csrf}>
          <Textarea
            name="document"
            label="The text of the file"
            hint="Open the JSON file that was downloaded there, and paste all of it here"
            rows={8}
            spellcheck={false}
            value={text}
            error={mistakeAt(errors, 'document')}
          />
          <h2 class="govuk-heading-m">Your seat</h2>
          <SeatFields
            shown={seat}
            errors={errors}
            organisations={organisations}
            places={[]}
            levels={[]}
            isOwn
          />
          <Button preventDoubleClick>Bring it in</Button>
        </Form>
      </div>
    </div>
  );
}
