import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Space } from '../space.ts';

/** How many people stand behind a figure at least in spaces of a context, where that was raised; null elsewhere. */
export type FindRaised = (db: Queryable, context: string) => Promise<number | null>;

export interface LeastShown {
  /** What the owners of contexts say. */
  readonly raised: FindRaised[];
  /** The highest that holds in a space; 0 where nobody raised it (OPN-79). */
  in(db: Queryable, space: Pick<Space, 'context'>): Promise<number>;
}

export function createLeastShown(): LeastShown {
  const raised: FindRaised[] = [];
  return {
    raised,
    async in(db, { context }) {
      if (context === null) return 0;
      const found = await Promise.all(raised.map((find) => find(db, context)));
      return Math.max(0, ...found.map((least) => least ?? 0));
    },
  };
}
