import { z } from 'zod';
import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person } from '../../people/index.ts';
import { carriedThreads, writeThreads } from '../export/carried-threads.ts';
import { whyStopped } from '../order/gate.ts';
import { type Outcome, refused } from '../outcome.ts';
import { spaceScope } from '../scope.ts';
import type { SpaceId } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import type { ThreadId } from '../thread.ts';
import {
  deleteUntouched,
  findKnown,
  findWaiting,
  type ImportId,
  insertBroughtIn,
  insertImport,
  lockImport,
  setBroughtIn,
  setUndone,
} from './bringing-in.repository.ts';
import { readFile } from './read-file.ts';
import type { Reading } from './reading.ts';

/** What was read of a file while it waits, with what of it is here already. */
export interface Waiting extends Omit<Reading, 'source'> {
  readonly source: Reading['source'];
  /** Of `threads`, by their keys. */
  readonly known: ReadonlySet<string>;
}

const count = z.number().int();
const kept = z.object({
  source: z.enum(['discourse', 'loomio', 'csv']),
  threads: z.array(z.object({ key: z.string(), thread: carriedThreads.element })),
  mistakes: z.array(z.object({ place: z.string(), message: z.string() })),
  mistakeCount: count,
  leftOut: z.array(z.tuple([z.string(), count])),
});

/** Brings threads of other forums into a space (FOR-75). Whoever wrote them has no account here: their names stand alone. */
export interface BringingIn {
  /** Reads a file and keeps what it holds, for a look before anything is written. */
  select(by: Person, space: SpaceId, content: Buffer): Promise<Outcome<{ readonly id: ImportId }>>;
  /** What waits to be brought in; undefined where it was, or a day is over. */
  waiting(space: SpaceId, id: ImportId): Promise<Waiting | undefined>;
  /** Writes all of it that is not here yet, or nothing. Nobody is told: it is no news. */
  bringIn(by: Person, space: SpaceId, id: ImportId): Promise<Outcome>;
  /** Takes the threads out again in which nobody wrote since. */
  undo(by: Person, space: SpaceId, id: ImportId): Promise<Outcome>;
}

export function createBringingIn(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly rights: SpaceRights;
}): BringingIn {
  const { db, clock, rights } = deps;

  async function whyNot(tx: Transaction, by: Person, space: SpaceId, now: Date): Promise<string | undefined> {
    const place = await rights.of(tx, by, space);
    if (place === undefined || !place.rights.mayModerate || !place.rights.mayWrite) {
      return 'Only moderators bring threads into a space, and none into one that is archived.';
    }
    if (place.space.isThread) return 'A private thread holds nothing else.';
    return whyStopped(tx, by.id, space, now);
  }

  return {
    async select(by, space, content) {
      const now = clock.now();
      const read = readFile(content, now);
      if (!read.ok) return refused(read.message);
      const id = newId<'import'>();
      return inTransaction<Outcome<{ readonly id: ImportId }>>(db, async (tx) => {
        const why = await whyNot(tx, by, space, now);
        if (why !== undefined) return refused(why);
        const { reading } = read;
        const row = { id, spaceId: space, source: reading.source, broughtBy: by.id, selectedAt: now };
        await insertImport(tx, { ...row, waiting: JSON.stringify(reading) });
        return { ok: true, id };
      });
    },

    async waiting(space, id) {
      const waiting = await findWaiting(db, id);
      if (waiting === null) return undefined;
      const reading = kept.parse(JSON.parse(waiting));
      const keys = reading.threads.map(({ key }) => key);
      return { ...reading, known: await findKnown(db, space, keys) };
    },

    bringIn: (by, space, id) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const why = await whyNot(tx, by, space, now);
        if (why !== undefined) return refused(why);
        const waiting = await lockImport(tx, id);
        // Somebody pressed twice, or another moderator was faster: it is done.
        if (waiting === null) return { ok: true };
        const { source, threads } = kept.parse(JSON.parse(waiting));
        const keys = threads.map(({ key }) => key);
        const known = await findKnown(tx, space, keys);
        const fresh = threads.filter(({ key }) => !known.has(key));
        await writeThreads(
          tx,
          space,
          fresh.map(({ thread }) => thread),
          now,
        );
        const rows = fresh.map(({ key, thread }) => ({
          threadId: thread.id as ThreadId,
          sourceKey: key,
          posts: thread.posts.length,
        }));
        await insertBroughtIn(tx, { importId: id, spaceId: space }, rows);
        const counts = { threads: rows.length, posts: rows.reduce((sum, { posts }) => sum + posts, 0) };
        await setBroughtIn(tx, id, { broughtInAt: now, ...counts });
        await writeRecord(tx, now, {
          scope: spaceScope(space),
          kind: 'threads-brought-in',
          personId: by.id,
          subject: id,
          data: { source, ...counts },
        });
        return { ok: true };
      }),

    undo: (by, space, id) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const why = await whyNot(tx, by, space, now);
        if (why !== undefined) return refused(why);
        await lockImport(tx, id);
        const threads = await deleteUntouched(tx, id);
        if (threads === 0) return { ok: true };
        await setUndone(tx, id, now);
        await writeRecord(tx, now, {
          scope: spaceScope(space),
          kind: 'threads-taken-out',
          personId: by.id,
          subject: id,
          data: { threads },
        });
        return { ok: true };
      }),
  };
}
