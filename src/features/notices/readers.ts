import type { Queryable } from '../../platform/database/transaction.ts';
import type { PersonId } from '../people/index.ts';

/** What a person was told of. */
export interface Thing {
  readonly about: string;
  readonly group: string;
}

/** Of these things, the ones (by `about`) that this person may read now and that are still there. */
export type Reader = (
  db: Queryable,
  personId: PersonId,
  things: readonly Thing[],
) => Promise<ReadonlySet<string>>;

export interface Readers {
  /** Groups that begin with `prefix:` are read by whom this says; others by whoever was told. */
  add(prefix: string, reader: Reader): void;
  /** The things that a person may read now. */
  readable(db: Queryable, personId: PersonId, things: readonly Thing[]): Promise<ReadonlySet<string>>;
}

export function createReaders(): Readers {
  const readers = new Map<string, Reader>();
  return {
    add: (prefix, reader) => void readers.set(prefix, reader),
    async readable(db, personId, things) {
      const found = new Set<string>();
      const byPrefix = Map.groupBy(things, ({ group }) => group.split(':', 1)[0] ?? '');
      for (const [prefix, some] of byPrefix) {
        const reader = readers.get(prefix);
        const own = reader === undefined ? some.map(({ about }) => about) : await reader(db, personId, some);
        for (const about of own) found.add(about);
      }
      return found;
    },
  };
}
