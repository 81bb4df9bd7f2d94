import { Button } from '../../../../design-system/components/button.tsx';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { VisuallyHidden } from '../../../../design-system/patterns/text.tsx';

export function Who({ person }: { person: { id: string; name: string; organisation: string | null } }) {
  return (
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
      <a class="govuk-link" href={`/people/${person.id}`}>
        {person.name}
      </a>
      {person.organisation !== null && `, ${person.organisation}`}
    </h3>
  );
}

export function Act({ path, csrf, text, of }: { path: string; csrf: string; text: string; of: string }) {
  return (
    <Form action={path} csrf={csrf}>
      <Button variant="secondary" preventDoubleClick>
        {text}
        <VisuallyHidden>: {of}</VisuallyHidden>
      </Button>
    </Form>
  );
}
