import { parseArgs } from 'node:util';

export interface Options {
  readonly people: number;
  readonly statements: number;
  /** Statements that everybody has answered before. */
  readonly answered: number;
  readonly votesPerSecond: number;
  readonly seconds: number;
  /** A vote is answered when it is kept, some 60 ms later: fewer connections than a rate needs are a queue of their own. */
  readonly connections: number;
  readonly databaseUrl: string | undefined;
  readonly json: boolean;
}

export const USAGE = `npm run bench:votes -- [--votes-per-second 1000] [--seconds 60] [--people 4000] [--statements 100]
                         [--answered 40] [--connections 1000] [--database-url postgres://…] [--json]`;

/** At first the server reads every vote that is there, and compiles itself: these seconds are told apart. */
export const START_SECONDS = 5;

/** What the service lets one participant answer in a minute, less a margin. */
const EACH_MINUTE = 80;

/** Throws with a sentence where an option cannot be used. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'votes-per-second': { type: 'string', default: '1000' },
      seconds: { type: 'string', default: '60' },
      people: { type: 'string', default: '4000' },
      statements: { type: 'string', default: '100' },
      answered: { type: 'string', default: '40' },
      connections: { type: 'string', default: '1000' },
      'database-url': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const whole = (name: string, text: string, most: number): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1 || value > most)
      throw new Error(`--${name} must be from 1 to ${most}`);
    return value;
  };
  const options = {
    votesPerSecond: whole('votes-per-second', values['votes-per-second'], 5_000),
    seconds: whole('seconds', values.seconds, 600),
    people: whole('people', values.people, 20_000),
    statements: whole('statements', values.statements, 1_000),
    answered: whole('answered', values.answered, 1_000),
    connections: whole('connections', values.connections, 4_000),
    databaseUrl: values['database-url'],
    json: values.json,
  };
  const { people, statements, answered, votesPerSecond, seconds } = options;
  if (people * (statements - answered) < votesPerSecond * (seconds + START_SECONDS))
    throw new Error('There are too few people, or statements that they have not answered, for so many votes');
  if (people * EACH_MINUTE < votesPerSecond * 60)
    throw new Error(`So many votes need more people: one answers ${EACH_MINUTE} times a minute at most`);
  return options;
}
