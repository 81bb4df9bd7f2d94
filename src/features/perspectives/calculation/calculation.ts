import { setTimeout } from 'node:timers/promises';
import { Piscina } from 'piscina';
import type { PerspectivesResult } from '../../../analysis/perspectives/analyse-perspectives.ts';
import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';
import type { PerspectivesOptions } from '../../../analysis/perspectives/options.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { ticker } from '../../../platform/live/ticker.ts';
import {
  type Conversation,
  type ConversationId,
  looksBefore,
  minimumShown,
  standingAt,
} from '../conversation.ts';
import { findConversation } from '../conversations.repository.ts';
import { listCounts } from '../counts.repository.ts';
import { NotReady } from '../../../platform/http/failures.ts';
import { groupMinimum } from '../report/counts.ts';
import { withCountsOfNow } from './counts-of-now.ts';
import { holdBreakdown } from './hold-breakdown.ts';
import type { StatesThen } from '../results.repository.ts';
import { createLatestResults, type Result } from './latest-results.ts';
import { createConversationReading } from './read-conversation.ts';
import { withholdSmallGroups } from './withhold-groups.ts';
import type { CalculationTask } from './worker.ts';

/** At most once in so long for each conversation (OPN-84). */
const INTERVAL_MS = 2_000;
const TIME_LIMIT_MS = 120_000;
/** How long somebody waits for a first result. */
const FIRST_RESULT_MS = 10_000;
/** A first calculation that failed is not tried again for so long, whoever asks. */
const RETRY_MS = 60_000;
/** Two, so that one that is slow does not delay the others. */
const THREADS = 2;
const THREAD_MEMORY_MB = 1_024;
const CONVERSATIONS_WATCHED = 500;

/** Calculations off the request path. One that fails keeps the last good result (OPN-89). */
export interface Calculation {
  /** Says that something changed: a new result follows within seconds. */
  changed(id: ConversationId): void;
  /**
   * The latest result; calculated now where there is none yet, or none with so many people behind each figure as now must.
   *
   * @throws NotReady where a first calculation takes longer than somebody waits, or failed
   */
  result(conversation: Conversation): Promise<Result>;
  /**
   * The same with the answers to each statement counted up to now (OPN-84); where what else it says is older, it stays.
   * `calculated` is the result without these.
   */
  counted(conversation: Conversation): Promise<Result & { readonly calculated: PerspectivesDocument }>;
  /** Calculates now, and returns when the result is kept. */
  calculate(id: ConversationId): Promise<void>;
  /** The same where a page waits for it: false where it failed, which is reported. */
  attempt(id: ConversationId): Promise<boolean>;
  /**
   * The result with everything that was answered until now.
   *
   * @throws NotReady where it cannot be made
   */
  resultOfNow(conversation: Conversation): Promise<Result>;
  /**
   * The document as it follows from what was answered until then, without whoever has left since. Not kept.
   *
   * @param states which statements counted then; null counts those of today
   * @throws NotReady where it cannot be made
   */
  asOf(conversation: Conversation, until: Date, states: StatesThen | null): Promise<PerspectivesDocument>;
  close(): Promise<void>;
}

export function createCalculation(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Called once a new result is kept. */
  readonly onResult: (id: ConversationId) => void;
  readonly timeLimitMs?: number;
}): Calculation {
  const { db, clock, onError, onResult, timeLimitMs = TIME_LIMIT_MS } = deps;
  let pool: Piscina<CalculationTask, PerspectivesResult> | undefined;
  const latest = createLatestResults(db);
  const reading = createConversationReading(db);
  const tickers = new Map<ConversationId, ReturnType<typeof ticker>>();
  const running = new Map<ConversationId, Promise<void>>();
  const waiting = new Map<ConversationId, Promise<void>>();
  const failedAt = new Map<ConversationId, number>();

  function threads(): Piscina<CalculationTask, PerspectivesResult> {
    pool ??= new Piscina({
      filename: new URL('./worker.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: THREADS,
      idleTimeout: 30_000,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
    });
    return pool;
  }

  /** The votes are handed over, not copied: whoever asks has no more of them. */
  function analyse(task: CalculationTask): Promise<PerspectivesResult> {
    return threads().run(task, {
      name: 'calculate',
      signal: AbortSignal.timeout(timeLimitMs),
      transferList: Object.values(task.conversation.votes).map(
        ({ buffer }: { buffer: ArrayBuffer }) => buffer,
      ),
    });
  }

  async function run(id: ConversationId): Promise<void> {
    const conversation = await findConversation(db, id);
    if (conversation === undefined) return;
    const previous = await latest.find(id);
    const now = clock.now();
    const began = performance.now();
    const isClosing = standingAt(conversation, now) === 'closed' || conversation.importedFrom !== null;
    const result = await analyse({
      conversation: await reading.now(conversation),
      options: {
        ...optionsFor(conversation),
        previous: previous?.state ?? null,
        at: now.getTime(),
        isClosing,
      },
    });
    const found = withholdSmallGroups(result.document, groupMinimum(conversation));
    const { document, breakdown } = holdBreakdown(found, previous ?? null, {
      minimum: minimumShown(conversation),
      isClosing,
      erased: conversation.erasedParticipants + conversation.takenAlong,
    });
    await latest.keep(id, {
      ofVersion: conversation.version,
      methodVersion: `${document.method.name} ${document.version}`,
      madeAt: now,
      tookMs: Math.round(performance.now() - began),
      document,
      state: result.state,
      breakdown,
    });
    onResult(id);
  }

  /** One at a time for each conversation. Whoever asks meanwhile waits for one more: the one that runs has read already. */
  function calculate(id: ConversationId): Promise<void> {
    const known = running.get(id);
    if (known !== undefined) {
      const next =
        waiting.get(id) ??
        known
          .catch(() => undefined)
          .then(() => {
            waiting.delete(id);
            return calculate(id);
          });
      waiting.set(id, next);
      return next;
    }
    const work = run(id).finally(() => running.delete(id));
    running.set(id, work);
    return work;
  }

  /** The latest result, unless it was made with a smaller number of people behind a figure than holds now (OPN-79). */
  async function told(conversation: Conversation): Promise<Result | undefined> {
    const known = await latest.find(conversation.id);
    return known !== undefined && isTold(known.document, conversation) ? known : undefined;
  }

  /** Waits for a first result, for as long as somebody waits for a page. */
  async function first(id: ConversationId): Promise<void> {
    if (performance.now() - (failedAt.get(id) ?? -Infinity) < RETRY_MS) throw failed();
    const work = succeeds(id, running.get(id) ?? calculate(id));
    const isMade = await Promise.race([work, setTimeout(FIRST_RESULT_MS, 'slow' as const, { ref: false })]);
    if (isMade === false) throw failed();
    if (isMade === 'slow') throw slow();
  }

  function succeeds(id: ConversationId, work: Promise<void>): Promise<boolean> {
    return work.then(
      () => true,
      (error: unknown) => {
        if (failedAt.size > CONVERSATIONS_WATCHED) failedAt.clear();
        failedAt.set(id, performance.now());
        onError(error);
        return false;
      },
    );
  }

  return {
    calculate,
    attempt: (id) => succeeds(id, calculate(id)),
    async resultOfNow(conversation) {
      const known = await this.result(conversation);
      if (known.ofVersion >= conversation.version) return known;
      if (!(await this.attempt(conversation.id))) throw failed();
      return this.result(conversation);
    },
    changed(id) {
      let own = tickers.get(id);
      if (own === undefined) {
        if (tickers.size >= CONVERSATIONS_WATCHED) {
          const [oldest] = tickers.keys();
          if (oldest !== undefined) tickers.delete(oldest);
        }
        own = ticker(() => calculate(id), { intervalMs: INTERVAL_MS, onError });
        tickers.set(id, own);
      }
      own.mark();
    },
    async result(conversation) {
      const known = await told(conversation);
      if (known !== undefined) {
        if (known.ofVersion < conversation.version) this.changed(conversation.id);
        return known;
      }
      await first(conversation.id);
      const made = await told(conversation);
      if (made === undefined) throw failed();
      return made;
    },

    async counted(conversation) {
      const known = await this.result(conversation);
      const calculated = known.document;
      if (known.ofVersion >= conversation.version) return { ...known, calculated };
      const counts = await listCounts(db, conversation.id);
      return { ...known, calculated, document: withCountsOfNow(calculated, counts) };
    },

    async asOf(conversation, until, states) {
      const options = {
        ...optionsFor(conversation),
        isClosing: true,
        ...(states === null ? {} : { strictModeration: states.strictModeration }),
      };
      try {
        const { document } = await analyse({
          conversation: await reading.until(conversation, until, states),
          options,
        });
        return withholdSmallGroups(document, groupMinimum(conversation));
      } catch (error) {
        onError(error);
        throw failed();
      }
    },
    async close() {
      for (const each of tickers.values()) each.stop();
      await Promise.allSettled([...running.values(), ...waiting.values()]);
      await pool?.destroy();
    },
  };
}

function optionsFor(conversation: Conversation): PerspectivesOptions {
  return {
    strictModeration: looksBefore(conversation),
    minCell: minimumShown(conversation),
  };
}

function isTold({ method, groups }: PerspectivesDocument, conversation: Conversation): boolean {
  const least = groupMinimum(conversation);
  const hasSmallGroup = groups.length > 1 && groups.some(({ size }) => size < least);
  return method.options.minCell >= minimumShown(conversation) && !hasSmallGroup;
}

const failed = (): NotReady =>
  new NotReady(
    'The report could not be made',
    'The calculation failed. No answer is lost, and people can go on answering. Open this page again in a few minutes; if it still says so, tell whoever runs this service.',
  );

const slow = (): NotReady =>
  new NotReady(
    'The report is being made',
    'There are many answers, and this is the first report of them. Open this page again in a minute.',
  );
