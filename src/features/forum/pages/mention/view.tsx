import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import { Form } from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { FoundMentions } from '../../posts/mentionable.ts';

/** How each person or organisation of a name is mentioned, to be copied into what one writes. */
export function MentionPage({
  action,
  place,
  typed,
  found,
  hasMore,
}: FoundMentions & {
  action: string;
  /** The name of the space; undefined for a private thread that is about to be begun. */
  place: string | undefined;
  typed: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={place ?? 'A private thread'}>Find somebody to mention</PageHeading>
        <Form action={action} method="get">
          <Input
            name="q"
            label={place === undefined ? 'Name of a person' : 'Name of a person or an organisation'}
            hint="Or how it begins"
            value={typed}
            autocomplete="off"
          />
          <Button>Find</Button>
        </Form>
        {place === undefined && (
          <p class="govuk-body">Only those who read the thread are told of a mention in it.</p>
        )}
        {typed !== '' && found.length === 0 && (
          <EmptyState title={`Nobody found who can be mentioned here as “${typed}”.`}>
            <p class="govuk-body">
              {place === undefined
                ? 'People are found by how the words of their names begin. '
                : `Only people who can read “${place}” are found, by how the words of their names begin. `}
              Whoever has not written yet and is not in the directory is mentioned by their full name: @Ann
              Smith.
            </p>
          </EmptyState>
        )}
        {found.length > 0 && (
          <section aria-labelledby="found-heading">
            <h2 class="govuk-heading-m" id="found-heading">
              Put this into what you write
            </h2>
            <ul class="govuk-list govuk-list--spaced">
              {found.map(({ name, detail, mention }) => (
                <li key={mention}>
                  {name}
                  {detail !== '' && `, ${detail}`}
                  <br />
                  <code>{mention}</code>
                </li>
              ))}
            </ul>
            {hasMore && <p class="govuk-body">There are more. Enter more of the name.</p>}
          </section>
        )}
      </div>
    </div>
  );
}
