import { Button } from '../../../design-system/components/button.tsx';
import { InsetText } from '../../../design-system/components/inset-text.tsx';
import { Textarea } from '../../../design-system/components/textarea.tsx';
import { ButtonGroup, Form, FormErrors, mistakeAt } from '../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../design-system/patterns/text.tsx';
import { controlId, type Returned, typedAt } from './act.ts';

interface ReasonView {
  readonly csrf: string;
  readonly caption: string;
  readonly heading: string;
  readonly about: string;
  readonly explanation: string;
  readonly label: string;
  readonly button: string;
  readonly action: string;
  readonly item: string;
  readonly returned: Returned;
  readonly backHref: string;
}

/** One act on one thing, for a reason that everybody reads. */
export function ReasonPage(view: ReasonView) {
  const id = controlId('reason', view.item);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={view.returned.errors} />
        <PageHeading caption={view.caption}>{view.heading}</PageHeading>
        <InsetText>{view.about}</InsetText>
        <p class="govuk-body">{view.explanation}</p>
        <Form action={view.action} csrf={view.csrf}>
          <Textarea
            name="reason"
            id={id}
            label={view.label}
            rows={3}
            value={typedAt(view.returned, view.item, 'reason')}
            error={mistakeAt(view.returned.errors, id)}
          />
          <ButtonGroup>
            <Button preventDoubleClick>{view.button}</Button>
            <a class="govuk-link" href={view.backHref}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}
