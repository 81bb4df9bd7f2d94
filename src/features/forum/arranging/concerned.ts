import type { Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import { beginnerOf } from '../nameless/nameless.repository.ts';
import type { SpaceId } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import type { Thread } from '../thread.ts';
import { watchersOf } from './arranging.repository.ts';

/** Whom it concerns what becomes of a thread: its author and those who watch it, as far as they may read the space. */
export async function concernedIn(
  tx: Transaction,
  rights: SpaceRights,
  thread: Pick<Thread, 'id'>,
  spaceId: SpaceId,
): Promise<readonly PersonId[]> {
  const author = (await beginnerOf(tx, thread.id)) ?? [];
  const readers: PersonId[] = [];
  for (const id of new Set([author, await watchersOf(tx, thread.id)].flat())) {
    if ((await rights.of(tx, { id, email: null }, spaceId))?.rights.mayRead === true) readers.push(id);
  }
  return readers;
}
