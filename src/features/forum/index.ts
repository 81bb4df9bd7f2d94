import type { Queryable } from '../../platform/database/transaction.ts';
import type { Services } from '../../platform/services.ts';
import type { PersonId } from '../people/index.ts';
import { createEvents, type ForumEvents } from './events.ts';
import type { ForumPages } from './pages.ts';
import { editPostPages } from './pages/edit-post/page.tsx';
import { homePages } from './pages/home/page.tsx';
import { membersPages } from './pages/members/page.tsx';
import { newThreadPages } from './pages/new-thread/page.tsx';
import { spaceFormPages } from './pages/new-space/page.tsx';
import { spacePage } from './pages/space/page.tsx';
import { threadPages } from './pages/thread/page.tsx';
import { replyPages } from './pages/write-reply/page.tsx';
import { createWriting, type Writing } from './posts/writing.ts';
import type { SpaceId } from './space.ts';
import { registerSpaceRights, type SpaceAccess } from './spaces/access.ts';
import { createSpaces, type Spaces } from './spaces/spaces.ts';
import { forumUrls } from './urls.ts';

export type { Answered, Moderated, Posted } from './events.ts';
export { plainWords } from '../../platform/markdown/markdown.ts';
export type { Post, PostId } from './post.ts';
export type { Rights, Space, SpaceId } from './space.ts';
export type { SpaceAccess } from './spaces/access.ts';
export type { Thread, ThreadId } from './thread.ts';
export { forumUrls } from './urls.ts';

/** What other features need of the forum. */
export interface Forum extends ForumEvents {
  readonly writing: Writing;
  readonly spaces: Spaces;
  /** Whether somebody may read a space now. */
  mayRead(
    db: Queryable,
    person: { readonly id: PersonId; readonly email: string | null },
    id: SpaceId,
  ): Promise<boolean>;
  /** The spaces that somebody may read, for searching in them. */
  readableSpaces(
    db: Queryable,
    person: { readonly id: PersonId; readonly email: string | null },
  ): Promise<readonly SpaceId[]>;
  /** Spaces whose context begins with `prefix:` are open to whom these functions say. */
  addSpaceAccess(prefix: string, access: SpaceAccess): void;
}

/** Adds the forum: spaces, threads and posts. */
export function registerForum(services: Services): Forum {
  const { app, database, clock, topics } = services;
  const db = database.kysely;
  const isAdministrator = (): boolean => false;
  app.navigation.push({
    text: 'Forum',
    href: forumUrls.home,
    isShown: (request) => request.person !== null,
  });
  const events = createEvents();
  const rights = registerSpaceRights(app, db, isAdministrator);
  const spaces = createSpaces({ db, clock });
  const gate = async () => ({ isHeld: false });
  const writing = createWriting({ db, clock, topics, events, rights, gate });
  const pages: ForumPages = { app, db, clock, rights, spaces, writing, isAdministrator };
  for (const add of [
    homePages,
    spacePage,
    spaceFormPages,
    membersPages,
    newThreadPages,
    threadPages,
    replyPages,
    editPostPages,
  ]) {
    add(pages);
  }
  return {
    onPosted: events.onPosted,
    onAnswered: events.onAnswered,
    onModerated: events.onModerated,
    writing,
    spaces,
    async mayRead(queryable, person, id) {
      return (await rights.of(queryable, person, id))?.rights.mayRead === true;
    },
    async readableSpaces(queryable, person) {
      return (await rights.readable(queryable, person)).map(({ space }) => space.id);
    },
    addSpaceAccess: rights.addSpaceAccess,
  };
}
