import type { Transaction } from '../../platform/database/transaction.ts';
import { type Forum, forumUrls } from '../forum/index.ts';
import type { Notices, Telling } from '../notices/index.ts';

const DAY_MS = 24 * 3600 * 1000;

/** FOR-46: whoever was asked is reminded after some days, and later those who look after the space are told. */
export async function remind(
  tx: Transaction,
  { forum, notices }: { readonly forum: Forum; readonly notices: Notices },
  now: Date,
): Promise<void> {
  const due = await forum.remindersDue(tx, now);
  await notices.tell(
    tx,
    due.flatMap(({ id, threadId, title, addedAt, isForModerators, people }) =>
      people.map((personId): Telling => ({
        personId,
        about: `reminder:${id}:${isForModerators ? 'moderators' : 'asked'}`,
        group: `thread:${threadId}`,
        groupTitle: title,
        reason: 'duty',
        actorId: null,
        url: forumUrls.thread(threadId),
        text: `This question has waited for an answer for ${daysSince(addedAt, now)} days.`,
      })),
    ),
  );
}

function daysSince(then: Date, now: Date): number {
  return Math.floor((now.getTime() - then.getTime()) / DAY_MS);
}
