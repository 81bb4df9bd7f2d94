import type { FastifyInstance, FastifyRequest } from 'fastify';
import { gatherReads } from '../../platform/database/gather-reads.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import { wantsJson } from '../../platform/http/request.ts';
import { countUnread, MOST_COUNTED } from './told.repository.ts';
import { noticesUrls } from './urls.ts';

/** Puts the number of new notices beside the name of whoever is signed in, on every page. */
export function addToHeader(app: FastifyInstance, db: Queryable): void {
  // Every page asks it: many at once are counted in one step.
  const unreadOf = gatherReads((people) => countUnread(db, people));
  app.addHook('preHandler', async (request) => {
    const { person, account } = request;
    const isPage = !wantsJson(request) && request.headers.accept !== 'text/event-stream';
    if (person === null || account === null || !isPage) return;
    const count = (await unreadOf(person.id)) ?? 0;
    request.account = {
      ...account,
      links: [{ text: 'Notices', href: noticesUrls.list, count, most: MOST_COUNTED }],
    };
  });
}

/** Whether the header of this page says that there are new notices. */
export function hasNewNotices({ account }: FastifyRequest): boolean {
  return account?.links?.some(({ href, count }) => href === noticesUrls.list && count > 0) ?? false;
}
