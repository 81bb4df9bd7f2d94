import { formatCount } from '../../../design-system/format.ts';

export interface PageStepsProps {
  readonly page: number;
  readonly pages: number;
  /** Of all pages, where the reader wants to know. */
  readonly questions?: number;
  /** Tells this landmark from others, as in "Pages of questions". */
  readonly label: string;
  readonly href: (page: number) => string;
}

/** The way to the other pages of a long list of questions (LIVE-40); nothing where there is one page. */
export function PageSteps({ page, pages, questions, label, href }: PageStepsProps) {
  if (pages <= 1) return null;
  return (
    <nav class="govuk-pagination" aria-label={label}>
      {page > 1 && (
        <div class="govuk-pagination__prev">
          <a class="govuk-link" rel="prev" href={href(page - 1)}>
            Previous page
          </a>
        </div>
      )}
      <p class="govuk-body govuk-!-margin-bottom-0">
        Page {page} of {pages}
        {questions !== undefined && ` (${formatCount(questions, 'question')})`}
      </p>
      {page < pages && (
        <div class="govuk-pagination__next">
          <a class="govuk-link" rel="next" href={href(page + 1)}>
            Next page
          </a>
        </div>
      )}
    </nav>
  );
}
