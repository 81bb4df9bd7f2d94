import type { Queryable } from '../../platform/database/transaction.ts';
import type { Seat, Sessions } from '../sessions/index.ts';
import { answerInWords } from './answer.ts';
import { findPoll, markPolls } from './repository.ts';
import { answersOfSeat, answerTimes, forgetAnswers, recountSeats } from './seat-answers.repository.ts';

/** Follows what happens to seats: what they count for, what is kept about them, and that they are erased. */
export function followSeats({ seats }: Sessions): void {
  seats.onSeatsChanged(async (tx, session, seatIds) => {
    const changed = await recountSeats(tx, seatIds);
    if (changed.length > 0) await markPolls(tx, changed, session.version);
  });
  seats.onSeatErased(async (tx, session, seat) => {
    const changed = await forgetAnswers(tx, seat.id);
    if (changed.length > 0) await markPolls(tx, changed, session.version);
  });
  seats.onSeatExport({ name: 'pollAnswers', read: exportAnswers });
}

async function exportAnswers(db: Queryable, seat: Seat): Promise<unknown> {
  const times = await answerTimes(db, seat.id);
  const lines: object[] = [];
  for (const [pollId, own] of await answersOfSeat(db, seat.id)) {
    const poll = await findPoll(db, seat.sessionId, pollId);
    if (poll === undefined) continue;
    lines.push({
      question: poll.question,
      answer: answerInWords(poll, own.answer),
      at: times.get(pollId),
      ...(own.textState === null ? {} : { state: own.textState }),
    });
  }
  return lines;
}
