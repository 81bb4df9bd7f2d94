import { toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { parseId } from '../../../../platform/ids.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { ForumPages } from '../../pages.ts';
import {
  followedSpaces,
  followedTags,
  followedThreads,
  mutedPeople,
} from '../../reading/following.repository.ts';
import { setMuted } from '../../reading/marks.repository.ts';
import { PAGE_SIZE } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { pageIn } from '../query.ts';
import { FollowingPage } from './view.tsx';

/** Everything that somebody watches and has muted, to look through and change (FOR-31). */
export function followingPages({ app, db, rights }: ForumPages): void {
  const access = { config: { access: signedIn } };

  app.get(forumUrls.following, access, async (request, reply) => {
    const person = signedInPerson(request);
    const page = pageIn(request);
    const spaces = (await rights.readable(db, person)).map(({ space }) => space);
    const ids = spaces.map(({ id }) => id);
    const levels = await followedSpaces(db, person.id);
    // One more than is shown tells whether there is another page.
    const span = { limit: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE };
    const threads = await followedThreads(db, person.id, ids, span);
    return reply.page({
      title: 'What I watch and mute',
      breadcrumbs: crumbs(null),
      content: (
        <FollowingPage
          spaces={spaces.flatMap(({ id, name }) => {
            const level = levels.get(id);
            return level === undefined ? [] : [{ id, name, level }];
          })}
          tags={await followedTags(db, person.id, ids)}
          threads={threads.slice(0, PAGE_SIZE)}
          people={await mutedPeople(db, person.id)}
          page={page}
          hasMore={threads.length > PAGE_SIZE}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  });

  app.post(forumUrls.unmute, access, async (request, reply) => {
    const muted = parseId<'person'>(typedText(toFormBody(request.body), 'person'));
    if (muted !== null) await setMuted(db, signedInPerson(request).id, muted, false);
    return reply.redirect(forumUrls.following, 303);
  });
}
