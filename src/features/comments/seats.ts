import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { Seat, Session, Sessions } from '../sessions/index.ts';
import { STATE_WORDS } from './comment.ts';
import { deleteComment, listOfSeat, updateComment } from './comments.repository.ts';
import { hasReactionsOfOthers } from './reactions.repository.ts';

/** What happens to comments when something happens to seats. */
export function followSeats(seats: Sessions['seats']): void {
  seats.onSeatExport({ name: 'comments', read: exportComments });
  seats.onSeatErased(eraseFromComments);
}

async function exportComments(db: Queryable, seat: Seat): Promise<unknown> {
  return (await listOfSeat(db, seat.id)).map(({ text, at, naming, state }) => ({
    text,
    at,
    naming,
    state: STATE_WORDS[state],
  }));
}

/** A comment stays, as a participant's, where others have reacted to it; otherwise it goes (LIVE-88). */
async function eraseFromComments(tx: Transaction, session: Session, seat: Seat): Promise<void> {
  for (const { id } of await listOfSeat(tx, seat.id)) {
    if (await hasReactionsOfOthers(tx, id, seat.id)) {
      await updateComment(tx, id, {
        naming: 'not-shown',
        shownName: null,
        shownOrganisation: null,
        version: session.version,
      });
    } else {
      await deleteComment(tx, id);
    }
  }
}
