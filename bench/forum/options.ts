import { parseArgs } from 'node:util';

export interface Options {
  readonly posts: number;
  readonly threads: number;
  readonly people: number;
  /** Posts of the first threads; the rest is spread over the others. */
  readonly long: readonly number[];
  readonly connections: number;
  /** For each page. */
  readonly seconds: number;
  /** For which all pages are asked before, so that the server has compiled what it runs often. */
  readonly warmUpSeconds: number;
  readonly databaseUrl: string | undefined;
  readonly plans: boolean;
  readonly json: boolean;
}

export const USAGE = `npm run bench:forum -- [--posts 200000] [--threads 5000] [--people 20000] [--long 50,10000,50000]
                         [--connections 20] [--seconds 6] [--warm-up 20] [--database-url postgres://…] [--plans] [--json]`;

/** Throws with a sentence where an option cannot be used. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      posts: { type: 'string', default: '200000' },
      threads: { type: 'string', default: '5000' },
      people: { type: 'string', default: '20000' },
      long: { type: 'string', default: '50,10000,50000' },
      connections: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '6' },
      'warm-up': { type: 'string', default: '20' },
      'database-url': { type: 'string' },
      plans: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const whole = (name: string, text: string, least: number, most: number): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new Error(`--${name} must be from ${least} to ${most}`);
    return value;
  };
  const long = values.long.split(',').map((text) => whole('long', text, 1, 1_000_000));
  const posts = whole('posts', values.posts, 1, 5_000_000);
  const threads = whole('threads', values.threads, long.length + 1, 500_000);
  const inLong = long.reduce((sum, count) => sum + count, 0);
  if (posts - inLong < threads - long.length) throw new Error('--posts must leave one for each thread');
  return {
    posts,
    threads,
    people: whole('people', values.people, 20, 1_000_000),
    long,
    connections: whole('connections', values.connections, 1, 200),
    seconds: whole('seconds', values.seconds, 1, 60),
    warmUpSeconds: whole('warm-up', values['warm-up'], 0, 300),
    databaseUrl: values['database-url'],
    plans: values.plans,
    json: values.json,
  };
}
