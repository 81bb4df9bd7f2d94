import type { PerspectivesDocument } from '../../../analysis/perspectives/document.ts';
import type { PerspectivesState } from '../../../analysis/perspectives/state.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import { RecentMap } from '../../../platform/recent-map.ts';
import type { ConversationId } from '../conversation.ts';
import { findResult, findResultKey, keepResult, type StoredResult } from '../results.repository.ts';
import type { PublishedBreakdown } from './hold-breakdown.ts';

export interface Result extends StoredResult<PerspectivesDocument> {
  readonly state: PerspectivesState | null;
  readonly breakdown: PublishedBreakdown | null;
}

/** One of 18,000 people holds some 20 MB. */
const RESULTS_REMEMBERED = 20;
const LENS = '';

/**
 * The latest result of each conversation. Everybody who reads a report asks for it, and it is megabytes where many take
 * part: it is read once, and each time only whether it is still the latest.
 */
export interface LatestResults {
  find(id: ConversationId): Promise<Result | undefined>;
  /** One of an older version that comes late changes nothing. */
  keep(id: ConversationId, result: Result): Promise<void>;
}

export function createLatestResults(db: Queryable): LatestResults {
  const remembered = new RecentMap<ConversationId, Result>(RESULTS_REMEMBERED);
  return {
    async find(id) {
      const key = await findResultKey(db, id, LENS);
      const known = remembered.get(id);
      if (known?.ofVersion === key?.ofVersion && known?.madeAt.getTime() === key?.madeAt.getTime())
        return known;
      const found = (await findResult<PerspectivesDocument>(db, id, LENS)) as Result | undefined;
      if (found === undefined) remembered.delete(id);
      else remembered.set(id, found);
      return found;
    },

    async keep(id, result) {
      await keepResult(db, {
        ...result,
        perspectivesId: id,
        lens: LENS,
        document: JSON.stringify(result.document),
        state: JSON.stringify(result.state),
        breakdown: JSON.stringify(result.breakdown),
      });
      remembered.set(id, result);
    },
  };
}
