import type { Filled } from './fill.ts';
import type { Options } from './options.ts';
import { RARE_WORD, USUAL_WORD } from './words.ts';

export interface BenchPage {
  readonly name: string;
  readonly path: string;
  readonly status: number;
}

const PAGE_SIZE = 20;

/** The pages that are measured: lists, the first, middle and last page of threads of every length, jumps, searches. */
export function benchPages({ long, spaces }: Filled, options: Options): readonly BenchPage[] {
  const threads = long.flatMap((thread, index) => {
    const posts = options.long[index] ?? 1;
    const last = Math.ceil(posts / PAGE_SIZE);
    const path = `/forum/threads/${thread}`;
    return [
      { name: `thread of ${posts}, first page`, path, status: 200 },
      { name: `thread of ${posts}, middle page`, path: `${path}?page=${Math.ceil(last / 2)}`, status: 200 },
      { name: `thread of ${posts}, last page`, path: `${path}?page=${last}`, status: 200 },
      { name: `thread of ${posts}, to the first unread`, path: `${path}/first-unread`, status: 303 },
    ];
  });
  return [
    { name: 'latest', path: '/forum', status: 200 },
    { name: 'a space', path: `/forum/spaces/${spaces[0]}`, status: 200 },
    { name: 'unread', path: '/forum/unread', status: 200 },
    { name: 'unanswered', path: '/forum/unanswered', status: 200 },
    ...threads,
    { name: 'search, usual word', path: `/search?q=${USUAL_WORD}`, status: 200 },
    { name: 'search, rare word', path: `/search?q=${RARE_WORD}`, status: 200 },
    { name: 'search, two words', path: `/search?q=${USUAL_WORD}+${RARE_WORD}`, status: 200 },
  ];
}
