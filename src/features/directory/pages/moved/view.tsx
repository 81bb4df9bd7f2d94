import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { type FieldMistake, Form, FormErrors, mistakeAt } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { directoryUrls } from '../../urls.ts';

interface Model {
  readonly post: string;
  readonly organisation: string;
  readonly place: string;
  readonly since: string;
  readonly organisations: readonly string[];
  readonly errors: readonly FieldMistake[];
  readonly csrf: string;
}

export function MovedPage({ post, organisation, place, since, organisations, errors, csrf }: Model) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading>I have moved job</PageHeading>
        <p class="govuk-body">
          Your old post stays on your page as an earlier one. What you wrote keeps the organisation you were
          at when you wrote it.
        </p>
        <Form action={directoryUrls.moved} csrf={csrf}>
          <Input name="post" label="New post" value={post} error={mistakeAt(errors, 'post')} />
          <Input
            name="organisation"
            label="Organisation"
            hint="Choose one from the list, or type its full name."
            list="organisations"
            value={organisation}
            error={mistakeAt(errors, 'organisation')}
          />
          <datalist id="organisations">
            {organisations.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
          <Input name="place" label="Place (optional)" value={place} error={mistakeAt(errors, 'place')} />
          <Input
            name="since"
            label="In this post since (optional)"
            hint="A year, or a month and a year, for example “March 2021”."
            value={since}
            error={mistakeAt(errors, 'since')}
          />
          <Button preventDoubleClick>Save my new post</Button>
        </Form>
      </div>
    </div>
  );
}
