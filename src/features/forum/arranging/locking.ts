import type { Transaction } from '../../../platform/database/transaction.ts';
import type { Person } from '../../people/index.ts';
import type { OrderingDeps } from '../order/deps.ts';
import { whyStopped } from '../order/gate.ts';
import type { Space } from '../space.ts';
import type { Thread, ThreadId } from '../thread.ts';
import { findThreadVisit, lockThread } from '../threads/threads.repository.ts';

/** A thread that nobody else arranges until the transaction ends, and why whoever asked may not either. */
export interface LockedThread {
  readonly thread: Thread;
  readonly space: Space;
  readonly whyNot: string | undefined;
}

const NO_SUCH_THREAD = 'There is no thread of this address, or you may not read it.';

/** Locks threads in one order, so that two who arrange them wait for each other. */
export async function lockThreads(
  { rights, clock }: Pick<OrderingDeps, 'rights' | 'clock'>,
  tx: Transaction,
  by: Person,
  ids: readonly ThreadId[],
): Promise<ReadonlyMap<ThreadId, LockedThread>> {
  const found = new Map<ThreadId, LockedThread>();
  for (const id of ids.toSorted()) {
    if ((await findThreadVisit(tx, { thread: id }, by.id)) === undefined) continue;
    const thread = await lockThread(tx, id);
    const place = await rights.of(tx, by, thread.spaceId);
    if (place?.rights.mayRead !== true) continue;
    const { space } = place;
    const stopped = await whyStopped(tx, by.id, space.id, clock.now());
    found.set(id, { thread, space, whyNot: whyNotIn(space, place.rights.mayModerate) ?? stopped });
  }
  return found;
}

/** The threads of these ids, or why they may not be arranged. */
export function allowed<const Ids extends readonly ThreadId[]>(
  found: ReadonlyMap<ThreadId, LockedThread>,
  ids: Ids,
): { readonly [Index in keyof Ids]: LockedThread } | string {
  const threads = ids.flatMap((id) => found.get(id) ?? []);
  if (threads.length < ids.length) return NO_SUCH_THREAD;
  const why = threads.find(({ whyNot }) => whyNot !== undefined)?.whyNot;
  return why ?? (threads as { readonly [Index in keyof Ids]: LockedThread });
}

function whyNotIn({ isThread, name }: Space, mayModerate: boolean): string | undefined {
  if (isThread)
    return 'A private thread stays with its people. Nothing is merged into it or taken out of it.';
  return mayModerate
    ? undefined
    : `You do not look after “${name}”. Threads are merged and split by whoever looks after the spaces of all of them.`;
}
