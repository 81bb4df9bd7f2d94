import type { Sessions } from '../sessions/index.ts';
import { draftOf } from './draft.ts';
import { insertPoll, listPolls } from './repository.ts';

/**
 * A rehearsal, and a session in which another goes on, begin with the polls that were prepared and not opened yet.
 * What was opened has its answers, and stays with the people who gave them.
 */
export function copyPrepared({ copies }: Sessions): void {
  copies.onCopy(async (tx, { from, to }) => {
    for (const poll of await listPolls(tx, from.id)) {
      if (poll.state === 'draft') await insertPoll(tx, to.id, draftOf(poll));
    }
  });
}
