import type { FastifyRequest } from 'fastify';
import type { OnwardLink } from '../../../design-system/patterns/onward-links.tsx';
import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { plainWords } from '../../../platform/markdown/markdown.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { PersonId } from '../../people/index.ts';
import { placeOfText, type PostId } from '../post.ts';
import { findPost } from '../posts/posts.repository.ts';
import { listPosts } from '../posts/shown-posts.repository.ts';
import { spaceScope } from '../scope.ts';
import type { Space, SpaceId } from '../space.ts';
import type { RightsHolder, SpaceRights } from '../spaces/access.ts';
import type { Thread, ThreadId } from '../thread.ts';
import { findThreadVisit } from '../threads/threads.repository.ts';
import { forumUrls } from '../urls.ts';
import {
  deleteLink,
  listLinksIn,
  listTargetsOf,
  listThreadsAbout,
  putLink,
  type TargetKey,
} from './linking.repository.ts';

/** Things of one kind, of the owner of a space, that a thread of it can lead to. */
export interface TargetSource {
  readonly kind: string;
  /** "Commitment", which stands before each. */
  readonly name: string;
  /** All of them that whoever asks may see. */
  list(request: FastifyRequest, context: string): Promise<readonly FoundTarget[]>;
  /** Those that everybody sees who belongs to what owns the space, for its files. */
  forFiles(context: string): Promise<readonly FoundTarget[]>;
}

export interface FoundTarget {
  readonly id: string;
  readonly text: string;
  readonly href: string;
}

export interface Target extends TargetKey {
  readonly text: string;
  readonly href: string;
}

/** What a thread or a post of it can be made into: each a form that `from` (a query) fills in. */
export type FindBecoming = (
  request: FastifyRequest,
  of: { readonly context: string },
  from: string,
) => Promise<readonly OnwardLink[]>;

/** The contexts whose things the threads of a space that has no context are about too: of its session, for example. */
export type FindContexts = (request: FastifyRequest, space: Space) => Promise<readonly string[]>;

/** The words that something new begins with. */
export interface Source {
  readonly threadId: ThreadId;
  readonly spaceId: Thread['spaceId'];
  readonly title: string;
  readonly text: string;
  readonly href: string;
  /** Names it in the address of a form. */
  readonly query: string;
}

/** Threads and the things of an endeavour that they are about, or became (FOR-12, FOR-51). */
export interface Linking {
  addTargets(source: TargetSource): void;
  readonly becoming: FindBecoming[];
  readonly alsoAbout: FindContexts[];
  /** What owns the things that threads of a space can lead to, as far as whoever asks may know of it. */
  contextsOf(request: FastifyRequest, space: Space): Promise<readonly string[]>;
  /** All that a thread of a space could lead to. */
  targets(request: FastifyRequest, space: Space): Promise<readonly Target[]>;
  /** What a thread leads to, as far as whoever asks may see it. */
  targetsOf(request: FastifyRequest, space: Space, id: ThreadId): Promise<readonly Target[]>;
  /** What the threads of a space lead to, by thread, as far as whoever asks may see it. */
  aboutFor(request: FastifyRequest, spaceId: SpaceId): Promise<ReadonlyMap<ThreadId, readonly Target[]>>;
  /** What the threads of a space lead to, by thread, for its files. */
  aboutIn(space: Space): Promise<ReadonlyMap<ThreadId, readonly Target[]>>;
  /** Brings links along with a thread that comes from another installation; the record has no act of it. */
  bringLinks(
    tx: Transaction,
    links: readonly { readonly threadId: string; readonly kind: string; readonly targetId: string }[],
  ): Promise<void>;
  /** `by` is null where the record must not say who did it. */
  link(
    tx: Transaction,
    by: PersonId | null,
    thread: Pick<Thread, 'id' | 'spaceId'>,
    target: TargetKey,
  ): Promise<void>;
  unlink(by: PersonId, thread: Pick<Thread, 'id' | 'spaceId'>, target: TargetKey): Promise<void>;
  /** The threads about things of one kind that somebody may read, by the ids of the things. */
  threadsAbout(
    person: RightsHolder | null,
    kind: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly OnwardLink[]>>;
  /**
   * The thread, and the post if one is named, that the query of a form names, in the space of this context; undefined
   * where whoever asks may not link it.
   */
  findSource(request: FastifyRequest, context: string): Promise<Source | undefined>;
}

const LONGEST_SOURCE = 1_000;

export function createLinking({
  db,
  clock,
  rights,
}: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly rights: SpaceRights;
}): Linking {
  const sources: TargetSource[] = [];

  const alsoAbout: FindContexts[] = [];

  async function contextsOf(request: FastifyRequest, space: Space): Promise<readonly string[]> {
    if (space.context !== null) return [space.context];
    return (await Promise.all(alsoAbout.map((find) => find(request, space)))).flat();
  }

  async function targets(request: FastifyRequest, space: Space): Promise<readonly Target[]> {
    const found: Target[] = [];
    for (const context of await contextsOf(request, space)) {
      for (const { kind, name, list } of sources) {
        for (const { id, text, href } of await list(request, context)) {
          found.push({ kind, id, href, text: `${name}: ${text}` });
        }
      }
    }
    return found;
  }

  /** What each thread leads to, of those things that may be shown. */
  function byThread(
    links: readonly (TargetKey & { readonly threadId: ThreadId })[],
    shown: readonly Target[],
  ): ReadonlyMap<ThreadId, readonly Target[]> {
    const things = new Map(shown.map((each) => [`${each.kind}:${each.id}`, each]));
    return new Map(
      [...Map.groupBy(links, ({ threadId }) => threadId)].map(([threadId, keys]) => [
        threadId,
        keys.flatMap(({ kind, id }) => things.get(`${kind}:${id}`) ?? []),
      ]),
    );
  }

  async function record(
    tx: Transaction,
    by: PersonId | null,
    thread: Pick<Thread, 'id' | 'spaceId'>,
    act: 'thread-linked' | 'thread-unlinked',
    { kind, id }: TargetKey,
  ): Promise<void> {
    await writeRecord(tx, clock.now(), {
      scope: spaceScope(thread.spaceId),
      kind: act,
      personId: by,
      subject: thread.id,
      data: { kind, id },
    });
  }

  return {
    addTargets: (source) => void sources.push(source),
    becoming: [],
    alsoAbout,
    contextsOf,
    targets,
    async targetsOf(request, space, id) {
      const keys = await listTargetsOf(db, id);
      if (keys.length === 0) return [];
      const all = await targets(request, space);
      return keys.flatMap((key) => all.find((each) => each.kind === key.kind && each.id === key.id) ?? []);
    },
    async aboutFor(request, spaceId) {
      const links = await listLinksIn(db, spaceId);
      const space = links.length === 0 ? undefined : (await rights.of(db, request.person, spaceId))?.space;
      return byThread(links, space === undefined ? [] : await targets(request, space));
    },
    async aboutIn({ id, context }) {
      const links = await listLinksIn(db, id);
      if (links.length === 0 || context === null) return new Map();
      const all: Target[] = [];
      for (const { kind, name, forFiles } of sources) {
        const found = await forFiles(context);
        all.push(...found.map((each) => ({ ...each, kind, text: `${name}: ${each.text}` })));
      }
      return byThread(links, all);
    },
    async bringLinks(tx, links) {
      for (const { threadId, kind, targetId } of links) {
        await putLink(tx, { threadId: threadId as ThreadId, kind, id: targetId, now: clock.now() });
      }
    },
    async link(tx, by, thread, target) {
      if (await putLink(tx, { ...target, threadId: thread.id, now: clock.now() })) {
        await record(tx, by, thread, 'thread-linked', target);
      }
    },
    unlink: (by, thread, target) =>
      inTransaction(db, async (tx) => {
        await deleteLink(tx, thread.id, target);
        await record(tx, by, thread, 'thread-unlinked', target);
      }),
    async threadsAbout(person, kind, ids) {
      const spaces = ids.length === 0 ? [] : await rights.readable(db, person);
      const found = await listThreadsAbout(db, { kind, ids, spaces: spaces.map(({ space }) => space.id) });
      const byTarget = Map.groupBy(found, ({ targetId }) => targetId);
      return new Map(
        [...byTarget].map(([id, threads]) => [
          id,
          threads.map(({ threadId, title }) => ({ text: title, href: forumUrls.thread(threadId) })),
        ]),
      );
    },
    async findSource(request, context) {
      const { person } = request;
      const { thread, post } = request.query as { readonly thread?: unknown; readonly post?: unknown };
      if (person === null || typeof thread !== 'string') return undefined;
      const found = await findThreadVisit(db, { thread }, person.id);
      const own = found === undefined ? undefined : await rights.of(db, person, found.space.id);
      if (found === undefined || own?.rights.mayWrite !== true) return undefined;
      if (!(await contextsOf(request, found.space)).includes(context)) return undefined;
      const { id, title, spaceId, heldAt, hiddenAt } = found.thread;
      if (heldAt !== null || hiddenAt !== null) return undefined;
      const named =
        typeof post === 'string'
          ? await findPost(db, post as PostId)
          : (await listPosts(db, id, 1, 1, null))[0];
      const isRead =
        named?.threadId === id &&
        named.number >= found.standing.readsFrom &&
        placeOfText(named, { isAuthor: false, mayModerate: false }) === 'text';
      if (!isRead) return undefined;
      const isOfPost = typeof post === 'string';
      const href = isOfPost ? forumUrls.post(named.id) : forumUrls.thread(id);
      const query = isOfPost ? `?thread=${id}&post=${named.id}` : `?thread=${id}`;
      return { query, threadId: id, spaceId, title, text: plainWords(named.text, LONGEST_SOURCE), href };
    },
  };
}
