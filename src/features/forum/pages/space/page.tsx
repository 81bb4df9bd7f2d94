import { holdingAt } from '../../order/sanctions.repository.ts';
import { spaceFollowOf } from '../../reading/reading.repository.ts';
import type { ForumPages } from '../../pages.ts';
import { readerOf } from '../../reading/joined.repository.ts';
import { threadOf } from '../../private/private.repository.ts';
import { forumVisitOf } from '../../spaces/access.ts';
import { chosenFrom } from '../../tags/tags.repository.ts';
import { createListReader } from '../../threads/page-of-threads.ts';
import { ORDERS } from '../../threads/lists.repository.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { rightsNow } from '../stopped/page.tsx';
import { markingIn } from '../marking.ts';
import { pageIn, wordIn } from '../query.ts';
import { KIND_FILTERS, SpacePage, STATE_FILTERS } from './view.tsx';

const MOST_LISTED = 2_000;

/** The threads of one space. */
export function spacePage({ app, db, clock, rights }: ForumPages): void {
  const readList = createListReader(db);

  app.get(forumUrls.space(':space'), { config: { access: rights.to('mayRead') } }, async (request, reply) => {
    const { space, suspension } = forumVisitOf(request);
    const only = space.isThread ? await threadOf(db, space.id) : undefined;
    if (only !== undefined) return reply.redirect(forumUrls.thread(only), 303);
    const person = request.person?.id ?? null;
    const page = pageIn(request);
    const order = wordIn(request, 'order', ORDERS);
    const kind = wordIn(request, 'kind', KIND_FILTERS);
    const state = wordIn(request, 'state', STATE_FILTERS);
    const tags = await chosenFrom(db, space.id);
    const tag = tags.find(({ id }) => id === (request.query as { tag?: unknown }).tag)?.id;
    const filter = {
      spaceIds: [space.id],
      order,
      pinnedFirst: true,
      kind: kind === 'all' ? undefined : kind,
      state: state === 'all' ? undefined : state,
      tagId: tag,
    };
    const reader = person === null ? null : await readerOf(db, person);
    const { threads, total } = await readList(filter, reader, page, MOST_LISTED);
    return reply.page({
      title: space.name,
      breadcrumbs: crumbs(null),
      ...(space.openToWorld
        ? {
            head: (
              <link
                rel="alternate"
                type="application/atom+xml"
                title={space.name}
                href={forumUrls.feed(space.id)}
              />
            ),
          }
        : {}),
      content: (
        <SpacePage
          space={space}
          rights={rightsNow(forumVisitOf(request), clock.now())}
          suspension={holdingAt(suspension, clock.now())}
          threads={threads}
          total={total}
          page={page}
          joined={reader?.joined ?? null}
          tags={tags}
          chosen={{ order, kind, state, tag: tag ?? '' }}
          isSignedIn={person !== null}
          follow={person === null ? 'normal' : await spaceFollowOf(db, person, space.id)}
          hasJoined={(request.query as { done?: unknown }).done === 'joined'}
          marking={await markingIn(db, request)}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  });
}
