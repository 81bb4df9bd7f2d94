import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import { PEOPLE_PER_PAGE, searchPeople } from '../directory/index.ts';
import { type Forum, plainText } from '../forum/index.ts';
import type { Person } from '../people/index.ts';
import { nearestWord } from './nearest.ts';
import { PERIODS, type SearchQuery, unfitFilters } from './query.ts';
import { markedWhole, passageOf, readText, similarWords, soughtText } from './passage.ts';
import { findOrganisationsNamed, findWritten } from './repository.ts';
import { type Found, isEmpty, type Results, type Written } from './results.ts';
import { stemsOf } from './shown.repository.ts';
import { knownWords, wordsLike } from './words.repository.ts';

const PAGE_SIZE = 20;
/** People and organisations beside what was written. */
const BESIDES = 3;
const NOTHING: Results = { written: [], people: [], organisations: [], hasMore: false };
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
    if (unfitFilters(query).length > 0) return NOTHING;
    const offset = (page - 1) * PAGE_SIZE;
    const { written, hasMore } = await findWritten(db, {
      ...query,
      spaces: readable.map(({ id }) => id).filter((id) => space === '' || id === space),
      personId: person.id,
      since: period === '' ? null : new Date(clock.now().getTime() - PERIODS[period] * DAY_MS),
      limit: PAGE_SIZE,
      offset,
    });
    const isFiltered = [space, tag, author, organisation, state, period].some((each) => each !== '');
    const isBeside = kind === 'everything' && page === 1 && !isFiltered;
    const { people, total } =
      isBeside || kind === 'people'
        ? await searchPeople(db, person, { text }, page)
        : { people: [], total: 0 };
    const organisations =
      isBeside || kind === 'organisations'
        ? await findOrganisationsNamed(db, text, { limit: isBeside ? BESIDES : PAGE_SIZE + 1, offset })
        : [];
    return {
      written: await withPassages(db, text, written),
      people: people.slice(0, isBeside ? BESIDES : undefined).map(({ id, name, post, organisation }) => ({
        id,
        name,
        note: [post, organisation ?? ''].filter((part) => part !== '').join(', '),
      })),
      organisations: organisations.slice(0, PAGE_SIZE),
      hasMore: hasMore || (!isBeside && (organisations.length > PAGE_SIZE || total > page * PEOPLE_PER_PAGE)),
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
        const nearest = nearestWord(word, await wordsLike(db, word));
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

/** Each with the passage in which what was sought stands; all their words are compared at once. */
async function withPassages(
  db: Queryable,
  text: string,
  written: readonly Written[],
): Promise<readonly Found[]> {
  const sought = soughtText(text);
  const texts = written.map((each) => readText(each.kind === 'post' ? plainText(each.text) : each.text));
  const stems = await stemsOf(db, sought, similarWords(sought, texts));
  return written.map(({ text: whole, ...rest }, at) => {
    const read = texts[at] ?? readText(whole);
    return { ...rest, passage: rest.kind === 'thread' ? markedWhole(read, stems) : passageOf(read, stems) };
  });
}
