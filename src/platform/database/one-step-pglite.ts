import type { PGlite, Results, Transaction } from '@electric-sql/pglite';
import type { PGliteDialectConfig } from 'kysely';
import { serialize } from 'pg-protocol';
import { createAnswerReader, type Answer, type Column } from './read-answer.ts';
import { isPrepared } from './prepared.ts';
import { createTurns } from './turns.ts';

type DialectPGlite = Exclude<PGliteDialectConfig['pglite'], (...args: never) => unknown>;

/** What is known of a query that was asked before. */
interface Known {
  /** Types of its parameters, as object ids. */
  readonly types: readonly number[];
  /** The prepared statement, or '' where it is planned each time. */
  readonly statement: string;
  readonly columns: readonly Column[];
}

/** More than the program has; but a list of parameters that grows and shrinks makes ever new ones. */
const MOST_KNOWN = 1_000;

const { parse, bind, describe, execute, sync } = serialize;

/**
 * The embedded database as Kysely's dialect uses it, with each query in one step of the protocol, which node-postgres's
 * own package writes and reads. PGlite's `query` takes six steps, for it asks for the types of the parameters each time,
 * and reads an answer in ten times the time: of a small query that is most of its time. Nothing is synchronised after a
 * query: in a folder and in memory what is written is already there.
 */
export function oneStepPglite(pglite: PGlite): DialectPGlite {
  const known = new Map<string, Known>();
  const readAnswer = createAnswerReader(pglite.parsers);
  let statements = 0;
  const takeTurn = createTurns();

  async function send(messages: readonly Uint8Array[], columns: readonly Column[] = []): Promise<Answer> {
    const answer: Uint8Array[] = [];
    await pglite.execProtocolRawStream(Buffer.concat([...messages, sync()]), {
      syncToFs: false,
      // A part lies in the memory of the database, which uses it again.
      onRawData: (part) => void answer.push(part.slice()),
    });
    return readAnswer(Buffer.concat(answer), columns);
  }

  async function learn(text: string): Promise<Known> {
    if (known.size >= MOST_KNOWN) {
      await send([parse({ text: 'deallocate all' }), bind(), execute()]);
      known.clear();
    }
    const statement = isPrepared(text) ? `s${(statements += 1)}` : '';
    const { types, columns } = await send([
      parse({ name: statement, text }),
      describe({ type: 'S', name: statement }),
    ]);
    const learnt = { statement, types, columns };
    known.set(text, learnt);
    return learnt;
  }

  async function run<T>(text: string, values: readonly unknown[]): Promise<Results<T>> {
    const { statement, types, columns } = known.get(text) ?? (await learn(text));
    const asked = bind({ statement, values: values.map((value, at) => asText(value, types[at])) });
    const { rows, affectedRows } =
      statement === ''
        ? await send([parse({ text }), asked, describe({ type: 'P' }), execute()])
        : await send([asked, execute()], columns);
    return { rows: rows as T[], affectedRows, fields: [] };
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
      await takeTurn();
      await pglite._checkReady();
      // As PGlite's own: nothing else runs meanwhile, neither a query nor a transaction.
      return pglite._runExclusiveTransaction(() => runAlone<T>(text, values));
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
