import type { Filled } from './fill.ts';
import type { Options } from './options.ts';
import { RARE_WORD, USUAL_WORD } from './words.ts';

export interface BenchPage {
  readonly name: string;
  /** Of the request with that number, from 0. */
  readonly path: (number: number) => string;
  readonly status: number;
  /** Whether no address is to be asked twice, so that none is kept from before. */
  readonly isNew?: boolean;
}

const PAGE_SIZE = 20;

/** The pages that are measured: lists, the first, middle and last page of threads of every length, jumps, a
 * page of each of many threads, searches. */
export function benchPages(
  { long, spaces, threads: others }: Filled,
  options: Options,
): readonly BenchPage[] {
  const always = (path: string) => () => path;
  const threads = long.flatMap((thread, index) => {
    const posts = options.long[index] ?? 1;
    const last = Math.ceil(posts / PAGE_SIZE);
    const path = `/forum/threads/${thread}`;
    return [
      { name: `thread of ${posts}, first page`, path: always(path), status: 200 },
      {
        name: `thread of ${posts}, middle page`,
        path: always(`${path}?page=${Math.ceil(last / 2)}`),
        status: 200,
      },
      { name: `thread of ${posts}, last page`, path: always(`${path}?page=${last}`), status: 200 },
      { name: `thread of ${posts}, to the first unread`, path: always(`${path}/first-unread`), status: 303 },
    ];
  });
  return [
    { name: 'latest', path: always('/forum'), status: 200 },
    { name: 'a space', path: always(`/forum/spaces/${spaces[0]}`), status: 200 },
    { name: 'unread', path: always('/forum/unread'), status: 200 },
    { name: 'unanswered', path: always('/forum/unanswered'), status: 200 },
    ...threads,
    {
      name: 'threads one after another',
      path: (number) => `/forum/threads/${others[number % others.length]}`,
      status: 200,
      isNew: true,
    },
    { name: 'search, usual word', path: always(`/search?q=${USUAL_WORD}`), status: 200 },
    { name: 'search, rare word', path: always(`/search?q=${RARE_WORD}`), status: 200 },
    { name: 'search, two words', path: always(`/search?q=${USUAL_WORD}+${RARE_WORD}`), status: 200 },
  ];
}
