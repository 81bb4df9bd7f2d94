import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import type { Services } from '../../platform/services.ts';
import { dayOf, type Forum, forumUrls } from '../forum/index.ts';
import type { Notices } from '../notices/index.ts';
import { bookmarksDue } from './repository.ts';

const DAY_MS = 24 * 3600 * 1000;
/** After a service that stood still for longer, nobody is told; the bookmark waits on its page all the same. */
const REMIND_OF_MS = 28 * DAY_MS;
const FIRST_DAY = '2000-01-01';

/** Bookmarks come back to whoever made them on the day that they chose (FOR-26). */
export function remindOfBookmarks(
  { clock, database, jobs }: Services,
  { forum, notices }: { readonly forum: Forum; readonly notices: Notices },
): void {
  jobs.defineRepeating(
    {
      name: 'bookmark-reminders',
      run: () => inTransaction(database.kysely, (tx) => tellOfBookmarks(tx, notices, clock.now())),
    },
    '17 6 * * *',
  );
  notices.addWaiting(async (queryable, person, now) => {
    const readable = await forum.readableSpaces(queryable, person);
    const due = await bookmarksDue(queryable, { after: FIRST_DAY, until: dayOf(now), of: person.id });
    return {
      heading: 'Bookmarks to come back to',
      items: due
        .filter(({ spaceId }) => readable.some(({ id }) => id === spaceId))
        .map(({ postId, title, number, note, remindOn }) => ({
          text: `${title}, post ${number}`,
          url: forumUrls.bookmark(postId),
          ...(note === '' ? {} : { note }),
          since: new Date(`${remindOn}T12:00:00Z`),
        })),
    };
  });
}

/** Tells of what is due once, however often it is done. */
export async function tellOfBookmarks(tx: Transaction, notices: Notices, now: Date): Promise<void> {
  const after = dayOf(new Date(now.getTime() - REMIND_OF_MS));
  const due = await bookmarksDue(tx, { after, until: dayOf(now) });
  await notices.tell(
    tx,
    due.map(({ personId, postId, threadId, title, number, note, remindOn }) => ({
      personId,
      about: `bookmark:${postId}:${remindOn}`,
      group: `thread:${threadId}`,
      groupTitle: title,
      reason: 'duty',
      actorId: null,
      url: forumUrls.bookmark(postId),
      text:
        note === '' ? `You wanted to come back to post ${number}.` : `Your note to post ${number}: ${note}`,
    })),
  );
}
