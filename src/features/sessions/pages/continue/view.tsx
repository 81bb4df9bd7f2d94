import { Button } from '../../../../design-system/components/button.tsx';
import { InsetText } from '../../../../design-system/components/inset-text.tsx';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { sessionUrls } from '../../urls.ts';

export interface ContinueView {
  readonly title: string;
  readonly code: string;
  readonly secret: string;
  /** Why the link does not work, or null. */
  readonly problem: string | null;
  /** The device has another seat in this session, which it would lose. */
  readonly hasOtherSeat: boolean;
  readonly csrf: string;
}

export function ContinuePage({ title, code, secret, problem, hasOtherSeat, csrf }: ContinueView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={title}>Continue on this device</PageHeading>
        {problem === null ? (
          <>
            <p class="govuk-body">
              This device gets the seat of the one that showed the link, with its questions and votes. Both
              can be used from then on.
            </p>
            {hasOtherSeat && (
              <InsetText>
                This device already has a seat of its own. It is given up: what you asked and voted with it
                stays, and can no longer be changed from here.
              </InsetText>
            )}
            <Form action={sessionUrls.continueSeat(code, secret)} csrf={csrf}>
              <Button preventDoubleClick>Continue here</Button>
            </Form>
          </>
        ) : (
          <>
            <p class="govuk-body">{problem}</p>
            <p class="govuk-body">
              Or <a href={sessionUrls.join(code)}>join with a seat of its own</a>.
            </p>
          </>
        )}
      </div>
    </div>
  );
}
