import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../../platform/database/transaction.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import type { Endeavours } from '../../endeavours/index.ts';
import { findRater, listAddresses, noteReminder } from '../answers/answers.repository.ts';
import { daysAfter, type DiagnosisRound } from '../round.ts';
import { diagnosisUrls } from '../urls.ts';
import { listUnfinished } from './rounds.repository.ts';

/** A reminder goes out so many days before the date, once for each step. */
const DAYS_BEFORE = 2;

/** Reminds those with an account who have not answered, or not rated, yet. */
export async function remind(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
  readonly baseUrl: URL;
  readonly endeavours: Pick<Endeavours, 'find'>;
}): Promise<void> {
  const { db, clock, mail, baseUrl, endeavours } = deps;
  for (const round of await listUnfinished(db)) {
    const due = dueDate(round);
    if (due === null || daysAfter(clock.now(), DAYS_BEFORE) < due) continue;
    const endeavour = await endeavours.find(db, round.endeavourId);
    if (endeavour === undefined) continue;
    const step = round.state === 'rating' ? 'rate' : 'answer';
    const link = new URL(diagnosisUrls.round(endeavour.id, round.id), baseUrl).href;
    for (const { memberId, email } of await listAddresses(db, endeavour.id)) {
      const rater = await findRater(db, round.id, memberId);
      if ((step === 'rate' ? rater?.ratedAt : rater?.sentAt) != null) continue;
      await inTransaction(db, async (tx) => {
        const isFirst = await noteReminder(tx, { roundId: round.id, memberId, step, sentAt: clock.now() });
        if (!isFirst) return;
        await mail.send(tx, {
          to: email,
          subject: `${endeavour.title}: what kind of problem is it?`,
          body: `${SAYS[step]}\n\n${link}\n\nThis is the only reminder.`,
        });
      });
    }
  }
}

const SAYS = {
  answer:
    'A round about the shape of the problem closes soon, and you have not answered yet. It takes about eight minutes. Nobody sees your answers before it closes, and your name is never shown.',
  rate: 'The statements of a round about the shape of the problem can still be rated, for a short while. It takes about three minutes.',
};

function dueDate({ state, answersUntil, ratingUntil }: DiagnosisRound): Date | null {
  if (state === 'answering') return answersUntil;
  return state === 'rating' ? ratingUntil : null;
}
