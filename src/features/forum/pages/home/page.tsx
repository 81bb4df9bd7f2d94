import type { FastifyRequest } from 'fastify';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import { namesAsked } from '../../addressing/addressing.repository.ts';
import type { ForumPages } from '../../pages.ts';
import { readerOf } from '../../reading/joined.repository.ts';
import { createLatestReader } from '../../threads/latest.ts';
import { createListReader, pageOfThreads } from '../../threads/page-of-threads.ts';
import type { ThreadFilter } from '../../threads/lists.repository.ts';
import { forumUrls } from '../../urls.ts';
import { markingIn } from '../marking.ts';
import { pageIn, wordIn } from '../query.ts';
import { HomePage, UnansweredPage, UnreadPage } from './view.tsx';

const DAY_MS = 24 * 3_600_000;

/** Lists end here: who looks for something older filters or searches. */
const MOST_LISTED = 1_000;

/** What one reads across all spaces: the latest, what is unread, and what nobody has answered. */
export function homePages({ app, db, clock, rights }: ForumPages): void {
  const latest = createLatestReader(db);
  const readList = createListReader(db);

  async function readerIn(request: FastifyRequest) {
    const person = signedInPerson(request);
    const spaces = (await rights.readable(db, person)).map(({ space }) => space);
    const reader = await readerOf(db, person.id);
    return { page: pageIn(request), reader, spaces, spaceIds: spaces.map(({ id }) => id) };
  }

  app.get(forumUrls.home, { config: { access: signedIn } }, async (request, reply) => {
    const { page, reader, spaces } = await readerIn(request);
    const { threads, spaces: counts } = await latest(spaces, reader, page);
    const all = spaces.map((space) => ({ ...space, ...counts.get(space.id) }));
    const listed = all.filter(({ isThread }) => !isThread);
    const inAll = all.reduce((sum, { threads: count = 0 }) => sum + count, 0);
    const total = Math.min(inAll, MOST_LISTED);
    return reply.page({
      title: 'Forum',
      content: (
        <HomePage spaces={listed} threads={threads} total={total} page={page} joined={reader.joined} />
      ),
    });
  });

  app.get(forumUrls.unread, { config: { access: signedIn } }, async (request, reply) => {
    const { page, reader, spaceIds } = await readerIn(request);
    const { id: personId, joined } = reader;
    const filter: ThreadFilter = { spaceIds, personId, order: 'latest', unreadSince: joined };
    const found = { page, joined, ...(await pageOfThreads(db, filter, page, MOST_LISTED)) };
    return reply.page({
      title: 'Unread',
      content: <UnreadPage {...found} marking={await markingIn(db, request)} csrf={reply.generateCsrf()} />,
    });
  });

  app.get(forumUrls.unanswered, { config: { access: signedIn } }, async (request, reply) => {
    const unanswered = wordIn(request, 'show', ['no answer', 'no reply']);
    const { page, reader, spaceIds } = await readerIn(request);
    const found = await readList({ spaceIds, unanswered, order: 'waiting' }, reader, page, MOST_LISTED);
    const names = await namesAsked(
      db,
      found.threads.map(({ id }) => id),
    );
    const waiting = new Map(
      found.threads.map(({ id, createdAt }) => {
        const days = Math.floor((clock.now().getTime() - createdAt.getTime()) / DAY_MS);
        return [id, { days, asked: names.get(id) ?? [] }];
      }),
    );
    return reply.page({
      title: 'Unanswered questions',
      content: (
        <UnansweredPage {...found} page={page} joined={reader.joined} waiting={waiting} show={unanswered} />
      ),
    });
  });
}
