import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import { searchPeople } from '../directory/index.ts';
import type { Forum } from '../forum/index.ts';
import type { Person } from '../people/index.ts';
import { nearestWord } from './nearest.ts';
import { PERIODS, type SearchQuery } from './query.ts';
import { findOrganisationsNamed, findWritten } from './repository.ts';
import { isEmpty, type Results } from './results.ts';
import { knownWords, similarWords } from './words.repository.ts';

const PAGE_SIZE = 20;
/** People and organisations beside what was written. */
const BESIDES = 3;
const DAY_MS = 24 * 3600 * 1000;
const MOST_WORDS = 8;

export type ReadableSpace = Awaited<ReturnType<Forum['readableSpaces']>>[number];

export interface Search {
  find(person: Person, query: SearchQuery, spaces: readonly ReadableSpace[]): Promise<Results>;
  /** The query with what is probably misspelt put right, where that finds something for this person. */
  suggest(
    person: Person,
    query: SearchQuery,
    spaces: readonly ReadableSpace[],
  ): Promise<{ readonly text: string; readonly results: Results } | undefined>;
  /** Those in which this person can search, by name. */
  spaces(person: Person): Promise<readonly ReadableSpace[]>;
}

export function createSearch({
  db,
  clock,
  forum,
}: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly forum: Forum;
}): Search {
  async function find(
    person: Person,
    query: SearchQuery,
    readable: readonly ReadableSpace[],
  ): Promise<Results> {
    const { text, kind, space, tag, author, organisation, state, period, page } = query;
    const offset = (page - 1) * PAGE_SIZE;
    const found = await findWritten(db, {
      ...query,
      spaces: readable.map(({ id }) => id).filter((id) => space === '' || id === space),
      personId: person.id,
      since: period === '' ? null : new Date(clock.now().getTime() - PERIODS[period] * DAY_MS),
      limit: PAGE_SIZE + 1,
      offset,
    });
    const isFiltered = [space, tag, author, organisation, state, period].some((each) => each !== '');
    const isBeside = kind === 'everything' && page === 1 && !isFiltered;
    const people =
      isBeside || kind === 'people'
        ? (await searchPeople(db, person, { text }, isBeside ? 1 : page)).people
        : [];
    const organisations =
      isBeside || kind === 'organisations'
        ? await findOrganisationsNamed(db, text, { limit: isBeside ? BESIDES : PAGE_SIZE + 1, offset })
        : [];
    return {
      written: found.slice(0, PAGE_SIZE),
      people: people.slice(0, isBeside ? BESIDES : undefined).map(({ id, name, post, organisation }) => ({
        id,
        name,
        note: [post, organisation ?? ''].filter((part) => part !== '').join(', '),
      })),
      organisations: organisations.slice(0, PAGE_SIZE),
      hasMore:
        found.length > PAGE_SIZE ||
        (!isBeside && (organisations.length > PAGE_SIZE || people.length > PAGE_SIZE)),
    };
  }

  return {
    find,
    spaces: (person) => forum.readableSpaces(db, person),
    async suggest(person, query, spaces) {
      const words = [...new Set(query.text.toLowerCase().match(/\p{L}{3,30}/gu) ?? [])].slice(0, MOST_WORDS);
      const known = await knownWords(db, words);
      let text = query.text;
      for (const word of words.filter((each) => !known.has(each))) {
        const nearest = nearestWord(word, await similarWords(db, word));
        if (nearest !== undefined)
          text = text.replaceAll(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'giu'), nearest);
      }
      if (text === query.text) return undefined;
      // A word that only others may read must not show by being offered.
      const results = await find(person, { ...query, text }, spaces);
      return isEmpty(results) ? undefined : { text, results };
    },
  };
}
