import { Button } from '../../../../design-system/components/button.tsx';
import { FileUpload } from '../../../../design-system/components/file-upload.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { SeatFieldsShown } from '../../seat-fields.ts';
import { SeatFields } from '../../seat-fields-view.tsx';
import { endeavourUrls } from '../../urls.ts';

interface ImportView {
  readonly csrf: string;
  /** The text of a file that was sent before, kept while the rest is mended; empty for none. */
  readonly document: string;
  readonly seat: SeatFieldsShown;
  readonly organisations: readonly string[];
  readonly errors: readonly FieldMistake[];
}

export function ImportPage({ csrf, document, seat, organisations, errors }: ImportView) {
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
        <Form action={endeavourUrls.bringIn} csrf={csrf} hasFiles>
          {document !== '' && (
            <>
              <HiddenFields values={{ document }} />
              <InsetText>The file that you selected is kept. Select one again only to change it.</InsetText>
            </>
          )}
          <FileUpload
            name="file"
            label="The file of the endeavour"
            hint="The JSON file that was downloaded there from “Take it with you”"
            accept=".json,application/json"
            error={mistakeAt(errors, 'file')}
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
