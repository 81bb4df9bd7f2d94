import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import type { Clock } from '../../platform/clock.ts';
import { isOver, type Seat, type Session, type Sessions } from '../sessions/index.ts';
import { leaveWhole, releaseParts } from './merging.ts';
import { listNotices } from './notices.repository.ts';
import { STATE_WORDS } from './question.ts';
import {
  listQuestions,
  listVoters,
  listVotesOf,
  type QuestionDetails,
  updateQuestion,
} from './repository.ts';
import { deleteVotesOf, questionsTouchedBy, rebuildTallies } from './votes.repository.ts';
import { deleteWordings } from './wordings.repository.ts';

/** What happens to questions when something happens to seats. */
export function followSeats(
  seats: Pick<Sessions['seats'], 'onSeatsChanged' | 'onSeatExport' | 'onSeatErased'>,
  clock: Clock,
): void {
  seats.onSeatsChanged(async (tx, session, seatIds) => {
    await rebuildTallies(tx, await questionsTouchedBy(tx, seatIds), session.version);
  });
  seats.onSeatExport({ name: 'questions', read: exportQuestions });
  seats.onSeatErased((tx, session, seat) => eraseFromQuestions(tx, session, seat, clock.now()));
}

const NOTICES_EXPORTED = 1_000;

async function exportQuestions(db: Queryable, seat: Seat): Promise<unknown> {
  const questions = await listQuestions(db, { sessionId: seat.sessionId, seatId: seat.id });
  const notices = await listNotices(db, seat.id, NOTICES_EXPORTED);
  return {
    asked: questions.map((question) => ({
      text: question.text,
      askedAt: question.askedAt,
      naming: question.naming,
      state: STATE_WORDS[question.state],
      votes: question.votes,
    })),
    supported: await listVotesOf(db, seat.id),
    notices: notices.map(({ at, text }) => ({ at, text })),
  };
}

/**
 * A question stays, as a participant's, where others have voted for it or a speaker has answered; otherwise it goes
 * (LIVE-88).
 */
async function eraseFromQuestions(tx: Transaction, session: Session, seat: Seat, now: Date): Promise<void> {
  const asked = await listQuestions(tx, { sessionId: session.id, seatId: seat.id });
  const touched = await questionsTouchedBy(tx, [seat.id]);
  for (const question of asked) {
    const isOthersToo = (await listVoters(tx, question.id)).some((voter) => voter !== seat.id);
    if (isOthersToo || isAnswered(question)) {
      await updateQuestion(tx, question.id, {
        naming: 'not-shown',
        shownName: null,
        shownOrganisation: null,
        version: session.version,
      });
      continue;
    }
    await updateQuestion(tx, question.id, {
      state: 'withdrawn',
      text: '',
      naming: 'not-shown',
      shownName: null,
      shownOrganisation: null,
      secondLookNote: null,
      nextPosition: null,
      mergedInto: null,
      version: session.version,
    });
    await deleteWordings(tx, question.id);
    if (question.state === 'merged') await leaveWhole(tx, question.id, question.mergedInto, session.version);
    await releaseParts(tx, question.id, { version: session.version, now });
  }
  await deleteVotesOf(tx, seat.id);
  // Counts of a session that is over stay as they were handed over.
  if (!isOver(session)) await rebuildTallies(tx, touched, session.version);
}

function isAnswered({ answers, speakers }: QuestionDetails): boolean {
  return answers.length > 0 || speakers.some((speaker) => speaker.state === 'answered-aloud');
}
