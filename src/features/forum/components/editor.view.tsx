import { Details } from '../../../design-system/components/details.tsx';
import { Textarea } from '../../../design-system/components/textarea.tsx';
import { VisuallyHidden } from '../../../design-system/patterns/text.tsx';
import type { UnclearName } from '../posts/link-names.ts';
import { mentionOf } from '../mention.ts';

/** The field for a post, with help on how to write it. */
export function PostField({
  value,
  error,
  label,
  draft,
  rows = 8,
}: {
  value: string;
  error?: string | undefined;
  label: string;
  /** Under which name the device keeps what is typed. */
  draft: string;
  rows?: number;
}) {
  return (
    <>
      <Textarea name="text" label={label} value={value} error={error} rows={rows} data-draft={draft} />
      <Details summary="How to set text in bold, lists, links, and mention people">
        <ul class="govuk-list govuk-list--bullet">
          <li>
            <code>**bold**</code> and <code>_italic_</code>
          </li>
          <li>
            <code>## Heading</code> at the beginning of a line
          </li>
          <li>
            <code>* item</code> or <code>1. item</code> at the beginning of a line makes a list
          </li>
          <li>
            <code>&gt; words</code> quotes
          </li>
          <li>
            <code>[words](https://www.example.org)</code> makes a link
          </li>
          <li>
            <code>@Ann Smith</code> mentions the person of that name, who is told
          </li>
        </ul>
      </Details>
    </>
  );
}

/** What a text will look like, before it is sent. */
export function Preview({ html }: { html: string }) {
  return (
    <section class="se-preview" aria-labelledby="preview-heading">
      <h2 class="govuk-heading-m" id="preview-heading">
        Preview
      </h2>
      <Prose html={html} />
    </section>
  );
}

/** HTML that the server has made from somebody's text and cleaned. */
export function Prose({ html, language }: { html: string; language?: string | undefined }) {
  return (
    <div
      class="se-prose"
      dir="auto"
      lang={language === undefined || language === 'en' ? undefined : language}
      // oxlint-disable-next-line react/no-danger -- made by platform/markdown, which lets through an allow-list alone
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

/** Names in a text that several people have: what to write to mean one of them. */
export function UnclearNames({ names }: { names: readonly UnclearName[] }) {
  if (names.length === 0) return null;
  return (
    <div class="govuk-inset-text">
      {names.map(({ name, people }) => (
        <>
          <p class="govuk-body">
            Several people are called {name}. To mention one of them, put this in place of @{name}:
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {people.map((person) => (
              <li>
                <code>{mentionOf(person)}</code>
                <VisuallyHidden> for {person.name}</VisuallyHidden>{' '}
                {person.organisation ?? 'no organisation given'}
              </li>
            ))}
          </ul>
        </>
      ))}
    </div>
  );
}
