import { availableParallelism } from 'node:os';

/** What a suite's files need to be running beside them. */
export type Service = 'chromium' | 'postgres' | 'valkey';

export interface Suite {
  /** The word that picks it: `npm test -- browser`. */
  readonly key: string;
  readonly title: string;
  /** How its files' names end, before `.ts` or `.tsx`. */
  readonly ending: string;
  readonly services: readonly Service[];
  readonly database: 'pglite' | 'postgres' | null;
  /** How many files run at once. */
  readonly concurrency: number;
}

const cores = availableParallelism();

export const suites: readonly Suite[] = [
  {
    key: 'unit',
    title: 'unit',
    ending: '.test',
    services: [],
    database: null,
    concurrency: cores,
  },
  {
    key: 'pglite',
    title: 'database on PGlite',
    ending: '.db.test',
    services: [],
    database: 'pglite',
    concurrency: cores,
  },
  {
    key: 'postgres',
    title: 'database on PostgreSQL',
    ending: '.db.test',
    services: ['postgres'],
    database: 'postgres',
    concurrency: cores,
  },
  {
    key: 'page',
    title: 'page',
    ending: '.page.test',
    services: [],
    database: 'pglite',
    concurrency: cores,
  },
  {
    key: 'nodes',
    title: 'several nodes',
    ending: '.nodes.test',
    services: ['postgres', 'valkey'],
    database: 'postgres',
    concurrency: 1,
  },
  {
    key: 'browser',
    title: 'browser',
    ending: '.browser.test',
    services: ['chromium'],
    database: 'pglite',
    concurrency: Math.max(1, Math.floor(cores / 2)),
  },
];

/** The longest ending wins, so `x.db.test.ts` is no unit test. */
export function belongsTo(suite: Suite, source: string): boolean {
  const name = source.replace(/\.tsx?$/, '');
  if (!name.endsWith(suite.ending)) return false;
  return !suites.some((other) => other.ending.length > suite.ending.length && name.endsWith(other.ending));
}

/** The part of the tests that was asked for: no words at all mean everything. */
export interface Selection {
  readonly suites: readonly Suite[];
  /** Source paths, files or folders; empty means all. */
  readonly paths: readonly string[];
}

/** Reads `unit src/features/people`. A word that names neither a suite nor a path is refused. */
export function select(
  words: readonly string[],
  isPath: (word: string) => boolean,
): Selection | { unknown: string } {
  const chosen = new Set<Suite>();
  const paths: string[] = [];
  for (const word of words) {
    const named = suites.filter(({ key, title }) => key === word || title === word);
    if (word === 'database') named.push(...suites.filter(({ ending }) => ending === '.db.test'));
    if (named.length > 0) for (const suite of named) chosen.add(suite);
    else if (isPath(word)) paths.push(word.replace(/^\.\//, '').replace(/\/+$/, ''));
    else return { unknown: word };
  }
  return { suites: chosen.size > 0 ? suites.filter((suite) => chosen.has(suite)) : suites, paths };
}

/** The suite's source files within the selection. */
export function filesOf(
  suite: Suite,
  sources: readonly string[],
  paths: readonly string[],
): readonly string[] {
  return sources.filter(
    (source) =>
      belongsTo(suite, source) &&
      (paths.length === 0 || paths.some((path) => source === path || source.startsWith(`${path}/`))),
  );
}
