import type { Services } from '../../platform/services.ts';
import type { Forum } from '../forum/index.ts';
import { findPerson, type People } from '../people/index.ts';
import { searchPage } from './page/page.tsx';
import { searchForPrograms } from './program-route.ts';
import { createSearch } from './service.ts';
import { collectWords, forgetWords } from './words.repository.ts';
import { searchUrls } from './urls.ts';

/** What else may ask of searching. */
export interface SearchFeature {
  /** Learns the words written since the last time, for putting misspelt ones right; done every ten minutes. */
  learnWords(): Promise<void>;
}

/** Adds the page on which everything is searched. */
export function registerSearch(
  { app, config, database, clock, jobs }: Services,
  { forum, people }: { readonly forum: Forum; readonly people: People },
): SearchFeature {
  const db = database.kysely;
  const learnWords = () => collectWords(db, clock.now());
  jobs.defineRepeating({ name: 'search-words', retries: 0, run: learnWords }, '*/10 * * * *');
  app.navigation.push({
    text: 'Search',
    href: searchUrls.search,
    isShown: (request) => request.person !== null,
  });
  people.erasures.push({
    async erase(tx, { id }) {
      const person = await findPerson(tx, id);
      await forgetWords(tx, (person?.name ?? '').toLowerCase().split(/[^\p{L}]+/u));
    },
  });
  const search = createSearch({ db, clock, forum });
  searchPage({ app, search });
  searchForPrograms({ app, search, baseUrl: config.baseUrl });
  return { learnWords };
}
