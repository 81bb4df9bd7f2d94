import type { Transaction } from '../../platform/database/transaction.ts';
import { forumUrls, OWED_AFTER_DAYS } from '../forum/index.ts';
import type { Notices, Telling } from '../notices/index.ts';
import type { PersonId } from '../people/index.ts';
import { overdueAddressees } from './repository.ts';

const DAY_MS = 24 * 3600 * 1000;
const REMIND_MODERATORS_AFTER_DAYS = 2 * OWED_AFTER_DAYS;
const REMIND_AFTER_MS = OWED_AFTER_DAYS * DAY_MS;
const REMIND_MODERATORS_AFTER_MS = REMIND_MODERATORS_AFTER_DAYS * DAY_MS;

/** FOR-46: whoever was asked is reminded after seven days, and the moderators of the space after fourteen. */
export async function remind(tx: Transaction, notices: Notices, now: Date): Promise<void> {
  const ago = (ms: number): Date => new Date(now.getTime() - ms);
  const [week, twoWeeks] = [ago(REMIND_AFTER_MS), ago(REMIND_MODERATORS_AFTER_MS)];
  // Who was asked long before reminders began is not reminded all at once.
  const late = await overdueAddressees(tx, { before: week, after: twoWeeks, now });
  const later = await overdueAddressees(tx, {
    before: twoWeeks,
    after: ago(4 * REMIND_MODERATORS_AFTER_MS),
    now,
  });
  const telling = (
    personId: PersonId,
    id: string,
    days: number,
    threadId: string,
    title: string,
  ): Telling => ({
    personId,
    about: `reminder:${id}:${days}`,
    group: `thread:${threadId}`,
    groupTitle: title,
    reason: 'duty',
    actorId: null,
    url: forumUrls.thread(threadId),
    text: `This question has waited for an answer for ${days} days.`,
  });
  await notices.tell(tx, [
    ...late.flatMap(({ id, personId, threadId, title }) =>
      personId === null ? [] : [telling(personId, id, OWED_AFTER_DAYS, threadId, title)],
    ),
    ...later.flatMap(({ id, moderators, threadId, title }) =>
      moderators.map((personId) => telling(personId, id, REMIND_MODERATORS_AFTER_DAYS, threadId, title)),
    ),
  ]);
}
