import type { FastifyInstance } from 'fastify';
import { forumUrls } from '../forum/index.ts';
import { byToken, routesForPrograms, signedInPerson } from '../people/index.ts';
import { sessionUrls } from '../sessions/index.ts';
import { MOST_PAGES, readQuery, writeQuery } from './query.ts';
import type { Found } from './results.ts';
import type { Search } from './service.ts';
import { searchUrls } from './urls.ts';

/** Searching for programs (FOR-74): what the page of the search finds in what people wrote, for whoever made the token. */
export function searchForPrograms(deps: {
  readonly app: FastifyInstance;
  readonly search: Search;
  readonly baseUrl: URL;
}): void {
  const { search, baseUrl } = deps;
  routesForPrograms(deps.app, (scope) => {
    scope.get<{ Querystring: Record<string, unknown> }>(
      searchUrls.api,
      { config: byToken('read') },
      async (request) => {
        const person = signedInPerson(request);
        const query = readQuery(request.query);
        if (query.text === '') return { found: [], next: null };
        const { written, hasMore } = await search.find(person, query, await search.spaces(person));
        const next = new URL(searchUrls.api, baseUrl);
        for (const [name, value] of Object.entries(writeQuery({ ...query, page: query.page + 1 }))) {
          if (value !== undefined && value !== '') next.searchParams.set(name, String(value));
        }
        return {
          found: written.map((each) => asData(each, baseUrl)),
          next: hasMore && query.page < MOST_PAGES ? next.href : null,
        };
      },
    );
  });
}

function asData(
  { kind, id, title, passage, author, organisation, place, code, state, at }: Found,
  baseUrl: URL,
) {
  const path =
    kind === 'post'
      ? forumUrls.post(id)
      : kind === 'thread'
        ? forumUrls.thread(id)
        : sessionUrls.home(code ?? '');
  return {
    kind,
    id,
    title,
    passage: passage.map(({ text }) => text).join(''),
    author,
    organisation,
    place,
    state,
    at: at.toISOString(),
    url: new URL(path, baseUrl).href,
  };
}
