import { Button } from '../../../../design-system/components/button.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Space } from '../../space.ts';
import { KIND_WORDS, type Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';

const FILES = [
  ['html', 'One document to read and print', 'Links between its posts stay inside it.'],
  ['json', 'Data for programs', 'Every thread with its posts, as they were written.'],
  ['csv', 'A table for spreadsheets', 'One line for each post.'],
  ['zip', 'All of these with the attached files', 'Pictures and documents stand beside them.'],
] as const;

export function ExportPage({ space }: { space: Space }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading caption={space.name}>Take this space with you</PageHeading>
        <p class="govuk-body">
          All threads and posts that everybody who reads this space sees, without the texts of hidden and
          deleted posts. Each time is on the log of the space.
        </p>
        {FILES.map(([type, title, hint]) => (
          <section key={type}>
            <h2 class="govuk-heading-s govuk-!-margin-bottom-1">{title}</h2>
            <p class="govuk-body">{hint}</p>
            <Button
              variant="secondary"
              href={`${forumUrls.spaceAct(space.id, 'export')}/space.${type}`}
              download
            >
              Download {type.toUpperCase()}
            </Button>
          </section>
        ))}
      </div>
    </div>
  );
}

/** Where the posts are put into the printed page, a part at a time. */
export const POSTS_HERE = '<hr id="posts"/>';

export function PrintFrame({ thread, space }: { thread: Thread; space: Pick<Space, 'name'> }) {
  return (
    <div class="govuk-width-container">
      <p class="govuk-body se-no-print">
        <a class="govuk-link" href={forumUrls.thread(thread.id)}>
          Back to the thread
        </a>
      </p>
      <PageHeading
        caption={
          <>
            {KIND_WORDS[thread.kind]} in {space.name}
          </>
        }
      >
        {thread.title}
      </PageHeading>
      <hr id="posts" />
    </div>
  );
}
