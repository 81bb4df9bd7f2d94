import type { ComponentChildren } from 'preact';
import { classes } from '../classes.ts';
import type { Attributes } from './attributes.ts';

export interface PaginationLink {
  href: string;
  text?: ComponentChildren;
  /** What that page holds, under the link; shown only where there are no page numbers. */
  label?: string | undefined;
}

export interface PageLink {
  href: string;
  number: number | string;
  isCurrent?: boolean | undefined;
  visuallyHiddenText?: string | undefined;
}

export interface PaginationProps extends Attributes<'nav', 'aria-label'> {
  previous?: PaginationLink | undefined;
  next?: PaginationLink | undefined;
  items?: readonly (PageLink | 'ellipsis')[] | undefined;
  /** Tells this landmark from others, as in "Questions". */
  label?: string | undefined;
  class?: string | undefined;
}

/** The way to the pages before and after; see also `pageLinks`. */
export function Pagination(props: PaginationProps) {
  const { previous, next, items, label = 'Pagination', class: className, ...rest } = props;
  const isBlock = !items && Boolean(previous ?? next);
  return (
    <nav
      class={classes('govuk-pagination', isBlock && 'govuk-pagination--block', className)}
      aria-label={label}
      {...rest}
    >
      {previous && <ArrowLink link={previous} rel="prev" isBlock={isBlock} />}
      {items && (
        <ul class="govuk-pagination__list">
          {items.map((item) => (item === 'ellipsis' ? <Ellipsis /> : <PageItem {...item} />))}
        </ul>
      )}
      {next && <ArrowLink link={next} rel="next" isBlock={isBlock} />}
    </nav>
  );
}

/**
 * The page numbers to offer among `total` pages: the first, the last, and the current with its
 * neighbours; gaps become ellipses. Pages count from 1.
 */
export function pageLinks(
  current: number,
  total: number,
  href: (page: number) => string,
): (PageLink | 'ellipsis')[] {
  const shown = Array.from({ length: total }, (_, index) => index + 1).filter(
    (page) => page === 1 || page === total || Math.abs(page - current) <= 1,
  );
  return shown.flatMap((page, index) => {
    const link: PageLink = { href: href(page), number: page, isCurrent: page === current };
    const hasGapBefore = page - (shown[index - 1] ?? 0) > 1;
    return hasGapBefore ? ['ellipsis' as const, link] : [link];
  });
}

function ArrowLink({ link, rel, isBlock }: { link: PaginationLink; rel: 'prev' | 'next'; isBlock: boolean }) {
  const isDecorated = isBlock && !link.label;
  return (
    <div class={`govuk-pagination__${rel}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={rel}>
        {(isBlock || rel === 'prev') && <Arrow rel={rel} />}
        <span
          class={classes(
            'govuk-pagination__link-title',
            isDecorated && 'govuk-pagination__link-title--decorated',
          )}
        >
          {link.text ?? (
            <>
              {rel === 'prev' ? 'Previous' : 'Next'}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {link.label && isBlock && (
          <>
            {' '}
            <span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{link.label}</span>
          </>
        )}
        {!isBlock && rel === 'next' && <Arrow rel={rel} />}
      </a>
    </div>
  );
}

function PageItem({ href, number, isCurrent, visuallyHiddenText }: PageLink) {
  return (
    <li class={classes('govuk-pagination__item', isCurrent && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={href}
        aria-label={visuallyHiddenText ?? `Page ${number}`}
        aria-current={isCurrent ? 'page' : undefined}
      >
        {number}
      </a>
    </li>
  );
}

function Ellipsis() {
  return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function Arrow({ rel }: { rel: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${rel}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROWS[rel]} />
    </svg>
  );
}
