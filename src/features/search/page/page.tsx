import type { FastifyInstance } from 'fastify';
import { signedIn, signedInPerson } from '../../people/index.ts';
import { isTooLong, readQuery } from '../query.ts';
import { isEmpty } from '../results.ts';
import type { Search } from '../service.ts';
import { searchUrls } from '../urls.ts';
import { SearchPage } from './view.tsx';

interface Deps {
  readonly app: FastifyInstance;
  readonly search: Search;
}

/** The whole search is its address, so it can be kept, sent on and gone back to. */
export function searchPage({ app, search }: Deps): void {
  app.get<{ Querystring: Record<string, unknown> }>(
    searchUrls.search,
    { config: { access: signedIn } },
    async (request, reply) => {
      const person = signedInPerson(request);
      const query = readQuery(request.query);
      const spaces = await search.spaces(person);
      const results = query.text === '' ? undefined : await search.find(person, query, spaces);
      const suggested =
        results !== undefined && isEmpty(results) ? await search.suggest(person, query, spaces) : undefined;
      return reply.page({
        title: query.text === '' ? 'Search' : `${query.text} – search`,
        content: (
          <SearchPage
            query={query}
            spaces={spaces.filter(({ isThread }) => !isThread)}
            results={suggested?.results ?? results}
            suggestion={suggested?.text}
            isCut={isTooLong(request.query['q'])}
          />
        ),
      });
    },
  );
}
