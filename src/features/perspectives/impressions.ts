import type { Queryable } from '../../platform/database/transaction.ts';
import { ticker } from '../../platform/live/ticker.ts';
import type { StatementId } from './conversation.ts';
import { addImpressions } from './impressions.repository.ts';

const FLUSH_MS = 5_000;

/** Counts how often statements are shown (OPN-66). Kept some seconds late: a count that a crash loses matters to nobody. */
export interface Impressions {
  shown(id: StatementId): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

export function createImpressions(deps: {
  readonly db: Queryable;
  readonly onError: (error: unknown) => void;
}): Impressions {
  let counts = new Map<StatementId, number>();
  async function flush(): Promise<void> {
    if (counts.size === 0) return;
    const taken = counts;
    counts = new Map();
    await addImpressions(deps.db, taken);
  }
  const ticks = ticker(flush, { intervalMs: FLUSH_MS, onError: deps.onError });
  return {
    shown(id) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
      ticks.mark();
    },
    flush,
    async close() {
      ticks.stop();
      await flush().catch(deps.onError);
    },
  };
}
