import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { NotificationBanner } from '../../../../design-system/components/notification-banner.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { resetSecondStepPath } from '../../urls.ts';

interface ResetSecondStepView {
  readonly csrf: string;
  readonly email: string;
  readonly reason: string;
  readonly errors: readonly FieldMistake[];
  readonly isDone: boolean;
}

export function ResetSecondStepPage({ csrf, email, reason, errors, isDone }: ResetSecondStepView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        {isDone && (
          <NotificationBanner type="success">
            The second step is off for them. They have been told by email.
          </NotificationBanner>
        )}
        <PageHeading>Second step of somebody who cannot sign in</PageHeading>
        <p class="govuk-body">
          Speak to them first, by a way that is not their mail: whoever has got into it may be the one who
          asks. They are signed out everywhere, and told by email. It is on the record of administration.
        </p>
        <Form action={resetSecondStepPath} csrf={csrf}>
          <Input
            name="email"
            label="Their email address"
            type="email"
            spellcheck={false}
            value={email}
            error={mistakeAt(errors, 'email')}
          />
          <Input
            name="reason"
            label="How do you know that it is them?"
            hint="For the record, without personal details: “called back at the office”, for example"
            value={reason}
            error={mistakeAt(errors, 'reason')}
          />
          <Button variant="warning">Turn it off for them</Button>
        </Form>
      </div>
    </div>
  );
}
