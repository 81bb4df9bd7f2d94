import { cleanText } from '../../platform/forms/fields.ts';

export const KINDS = ['everything', 'posts', 'threads', 'questions', 'people', 'organisations'] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  everything: 'Everything',
  posts: 'Posts',
  threads: 'Titles of threads',
  questions: 'Questions of live sessions',
  people: 'People',
  organisations: 'Organisations',
};

export const STATES = ['open', 'answered', 'closed', 'archived'] as const;

export const PERIODS = { week: 7, month: 31, year: 366 } as const;
export type Period = keyof typeof PERIODS;

export const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  week: 'The last 7 days',
  month: 'The last month',
  year: 'The last year',
};

/** What somebody searches for. */
export interface SearchQuery {
  readonly text: string;
  readonly kind: Kind;
  readonly space: string;
  /** A name of a tag, in whatever space. */
  readonly tag: string;
  readonly author: string;
  readonly organisation: string;
  readonly state: (typeof STATES)[number] | '';
  readonly period: Period | '';
  readonly page: number;
}

/** Code points of a field; more are left out. */
export const LONGEST = 200;
/** Beyond these one is asked to narrow the search down. */
export const MOST_PAGES = 50;

type Filter = 'space' | 'tag' | 'author' | 'organisation' | 'state' | 'period';

/** By what each kind can be narrowed down; the others by everything. */
const FILTERS_OF: Partial<Record<Kind, readonly Filter[]>> = {
  // A question may be asked without a name: searching by name would give it away.
  questions: ['organisation', 'period'],
  people: [],
  organisations: [],
};

const FILTER_WORDS: Readonly<Record<Filter, string>> = {
  space: 'space',
  tag: 'tag',
  author: 'who wrote it',
  organisation: 'organisation',
  state: 'state of the thread',
  period: 'when it was written',
};

/** The filters that are set although what is sought cannot be narrowed down by them, in words. */
export function unfitFilters(query: SearchQuery): readonly string[] {
  const fit = FILTERS_OF[query.kind];
  if (fit === undefined) return [];
  return (Object.keys(FILTER_WORDS) as Filter[])
    .filter((each) => query[each] !== '' && !fit.includes(each))
    .map((each) => FILTER_WORDS[each]);
}

/** The query without the filters that do not fit what is sought. */
export function withoutUnfit(query: SearchQuery): SearchQuery {
  const { kind, text, organisation, period } = query;
  const fit = FILTERS_OF[kind] ?? [];
  return {
    text,
    kind,
    space: '',
    tag: '',
    author: '',
    state: '',
    page: 1,
    organisation: fit.includes('organisation') ? organisation : '',
    period: fit.includes('period') ? period : '',
  };
}

/** Whether more was typed than is searched for. */
export function isTooLong(typed: unknown): boolean {
  return typeof typed === 'string' && [...cleanText(typed)].length > LONGEST;
}

/** Reads the query of an address; what makes no sense is as if it were not there. */
export function readQuery(query: Readonly<Record<string, unknown>>): SearchQuery {
  const text = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' ? [...cleanText(value)].slice(0, LONGEST).join('') : '';
  };
  const period = text('period');
  return {
    text: text('q'),
    kind: KINDS.find((kind) => kind === text('kind')) ?? 'everything',
    space: text('space'),
    tag: text('tag'),
    author: text('author'),
    organisation: text('organisation'),
    state: STATES.find((state) => state === text('state')) ?? '',
    period: period === 'week' || period === 'month' || period === 'year' ? period : '',
    page: Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(text('page'))) || 1)),
  };
}

/** The query as an address has it; without what is as usual. */
export function writeQuery(query: SearchQuery): Readonly<Record<string, string | number | undefined>> {
  const { text, kind, page, ...rest } = query;
  return {
    q: text,
    kind: kind === 'everything' ? undefined : kind,
    ...rest,
    page: page === 1 ? undefined : page,
  };
}
