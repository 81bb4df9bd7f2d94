import { type PGlite, parse, protocol, type Results, type Transaction } from '@electric-sql/pglite';
import type { PGliteDialectConfig } from 'kysely';
import { isPrepared } from './prepared.ts';

type DialectPGlite = Exclude<PGliteDialectConfig['pglite'], (...args: never) => unknown>;
type Messages = Parameters<typeof parse.parseResults>[0];

/** What is known of a query that was asked before. */
interface Known {
  /** Types of its parameters, as object ids. */
  readonly types: readonly number[];
  /** The prepared statement, or '' where it is planned each time. */
  readonly statement: string;
}

/** More than the program has; but a list of parameters that grows and shrinks makes ever new ones. */
const MOST_KNOWN = 1_000;

const { parse: parseMessage, bind, describe, execute, sync } = protocol.serialize;

/**
 * The embedded database as Kysely's dialect uses it, with each query in one step of the protocol. PGlite's own `query`
 * takes six, for it asks for the types of the parameters each time: of a small query that is most of its time.
 */
export function oneStepPglite(pglite: PGlite): DialectPGlite {
  const known = new Map<string, Known>();
  let statements = 0;

  function send(...messages: readonly Uint8Array[]): Promise<Messages> {
    return pglite.execProtocolStream(Buffer.concat([...messages, sync()]), { syncToFs: false });
  }

  async function learn(text: string): Promise<Known> {
    if (known.size >= MOST_KNOWN) {
      await send(parseMessage({ text: 'deallocate all' }), bind(), execute());
      known.clear();
    }
    const statement = isPrepared(text) ? `s${(statements += 1)}` : '';
    const answer = await send(
      parseMessage({ name: statement, text }),
      describe({ type: 'S', name: statement }),
    );
    const learnt = { statement, types: parse.parseDescribeStatementResults(answer) };
    known.set(text, learnt);
    return learnt;
  }

  async function run<T>(text: string, values: readonly unknown[]): Promise<Results<T>> {
    const { statement, types } = known.get(text) ?? (await learn(text));
    const written = values.map((value, at) => asText(value, types[at]));
    const answer = await send(
      ...(statement === '' ? [parseMessage({ text })] : []),
      bind({ statement, values: written }),
      describe({ type: 'P' }),
      execute(),
    );
    return parse.parseResults(answer, pglite.parsers)[0] as Results<T>;
  }

  function asText(value: unknown, type = 0): string | null {
    if (value === null || value === undefined) return null;
    return pglite.serializers[type]?.(value) ?? (value as { toString(): string }).toString();
  }

  const runAlone = <T>(text: string, values: readonly unknown[] = []): Promise<Results<T>> =>
    pglite.runExclusive(() => run<T>(text, values));

  const inTransaction = (tx: Transaction) => ({
    async query<T>(text: string, values?: readonly unknown[]): Promise<Results<T>> {
      if (tx.closed) throw new Error('The transaction has ended.');
      return runAlone<T>(text, values);
    },
    rollback: () => tx.rollback(),
  });

  return {
    async query<T>(text: string, values?: readonly unknown[]): Promise<Results<T>> {
      await pglite._checkReady();
      // As PGlite's own: nothing else runs meanwhile, neither a query nor a transaction.
      return pglite._runExclusiveTransaction(async () => {
        const results = await runAlone<T>(text, values);
        await pglite.syncToFs();
        return results;
      });
    },
    transaction: (work) => pglite.transaction((tx) => work(inTransaction(tx))),
    close: () => pglite.close(),
    get closed() {
      return pglite.closed;
    },
    get ready() {
      return pglite.ready;
    },
    get waitReady() {
      return pglite.waitReady;
    },
  };
}
