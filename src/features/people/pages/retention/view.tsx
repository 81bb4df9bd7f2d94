import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { privacyPath, retentionPath } from '../../urls.ts';

export function RetentionPage({
  periods,
  isSaved,
  errors,
  csrf,
}: {
  periods: readonly {
    readonly key: string;
    readonly what: string;
    readonly least: number;
    readonly most: number;
    readonly filled: string;
  }[];
  isSaved: boolean;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        {isSaved && <NotificationBanner type="success">The periods are saved</NotificationBanner>}
        <PageHeading>How long things are kept</PageHeading>
        <p class="govuk-body">
          What is older is removed every night, for good. Everybody can read these periods on{' '}
          <a href={privacyPath}>the privacy page</a>. What you change is on the record of administration.
        </p>
        <Form action={retentionPath} csrf={csrf}>
          {periods.map(({ key, what, least, most, filled }) => (
            <Input
              key={key}
              name={key}
              label={what}
              labelClass="govuk-label--s"
              hint={`Days, from ${least} to ${most}.`}
              inputmode="numeric"
              class="govuk-input--width-4"
              value={filled}
              error={mistakeAt(errors, key)}
            />
          ))}
          <Button preventDoubleClick>Save</Button>
        </Form>
      </div>
    </div>
  );
}
