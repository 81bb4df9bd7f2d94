import { fromKysely, PgBoss, type SendOptions } from 'pg-boss';
import type { Database } from '../database/open.ts';
import type { Transaction } from '../database/transaction.ts';

/** Work that is done later, at least once, by whichever node is free. */
export interface JobKind<Data extends object> {
  readonly name: string;
  /** How often a failing job is tried again; each wait is longer than the one before. Default 8. */
  readonly retries?: number;
  run(data: Data): Promise<void>;
}

export interface JobSendOptions {
  /** Not before this time. */
  readonly startAfter?: Date;
  /** At most one waiting job with this key. */
  readonly key?: string;
}

export interface Jobs {
  /** Names a kind of work; before `start`. */
  define<Data extends object>(kind: JobKind<Data>): void;
  /** Work at a time of day, as a cron expression in UTC; before `start`. */
  defineRepeating(kind: JobKind<Record<string, never>>, cron: string): void;
  /** Adds a job in the caller's transaction: it exists only if the transaction commits. */
  send<Data extends object>(
    tx: Transaction,
    name: string,
    data: Data,
    options?: JobSendOptions,
  ): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const RETRIES = 8;

/** Jobs kept in the database by pg-boss. `onError` hears of failed jobs and of trouble with the database. */
export function createJobs(database: Database, onError: (error: unknown) => void): Jobs {
  const boss = new PgBoss({ ...database.jobs });
  boss.on('error', onError);
  const kinds: JobKind<object>[] = [];
  const repeating = new Map<string, string>();
  return {
    define(kind) {
      kinds.push(kind);
    },
    defineRepeating(kind, cron) {
      kinds.push(kind);
      repeating.set(kind.name, cron);
    },
    async send(tx, name, data, options = {}) {
      const sendOptions: SendOptions = { db: fromKysely(tx) };
      if (options.startAfter !== undefined) sendOptions.startAfter = options.startAfter;
      if (options.key !== undefined) sendOptions.singletonKey = options.key;
      await boss.send(name, data, sendOptions);
    },
    async start() {
      await boss.start();
      for (const kind of kinds) {
        await boss.createQueue(kind.name, {
          retryLimit: kind.retries ?? RETRIES,
          retryDelay: 5,
          retryBackoff: true,
          deleteAfterSeconds: 3 * 24 * 3600,
        });
        await boss.work(kind.name, { pollingIntervalSeconds: 1 }, async (jobs) => {
          for (const job of jobs) {
            try {
              await kind.run(job.data as object);
            } catch (error) {
              onError(error);
              throw error;
            }
          }
        });
        const cron = repeating.get(kind.name);
        if (cron !== undefined) await boss.schedule(kind.name, cron);
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}
