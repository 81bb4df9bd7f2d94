import { fromKysely, type Job, type JobResult, PgBoss, type SendOptions } from 'pg-boss';
import type { Database } from '../database/open.ts';
import { changeJobs } from './change-jobs.ts';
import { findWaiting, hurry, NONE_WAITING, type WaitingJobs } from './waiting.ts';
import { listFailed } from './list-failed.ts';
import type { FailedJob } from './failed-job.ts';
import type { Transaction } from '../database/transaction.ts';
import { newId } from '../ids.ts';
import { oncePerMinute } from '../once-per-minute.ts';

/** Work that is done later, at least once, by whichever node is free. */
export interface JobKind<Data extends object> {
  readonly name: string;
  /** How often a failing job is tried again; each wait is longer than the one before, up to ten minutes. Default 8. */
  readonly retries?: number;
  /** The first of these waits, which doubles from then on. Default 5. */
  readonly firstRetrySeconds?: number;
  /** How many are done side by side on one node. Default 1. */
  readonly atOnce?: number;
  /** A job is noticed within this many seconds. Default 2; looking costs a query each time. */
  readonly pollSeconds?: number;
  /** For how long a job that was done, with its data, stays in the database. Default 3 days. */
  readonly keepSeconds?: number;
  /** Does the work, perhaps a second time after a failure; `jobId` is the same each time. */
  run(data: Data, jobId: string): Promise<void>;
}

export interface JobSendOptions {
  /** Not before this time. */
  readonly startAfter?: Date;
  /** At most one job of this kind with this key waits to be started; a further one is left out. */
  readonly key?: string;
}

export interface Jobs {
  /** Names a kind of work; before `start`. */
  define<Data extends object>(kind: JobKind<Data>): void;
  /** Work at a time of day, as a cron expression in UTC; before `start`. */
  defineRepeating(kind: JobKind<Record<string, never>>, cron: string): void;
  /** Does something while this node leaves its repeating work out: what would have begun meanwhile begins the next time. */
  withoutRepeating<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Adds a job in the caller's transaction: it exists only if the transaction commits. After `start`. */
  send<Data extends object>(
    tx: Transaction,
    name: string,
    data: Data,
    options?: JobSendOptions,
  ): Promise<void>;
  /** Removes the jobs of this kind whose data hold these values, done or not, in the caller's transaction. */
  forget(tx: Transaction, name: string, data: Readonly<Record<string, string>>): Promise<void>;
  /** Changes the data of the jobs of this kind, done or not, that hold any of these words, in the caller's transaction. */
  change<Data extends object>(
    tx: Transaction,
    name: string,
    words: readonly string[],
    change: (data: Data) => Data,
  ): Promise<void>;
  /** Jobs that failed for good, latest first; none before `start`. */
  listFailed(limit: number): Promise<readonly FailedJob[]>;
  /** The jobs of a kind that are still to be done; none before `start`. */
  waiting(name: string): Promise<WaitingJobs>;
  /** Tries those of a kind at once that wait for their next try. */
  hurry(name: string): Promise<void>;
  /** Runs a job that failed once more. */
  runAgain(name: string, id: string): Promise<void>;
  start(): Promise<void>;
  /** Waits for what is being done, for ten seconds at most; the rest is done at the next start. */
  stop(): Promise<void>;
}

const RETRIES = 8;
const FIRST_RETRY_SECONDS = 5;
const LONGEST_RETRY_SECONDS = 600;
const KEEP_SECONDS = 3 * 24 * 3600;
const POLL_SECONDS = 2;
const STOP_WITHIN_MS = 10_000;
/** No two waiting jobs of one key; a job without a key is given one of its own. */
const POLICY = 'short';

/** Jobs kept in the database by pg-boss. `onError` hears of failed jobs and of trouble with the database. */
export function createJobs(database: Database, onError: (error: unknown) => void): Jobs {
  const boss = new PgBoss({
    ...database.jobs,
    maintenanceIntervalSeconds: 3600,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', oncePerMinute(onError));
  const kinds: JobKind<object>[] = [];
  const repeating = new Map<string, string>();
  let isStarted = false;
  let holdingBack = 0;
  return {
    define(kind) {
      kinds.push(kind);
    },
    defineRepeating(kind, cron) {
      const unlessHeldBack = async (_: object, jobId: string): Promise<void> => {
        if (holdingBack === 0) await kind.run({}, jobId);
      };
      kinds.push({ ...kind, run: unlessHeldBack });
      repeating.set(kind.name, cron);
    },
    async withoutRepeating(work) {
      holdingBack += 1;
      try {
        return await work();
      } finally {
        holdingBack -= 1;
      }
    },
    async send(tx, name, data, options = {}) {
      const sendOptions: SendOptions = { db: fromKysely(tx), singletonKey: options.key ?? newId() };
      if (options.startAfter !== undefined) sendOptions.startAfter = options.startAfter;
      await boss.send(name, data, sendOptions);
    },
    async forget(tx, name, data) {
      const db = fromKysely(tx);
      for (;;) {
        const found = await boss.findJobs(name, { db, data });
        if (found.length === 0) return;
        await boss.deleteJob(
          name,
          found.map((job) => job.id),
          { db },
        );
      }
    },
    async change(tx, name, words, change) {
      if (isStarted) await changeJobs(tx, name, words, change);
    },
    listFailed: async (limit) => (isStarted ? listFailed(database, limit) : []),
    waiting: async (name) => (isStarted ? findWaiting(database, name) : NONE_WAITING),
    async hurry(name) {
      if (isStarted) await hurry(database, name);
    },
    async runAgain(name, id) {
      if (isStarted && kinds.some((kind) => kind.name === name)) await boss.retry(name, id);
    },
    async start() {
      await boss.start();
      isStarted = true;
      for (const kind of kinds) {
        await makeQueue(boss, kind);
        await startWorker(boss, kind, onError);
        const cron = repeating.get(kind.name);
        if (cron !== undefined) await boss.schedule(kind.name, cron);
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_WITHIN_MS }),
  };
}

async function makeQueue(boss: PgBoss, kind: JobKind<object>): Promise<void> {
  const options = {
    retryLimit: kind.retries ?? RETRIES,
    retryDelay: kind.firstRetrySeconds ?? FIRST_RETRY_SECONDS,
    retryBackoff: true,
    retryDelayMax: LONGEST_RETRY_SECONDS,
    deleteAfterSeconds: kind.keepSeconds ?? KEEP_SECONDS,
  };
  await boss.createQueue(kind.name, { ...options, policy: POLICY });
  // For a queue that an earlier version made. It also makes pg-boss know the queue from now on: looking it up first
  // inside a transaction would wait forever on the embedded database, which has one connection.
  await boss.updateQueue(kind.name, options);
}

async function startWorker(
  boss: PgBoss,
  kind: JobKind<object>,
  onError: (error: unknown) => void,
): Promise<void> {
  const runOne = async (job: Job<unknown>): Promise<JobResult> => {
    try {
      await kind.run(job.data as object, job.id);
      return { id: job.id, status: 'completed' };
    } catch (error) {
      onError(error);
      return { id: job.id, status: 'failed', output: String(error) };
    }
  };
  const options = {
    batchSize: kind.atOnce ?? 1,
    burstWhenBatchFull: true,
    perJobResults: true,
    pollingIntervalSeconds: kind.pollSeconds ?? POLL_SECONDS,
  } as const;
  await boss.work(kind.name, options, (jobs) => Promise.all(jobs.map(runOne)));
}
