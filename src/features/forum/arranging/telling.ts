import type { Transaction } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person, PersonId } from '../../people/index.ts';
import type { OrderingDeps } from '../order/deps.ts';
import { spaceScope } from '../scope.ts';
import type { Space } from '../space.ts';
import type { Thread, ThreadId } from '../thread.ts';
import { concernedIn } from './concerned.ts';

/** What became of threads, as the readers of one space are told of it. */
export interface ArrangedIn {
  readonly space: Space;
  /** The thread that the record of the space names. */
  readonly subject: ThreadId;
  readonly what: string;
  readonly url: string;
  /** Whose authors and watchers are told. */
  readonly concerning: readonly Pick<Thread, 'id'>[];
}

/**
 * Puts an act on the record of each space that it touches, and tells each person once: of the first space that they
 * may read.
 */
export async function tellOfArranging(
  { clock, events, rights }: Pick<OrderingDeps, 'clock' | 'events' | 'rights'>,
  tx: Transaction,
  act: { readonly by: Person; readonly kind: string; readonly reason: string; readonly at: ThreadId },
  places: readonly ArrangedIn[],
): Promise<void> {
  const now = clock.now();
  const { by, kind, reason, at } = act;
  const told = new Set<PersonId>();
  for (const { space, subject, what, url, concerning } of places) {
    const scope = spaceScope(space.id);
    await writeRecord(tx, now, { scope, kind, personId: by.id, subject, reason, data: { at } });
    const people = new Set<PersonId>();
    for (const thread of concerning) {
      for (const person of await concernedIn(tx, rights, thread, space.id)) {
        if (!told.has(person)) people.add(person);
      }
    }
    for (const person of people) told.add(person);
    const tell = [...people].map((to) => ({ to, what, url }));
    await events.moderated(tx, { kind, subject: at, space, by: by.id, reason, tell }, now);
  }
}
