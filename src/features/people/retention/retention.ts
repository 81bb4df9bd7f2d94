import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { PersonId } from '../person.ts';
import { listPeriods, savePeriod } from './periods.repository.ts';

/** One kind of thing that is kept for a time that administrators set. */
export interface RetentionKind {
  readonly key: string;
  /** Goes on "… are kept for 30 days": "Drafts in the forum, after they were last changed". */
  readonly what: string;
  /** Unless set. */
  readonly days: number;
  readonly least: number;
  readonly most: number;
  /** Removes what is older, and returns how many there were. */
  remove(db: Queryable, before: Date): Promise<number>;
}

export interface Period extends Pick<RetentionKind, 'key' | 'what' | 'least' | 'most'> {
  /** As it holds now. */
  readonly days: number;
}

export interface Retention {
  add(kind: RetentionKind): void;
  periods(): Promise<readonly Period[]>;
  /** Sets the days of some kinds; what is the same as before is left out. */
  set(by: PersonId, days: Readonly<Record<string, number>>): Promise<void>;
  /** Removes everything that has been kept long enough; done every night. */
  run(): Promise<void>;
}

const DAY_MS = 24 * 3600 * 1000;
/** The scope of what administrators do. */
const SCOPE = 'administration';

export function createRetention({ db, clock }: { readonly db: Queryable; readonly clock: Clock }): Retention {
  const kinds: RetentionKind[] = [];

  function daysOf(kind: RetentionKind, set: ReadonlyMap<string, number>): number {
    return Math.min(kind.most, Math.max(kind.least, set.get(kind.key) ?? kind.days));
  }

  return {
    add: (kind) => void kinds.push(kind),

    async periods() {
      const set = await listPeriods(db);
      return kinds.map((kind) => {
        const { key, what, least, most } = kind;
        return { key, what, least, most, days: daysOf(kind, set) };
      });
    },

    async set(by, days) {
      const now = clock.now();
      const before = new Map((await this.periods()).map((period) => [period.key, period.days]));
      await inTransaction(db, async (tx) => {
        for (const { key } of kinds) {
          const wanted = days[key];
          if (wanted === undefined || wanted === before.get(key)) continue;
          await savePeriod(tx, { kind: key, days: wanted, setBy: by, setAt: now });
          const data = { what: key, before: before.get(key) ?? null, days: wanted };
          await writeRecord(tx, now, { scope: SCOPE, kind: 'retention-changed', personId: by, data });
        }
      });
    },

    async run() {
      const now = clock.now();
      const set = await listPeriods(db);
      const removed: Record<string, number> = {};
      for (const kind of kinds) {
        const days = daysOf(kind, set);
        const count = await kind.remove(db, new Date(now.getTime() - days * DAY_MS));
        if (count > 0) removed[kind.key] = count;
      }
      if (Object.keys(removed).length === 0) return;
      await inTransaction(db, (tx) =>
        writeRecord(tx, now, { scope: SCOPE, kind: 'old-things-removed', personId: null, data: removed }),
      );
    },
  };
}
