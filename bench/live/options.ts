import { parseArgs } from 'node:util';

export interface Options {
  readonly delegates: number;
  readonly seconds: number;
  readonly votesPerSecond: number;
  readonly organisations: number;
  readonly nodes: number;
  readonly databaseUrl: string | undefined;
  readonly valkeyUrl: string | undefined;
  readonly json: boolean;
}

export const USAGE = `npm run bench:live -- [--delegates 10000] [--seconds 60] [--votes-per-second 500] [--json]
                        [--nodes 3 --database-url postgres://… --valkey-url redis://…]`;

/** Throws with a sentence where an option cannot be used. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      delegates: { type: 'string', default: '10000' },
      seconds: { type: 'string', default: '60' },
      'votes-per-second': { type: 'string', default: '500' },
      organisations: { type: 'string', default: '30' },
      nodes: { type: 'string', default: '1' },
      'database-url': { type: 'string' },
      'valkey-url': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const whole = (name: string, text: string, most: number): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1 || value > most)
      throw new Error(`--${name} must be from 1 to ${most}`);
    return value;
  };
  const nodes = whole('nodes', values.nodes, 8);
  if (nodes > 1 && (values['database-url'] === undefined || values['valkey-url'] === undefined)) {
    throw new Error('Several nodes need --database-url and --valkey-url');
  }
  return {
    delegates: whole('delegates', values.delegates, 20_000),
    seconds: whole('seconds', values.seconds, 600),
    votesPerSecond: whole('votes-per-second', values['votes-per-second'], 5_000),
    organisations: whole('organisations', values.organisations, 500),
    nodes,
    databaseUrl: values['database-url'],
    valkeyUrl: values['valkey-url'],
    json: values.json,
  };
}
