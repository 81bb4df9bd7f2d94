import { Piscina } from 'piscina';
import type { PerspectivesResult } from '../../../analysis/perspectives/analyse-perspectives.ts';
import { ConversationBuilder } from '../../../analysis/perspectives/build-conversation.ts';
import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';
import type { PerspectivesState } from '../../../analysis/perspectives/state.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { ticker } from '../../../platform/live/ticker.ts';
import { type Conversation, type ConversationId, standingAt } from '../conversation.ts';
import { findConversation } from '../conversations.repository.ts';
import { listCounted } from '../participants.repository.ts';
import { findResult, keepResult, type StoredResult } from '../results.repository.ts';
import type { Statement } from '../statement.ts';
import { listStatements } from '../statements.repository.ts';
import { allVotes, earlierVotes } from '../votes.repository.ts';
import type { CalculationTask } from './worker.ts';

export type Result = StoredResult<PerspectivesDocument>;

/** At most once in so long for each conversation (OPN-84). */
const INTERVAL_MS = 2_000;
const TIME_LIMIT_MS = 120_000;
const THREAD_MEMORY_MB = 1_024;
const CONVERSATIONS_WATCHED = 500;

/** Calculations off the request path. One that fails keeps the last good result (OPN-89). */
export interface Calculation {
  /** Says that something changed: a new result follows within seconds. */
  changed(id: ConversationId): void;
  /** The latest result; calculated now where there is none yet. */
  result(conversation: Conversation): Promise<Result>;
  /** Calculates now, and returns when the result is kept. */
  calculate(id: ConversationId): Promise<void>;
  close(): Promise<void>;
}

export function createCalculation(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}): Calculation {
  const { db, clock, onError } = deps;
  let pool: Piscina<CalculationTask, PerspectivesResult> | undefined;
  const tickers = new Map<ConversationId, ReturnType<typeof ticker>>();
  const running = new Map<ConversationId, Promise<void>>();

  function threads(): Piscina<CalculationTask, PerspectivesResult> {
    pool ??= new Piscina({
      filename: new URL('./worker.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 30_000,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
    });
    return pool;
  }

  async function run(id: ConversationId): Promise<void> {
    const conversation = await findConversation(db, id);
    if (conversation === undefined) return;
    const previous = (await findResult<PerspectivesDocument>(db, id, '')) as
      (Result & { readonly state: PerspectivesState | null }) | undefined;
    const now = clock.now();
    const began = performance.now();
    const task: CalculationTask = {
      conversation: await readConversation(db, id),
      options: {
        strictModeration: conversation.moderation === 'before' && conversation.importedFrom === null,
        minCell: conversation.audience === 'link' ? 5 : 3,
        previous: previous?.state ?? null,
        at: now.getTime(),
        isClosing: standingAt(conversation, now) === 'closed' || conversation.importedFrom !== null,
      },
    };
    const { document, state } = await threads().run(task, {
      name: 'calculate',
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    await keepResult(db, {
      perspectivesId: id,
      lens: '',
      ofVersion: conversation.version,
      methodVersion: `${document.method.name} ${document.version}`,
      madeAt: now,
      tookMs: Math.round(performance.now() - began),
      document: JSON.stringify(document),
      state: JSON.stringify(state),
    });
  }

  /** One at a time for each conversation; whoever asks meanwhile waits for the one that runs. */
  function calculate(id: ConversationId): Promise<void> {
    const known = running.get(id);
    if (known !== undefined) return known;
    const work = run(id).finally(() => running.delete(id));
    running.set(id, work);
    return work;
  }

  return {
    calculate,
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
      const known = await findResult<PerspectivesDocument>(db, conversation.id, '');
      if (known !== undefined) {
        if (known.ofVersion < conversation.version) this.changed(conversation.id);
        return known;
      }
      await calculate(conversation.id);
      const made = await findResult<PerspectivesDocument>(db, conversation.id, '');
      if (made === undefined) throw new Error('The result of a calculation was not kept.');
      return made;
    },
    async close() {
      for (const each of tickers.values()) each.stop();
      await Promise.allSettled(running.values());
      await pool?.destroy();
    },
  };
}

const MODERATION = {
  accepted: 1,
  waiting: 0,
  rejected: -1,
  merged: -1,
  replaced: -1,
} as const satisfies Record<Statement['state'], 1 | 0 | -1>;

/** A conversation as the calculation takes it; whoever is set aside is not in it (OPN-12). */
export async function readConversation(db: Queryable, id: ConversationId) {
  const builder = new ConversationBuilder();
  const numbers = new Map<string, string>();
  for (const { id: own, number, text, lens, state, isInformation } of await listStatements(db, id)) {
    numbers.set(own, String(number));
    builder.addStatement({
      id: String(number),
      text,
      lens,
      moderation: MODERATION[state],
      isMetadata: isInformation,
    });
  }
  const add = (vote: { participantId: string; statementId: string; value: number; at: Date }): void => {
    const statement = numbers.get(vote.statementId);
    if (statement !== undefined)
      builder.addVote(vote.participantId, statement, vote.value, vote.at.getTime());
  };
  for (const vote of await earlierVotes(db, id)) add(vote);
  for await (const votes of allVotes(db, id)) votes.forEach(add);
  for (const { id: participant, seatKind } of await listCounted(db, id)) {
    if (seatKind !== null)
      builder.addParticipant({ id: participant, organisation: seatKind, organisationType: null });
  }
  return builder.build();
}
