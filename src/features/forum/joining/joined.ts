import type { Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { Joining } from '../events.ts';
import type { Space } from '../space.ts';
import { listMembers } from '../spaces/spaces.repository.ts';

/** That somebody belongs to a space from now on, which the others in it may hear. */
export async function joined(tx: Transaction, space: Space, who: PersonId): Promise<Joining> {
  const members = await listMembers(tx, space.id);
  const tell = members.flatMap(({ id }) => (id === who ? [] : [id]));
  return { kind: 'joined', space, request: who, by: who, words: '', tell };
}
