import type { FastifyInstance } from 'fastify';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { signedIn, signedInPerson } from '../../people/index.ts';
import { readQuery } from '../query.ts';
import { isEmpty } from '../results.ts';
import type { Search } from '../service.ts';
import { spaceNames } from '../spaces.repository.ts';
import { searchUrls } from '../urls.ts';
import { SearchPage } from './view.tsx';

interface Deps {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly search: Search;
}

/** The whole search is its address, so it can be kept, sent on and gone back to. */
export function searchPage({ app, db, search }: Deps): void {
  app.get<{ Querystring: Record<string, unknown> }>(
    searchUrls.search,
    { config: { access: signedIn } },
    async (request, reply) => {
      const person = signedInPerson(request);
      const query = readQuery(request.query);
      const spaces = await spaceNames(db, await search.spaces(person));
      const results = query.text === '' ? undefined : await search.find(person, query);
      const suggested =
        results !== undefined && isEmpty(results) ? await search.suggest(person, query) : undefined;
      return reply.page({
        title: query.text === '' ? 'Search' : `${query.text} – search`,
        content: (
          <SearchPage
            query={query}
            spaces={spaces}
            results={suggested?.results ?? results}
            suggestion={suggested?.text}
          />
        ),
      });
    },
  );
}
