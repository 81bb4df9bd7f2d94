import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import type { Services } from '../../platform/services.ts';
import { dayOf, type Forum, forumUrls } from '../forum/index.ts';
import type { Notices } from '../notices/index.ts';
import { decisionsToReview } from './repository.ts';

const DAY_MS = 24 * 3600 * 1000;
/** A review that was due longer ago is on the page of what waits, and nobody is told of it any more. */
const REMIND_OF_REVIEWS_MS = 28 * DAY_MS;
const FIRST_DAY = '2000-01-01';

/** Decisions whose review is due wait for whoever noted them and for those who look after their space. */
export function tellOfReviews(
  { clock, database, jobs }: Services,
  { forum, notices }: { readonly forum: Forum; readonly notices: Notices },
): void {
  jobs.defineRepeating(
    {
      name: 'decision-reviews',
      run: () =>
        inTransaction(database.kysely, (tx) => remindOfReviews(tx, { forum, notices, now: clock.now() })),
    },
    '14 6 * * *',
  );
  notices.addWaiting(async (queryable, person, now) => {
    const readable = await forum.readableSpaces(queryable, person);
    const moderated = await forum.moderatedSpaces(queryable, person);
    const due = await decisionsToReview(queryable, { after: FIRST_DAY, until: dayOf(now) });
    return {
      heading: 'Decisions to look at again',
      items: due
        .filter(
          ({ spaceId, writerId }) =>
            moderated.includes(spaceId) ||
            (writerId === person.id && readable.some(({ id }) => id === spaceId)),
        )
        .map(({ threadId, title, reviewOn }) => ({
          text: title,
          url: forumUrls.threadAct(threadId, 'review'),
          since: new Date(`${reviewOn}T00:00:00Z`),
        })),
    };
  });
}

/** FOR-50: on the day of its review a decision is brought back to whoever noted it and those who look after the space. */
export async function remindOfReviews(
  tx: Transaction,
  {
    forum,
    notices,
    now,
  }: { readonly forum: Pick<Forum, 'moderators'>; readonly notices: Notices; readonly now: Date },
): Promise<void> {
  const after = dayOf(new Date(now.getTime() - REMIND_OF_REVIEWS_MS));
  for (const { threadId, spaceId, title, writerId, reviewOn } of await decisionsToReview(tx, {
    after,
    until: dayOf(now),
  })) {
    const people = new Set([
      ...(writerId === null ? [] : [writerId]),
      ...(await forum.moderators(tx, spaceId)),
    ]);
    await notices.tell(
      tx,
      [...people].map((personId) => ({
        personId,
        about: `review:${threadId}:${reviewOn}`,
        group: `thread:${threadId}`,
        groupTitle: title,
        reason: 'duty',
        actorId: null,
        url: forumUrls.threadAct(threadId, 'review'),
        text: 'It is time to look at this decision again: does it hold?',
      })),
    );
  }
}
