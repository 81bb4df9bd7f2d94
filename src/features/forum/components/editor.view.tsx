import type { ComponentChildren } from 'preact';
import { Button } from '../../../design-system/components/button.tsx';
import { Details } from '../../../design-system/components/details.tsx';
import { Textarea } from '../../../design-system/components/textarea.tsx';
import { LanguageSelect } from '../../../design-system/patterns/language-select.tsx';
import { ButtonGroup } from '../../../design-system/patterns/form.tsx';
import { VisuallyHidden } from '../../../design-system/patterns/text.tsx';
import { Time } from '../../../design-system/patterns/time.tsx';
import type { UnclearName } from '../posts/link-names.ts';
import { mentionOf } from '../mention.ts';
import type { SpaceId } from '../space.ts';
import { forumUrls } from '../urls.ts';

/** The field for a post, with help on how to write it. */
export function PostField({
  value,
  error,
  label,
  draft,
  savedAt,
  rows = 8,
  language,
  spaceId,
}: {
  value: string;
  error?: string | undefined;
  label: string;
  /** Under which name the device keeps what is typed. */
  draft: string;
  /** When what is in the field was kept as a draft. */
  savedAt?: Date | undefined;
  rows?: number;
  /** The language that is chosen; without one the form does not ask. */
  language?: string | undefined;
  /** Where it is posted, which says who can be mentioned; null for a private thread that is about to be begun. */
  spaceId: SpaceId | null;
}) {
  const finder = spaceId === null ? forumUrls.mentionInPrivate : forumUrls.spaceAct(spaceId, 'mention');
  return (
    <>
      <Textarea
        name="text"
        label={label}
        hint={
          savedAt && (
            <>
              Your draft, saved <Time value={savedAt} />
            </>
          )
        }
        value={value}
        error={error}
        rows={rows}
        data-draft={draft}
        data-mentions={finder}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={finder} target="_blank" rel="noreferrer">
          Find somebody to mention (opens in a new tab)
        </a>
      </p>
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
          <li>
            <code>@Leeds City Council</code> mentions the organisation of that name: you see first how many
            people are told
          </li>
        </ul>
      </Details>
      {language !== undefined && <LanguageSelect language={language} />}
    </>
  );
}

/** What one does with a text: send it, look at it first, or keep it for later. */
export function WriteButtons({ send, children }: { send: string; children?: ComponentChildren }) {
  return (
    <ButtonGroup>
      <Button preventDoubleClick>{send}</Button>
      <Button variant="secondary" name="act" value="preview">
        Preview
      </Button>
      <Button variant="secondary" name="act" value="save-draft">
        Save draft
      </Button>
      {children}
    </ButtonGroup>
  );
}

/** What a text will look like, before it is sent. */
export function Preview({
  html,
  language,
  heading = 'Preview',
}: {
  html: string;
  language?: string | undefined;
  heading?: string;
}) {
  return (
    <section class="se-preview" aria-labelledby="preview-heading">
      <h2 class="govuk-heading-m" id="preview-heading">
        {heading}
      </h2>
      <Prose html={html} language={language} />
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
