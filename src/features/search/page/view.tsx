import { Button } from '../../../design-system/components/button.tsx';
import { Details } from '../../../design-system/components/details.tsx';
import { Input } from '../../../design-system/components/input.tsx';
import { Pagination } from '../../../design-system/components/pagination.tsx';
import { Select } from '../../../design-system/components/select.tsx';
import { Form } from '../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../design-system/patterns/text.tsx';
import { directoryUrls } from '../../directory/index.ts';
import {
  KIND_WORDS,
  KINDS,
  LONGEST,
  MOST_PAGES,
  PERIOD_WORDS,
  PERIODS,
  type Period,
  type SearchQuery,
  STATES,
  unfitFilters,
  withoutUnfit,
  writeQuery,
} from '../query.ts';
import { isEmpty, type Named, type Results } from '../results.ts';
import { searchPath, searchUrls } from '../urls.ts';
import { FoundItem } from './found.view.tsx';

interface SearchView {
  readonly query: SearchQuery;
  readonly spaces: readonly Named[];
  readonly results: Results | undefined;
  /** What was searched for instead, because the words as typed found nothing. */
  readonly suggestion: string | undefined;
  /** More was typed than is searched for. */
  readonly isCut: boolean;
}

export function SearchPage({ query, spaces, results, suggestion, isCut }: SearchView) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <PageHeading>Search</PageHeading>
        <SearchForm query={query} spaces={spaces} />
        {isCut && <p class="govuk-body">Only the first {LONGEST} characters were searched for.</p>}
        {results !== undefined && <Answer query={query} results={results} suggestion={suggestion} />}
      </div>
    </div>
  );
}

function SearchForm({ query, spaces }: Pick<SearchView, 'query' | 'spaces'>) {
  const { text, kind, space, tag, author, organisation, state, period } = query;
  const isFiltered = [space, tag, author, organisation, state, period].some((each) => each !== '');
  const any = (words: string) => ({ value: '', text: words });
  return (
    <Form action={searchUrls.search} method="get" class="se-no-print">
      <div role="search">
        <Input
          name="q"
          type="search"
          label="Words to search for"
          hint="Put words in quotation marks to find them together. Put a minus before a word to leave it out."
          value={text}
        />
        <Select
          name="kind"
          label="Search in"
          options={KINDS.map((each) => ({ value: each, text: KIND_WORDS[each] }))}
          value={kind}
        />
        <Details summary="More ways to narrow it down" open={isFiltered}>
          <Select
            name="space"
            label="Space"
            options={[any('All spaces'), ...spaces.map(({ id, name }) => ({ value: id, text: name }))]}
            value={space}
          />
          <Input name="tag" label="Tag" hint="Its whole name" value={tag} />
          <Input name="author" label="Written by" hint="Part of a name" value={author} spellcheck={false} />
          <Input name="organisation" label="Organisation" hint="Part of its name" value={organisation} />
          <Select
            name="state"
            label="State of the thread"
            options={[any('Any'), ...STATES.map((each) => ({ value: each, text: capitalised(each) }))]}
            value={state}
          />
          <Select
            name="period"
            label="Written in"
            options={[
              any('Any time'),
              ...(Object.keys(PERIODS) as Period[]).map((each) => ({
                value: each,
                text: PERIOD_WORDS[each],
              })),
            ]}
            value={period}
          />
        </Details>
        <Button>Search</Button>
      </div>
    </Form>
  );
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Says why nothing was found, as far as it can be known, and what to do. */
function NothingFound({ query }: { readonly query: SearchQuery }) {
  const unfit = unfitFilters(query);
  if (query.page > 1) {
    return (
      <EmptyState title="There is nothing on this page.">
        <p class="govuk-body">
          <a class="govuk-link" href={searchPath(writeQuery({ ...query, page: 1 }))}>
            Show the first page
          </a>
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={`Nothing was found for “${query.text}”.`}>
      {unfit.length > 0 ? (
        <p class="govuk-body">
          {KIND_WORDS[query.kind]} cannot be narrowed down by {inWords(unfit)}.{' '}
          <a class="govuk-link" href={searchPath(writeQuery(withoutUnfit(query)))}>
            Search without that
          </a>
        </p>
      ) : (
        <p class="govuk-body">
          Try other or fewer words
          {isNarrowed(query) ? (
            <>
              , or{' '}
              <a class="govuk-link" href={searchPath({ q: query.text })}>
                search everything without filters
              </a>
            </>
          ) : null}
          . Very common words alone, such as “the”, and signs find nothing.
        </p>
      )}
    </EmptyState>
  );
}

function isNarrowed({ kind, space, tag, author, organisation, state, period }: SearchQuery): boolean {
  return (
    kind !== 'everything' || [space, tag, author, organisation, state, period].some((each) => each !== '')
  );
}

function inWords(parts: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(parts);
}

function Answer({
  query,
  results,
  suggestion,
}: Pick<SearchView, 'query' | 'suggestion'> & { readonly results: Results }) {
  const { written, people, organisations, hasMore } = results;
  if (isEmpty(results)) return <NothingFound query={query} />;
  const sought = { ...query, text: suggestion ?? query.text };
  const isLast = query.page >= MOST_PAGES;
  const link = (page: number): string => searchPath(writeQuery({ ...sought, page }));
  return (
    <>
      <h2 class="govuk-heading-m">Found{query.page > 1 && `, page ${query.page}`}</h2>
      {suggestion !== undefined && (
        <p class="govuk-body">
          Nothing was found for “{query.text}”. These are for{' '}
          <a class="govuk-link" href={link(1)}>
            {suggestion}
          </a>
          .
        </p>
      )}
      <NamedList heading="People" items={people} href={directoryUrls.person} />
      <NamedList heading="Organisations" items={organisations} href={directoryUrls.organisation} />
      {written.length > 0 && (
        <ol class="se-found">
          {written.map((found) => (
            <li key={found.id}>
              <FoundItem found={found} />
            </li>
          ))}
        </ol>
      )}
      {hasMore && isLast && (
        <p class="govuk-body">
          There is more. Narrow the search down to see it: use more words or the filters.
        </p>
      )}
      {(hasMore || query.page > 1) && (
        <Pagination
          previous={query.page > 1 ? { href: link(query.page - 1) } : undefined}
          next={hasMore && !isLast ? { href: link(query.page + 1) } : undefined}
        />
      )}
    </>
  );
}

interface NamedView {
  readonly heading: string;
  readonly items: readonly Named[];
  readonly href: (id: string) => string;
}

function NamedList({ heading, items, href }: NamedView) {
  if (items.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-s">{heading}</h3>
      <ul class="govuk-list">
        {items.map(({ id, name, note }) => (
          <li key={id}>
            <a class="govuk-link" href={href(id)}>
              {name}
            </a>
            {note !== undefined && note !== '' && `, ${note}`}
          </li>
        ))}
      </ul>
    </>
  );
}
