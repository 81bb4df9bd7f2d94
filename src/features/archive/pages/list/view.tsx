import { pageLinks, Pagination } from '../../../../design-system/components/pagination.tsx';
import { formatCount } from '../../../../design-system/format.ts';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import type { Session } from '../../../sessions/index.ts';
import type { ArchivedQuestion } from '../../archived-question.ts';
import { QuestionList } from '../../question-view.tsx';
import type { TalkAbout } from '../../talk-about.ts';

export interface ListPageProps {
  readonly session: Session;
  readonly heading: string;
  readonly speakers: number;
  readonly forum?: TalkAbout | undefined;
  readonly hrefOf: (page: number) => string;
  readonly page: {
    readonly number: number;
    readonly total: number;
    readonly questions: readonly ArchivedQuestion[];
  };
}

/** One page of a list of archived questions. */
export function ListPage({ session, heading, speakers, hrefOf, page, forum }: ListPageProps) {
  const { number, total, questions } = page;
  return (
    <>
      <PageHeading caption={session.title}>{heading}</PageHeading>
      {total > 1 && (
        <p class="govuk-body">
          Page {number} of {formatCount(total, 'page')}
        </p>
      )}
      {questions.length === 0 ? (
        <EmptyState title="No questions." />
      ) : (
        <QuestionList
          code={session.code}
          zone={session.zone}
          questions={questions}
          speakers={speakers}
          label={heading}
          headingLevel={2}
          threads={forum?.threads}
          about={forum?.about}
        />
      )}
      {total > 1 && (
        <Pagination
          label="Pages of questions"
          items={pageLinks(number, total, hrefOf)}
          {...(number > 1 ? { previous: { href: hrefOf(number - 1) } } : {})}
          {...(number < total ? { next: { href: hrefOf(number + 1) } } : {})}
        />
      )}
    </>
  );
}
