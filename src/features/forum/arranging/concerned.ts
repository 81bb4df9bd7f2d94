import type { Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { SpaceId } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import type { Thread } from '../thread.ts';
import { watchersOf } from './arranging.repository.ts';

/** Whom it concerns what becomes of a thread: its author and those who watch it, as far as they may read the space. */
export async function concernedIn(
  tx: Transaction,
  rights: SpaceRights,
  thread: Pick<Thread, 'id' | 'authorId'>,
  spaceId: SpaceId,
): Promise<readonly PersonId[]> {
  const author = thread.authorId === null ? [] : [thread.authorId as PersonId];
  const readers: PersonId[] = [];
  for (const id of new Set([...author, ...(await watchersOf(tx, thread.id))])) {
    if ((await rights.of(tx, { id, email: null }, spaceId))?.rights.mayRead === true) readers.push(id);
  }
  return readers;
}
