import { Button } from '../../../../design-system/components/button.tsx';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { RatingField } from '../../rating-field.view.tsx';
import type { Statement } from '../../statements/statement.ts';

/** Everybody's statements on one question, in an order of each person's own. */
export function RatePage({
  csrf,
  action,
  title,
  statements,
  ratings,
}: {
  csrf: string;
  action: string;
  title: string;
  statements: readonly Statement[];
  ratings: Readonly<Record<string, number | null>>;
}) {
  return (
    <Form action={action} csrf={csrf}>
      <PageHeading>{title}</PageHeading>
      <p class="govuk-body">
        These are your sentences, without names and in an order of your own. How far do you agree with each?
      </p>
      {statements.map(({ id, text }) => (
        <RatingField name={id} label={text} value={ratings[id]} />
      ))}
      <Button>Save and go on</Button>
    </Form>
  );
}
