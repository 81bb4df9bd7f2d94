import type { Forum } from '../forum/index.ts';
import type { Reader, Thing } from '../notices/index.ts';
import { findPerson } from '../people/index.ts';
import { openPosts, openThreads } from './repository.ts';

/**
 * Who may read what they were told of a thread: rights to its space as they are now, and the post still shown.
 * `threadIn` gives the key that ends with the thread's id.
 */
export function forumReader(forum: Forum, threadIn: (thing: Thing) => string = ({ group }) => group): Reader {
  return async (db, personId, things) => {
    const person = await findPerson(db, personId);
    if (person === undefined) return new Set();
    const threads = await openThreads(db, [...new Set(things.map((thing) => idOf(threadIn(thing))))]);
    const spaces = new Map<string, boolean>();
    for (const { spaceId } of threads) {
      if (!spaces.has(spaceId)) spaces.set(spaceId, await forum.mayRead(db, person, spaceId));
    }
    const readable = new Set(
      threads.flatMap(({ id, spaceId }) => (spaces.get(spaceId) === true ? [id] : [])),
    );
    const posts = await openPosts(
      db,
      things.filter(isOfPost).map(({ about }) => postIn(about)),
    );
    return new Set(
      things
        .filter(
          (thing) =>
            readable.has(idOf(threadIn(thing))) && (!isOfPost(thing) || posts.has(postIn(thing.about))),
        )
        .map(({ about }) => about),
    );
  };
}

function isOfPost({ about }: { readonly about: string }): boolean {
  return /^(?:post|answer|edit|bookmark|closed):/.test(about);
}

/** `post:id`, or `edit:id:moment` and the like. */
function postIn(about: string): string {
  return about.split(':', 2)[1] ?? '';
}

function idOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
