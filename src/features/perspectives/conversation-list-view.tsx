import { Pagination } from '../../design-system/components/pagination.tsx';
import { STANDING_WORDS, standingAt } from './conversation.ts';
import type { ListedConversation } from './conversations.repository.ts';
import { perspectivesUrls } from './urls.ts';
import { Question } from './words-view.tsx';

const PAGE_SIZE = 25;

/** What to read for a page of a list, one more than is shown; `text` is the number in the address. */
export function listPageOf(text: string | undefined) {
  const page = Math.max(1, Math.trunc(Number(text)) || 1);
  return { page, limit: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE };
}

interface ConversationListProps {
  /** As many as `listPageOf` asks for. */
  readonly found: readonly ListedConversation[];
  readonly page: number;
  readonly href: string;
  readonly now: Date;
}

/** A page of conversations, each with its state, and the ways to the pages before and after. */
export function ConversationList({ found, page, href, now }: ConversationListProps) {
  const to = (number: number) => ({ href: `${href}?page=${number}` });
  const hasMore = found.length > PAGE_SIZE;
  return (
    <>
      <ul class="govuk-list govuk-list--spaced">
        {found.slice(0, PAGE_SIZE).map((each) => (
          <li>
            <a class="govuk-link govuk-!-font-weight-bold" href={perspectivesUrls.home(each.id)}>
              <Question of={each} />
            </a>
            <br />
            {each.importedFrom === null
              ? STANDING_WORDS[standingAt(each, now)]
              : `Imported from ${each.importedFrom}`}
            {each.isConvener && '. You are one of its conveners'}
          </li>
        ))}
      </ul>
      {(page > 1 || hasMore) && (
        <Pagination
          previous={page > 1 ? to(page - 1) : undefined}
          next={hasMore ? to(page + 1) : undefined}
        />
      )}
    </>
  );
}
