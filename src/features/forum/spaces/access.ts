import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Access, Decision } from '../../../platform/http/access.ts';
import { parseId } from '../../../platform/ids.ts';
import type { Person, PersonId } from '../../people/index.ts';
import type { AttachmentId } from '../attachments/attachment.ts';
import { findAttachment } from '../attachments/attachments.repository.ts';
import { findThreadVisit, type FoundThread } from '../threads/threads.repository.ts';
import { NO_RIGHTS, type Rights, rightsIn, type Space, type SpaceId } from '../space.ts';
import type { TaggedThread, Thread } from '../thread.ts';
import { organisationsOfSpace } from '../overview/overview.repository.ts';
import type { SuspensionColumn } from '../order/sanctions.repository.ts';
import {
  findSpace,
  type FoundSpace,
  listModerators,
  listSpaces,
  notBlocked,
  readersAmong,
  type SpaceStanding,
} from './spaces.repository.ts';

/** What somebody can be in a space, to be asked as that (FOR-43). */
export interface SpaceRole {
  /** Lasting, such as `moderators`. */
  readonly key: string;
  readonly name: string;
  /** Whoever holds it now. */
  readonly people: readonly PersonId[];
}

/** Who may do what in the spaces of one kind of context, decided by the feature that owns it. */
export interface SpaceAccess {
  mayRead(db: Queryable, person: PersonId, context: string): Promise<boolean>;
  mayWrite(db: Queryable, person: PersonId, context: string): Promise<boolean>;
  mayModerate(db: Queryable, person: PersonId, context: string): Promise<boolean>;
  /** Of these people, those who may read. */
  readersAmong(db: Queryable, people: readonly PersonId[], context: string): Promise<readonly PersonId[]>;
  /** What people are in it besides moderating, for questions to a role; without those that nobody holds. */
  roles(db: Queryable, context: string): Promise<readonly SpaceRole[]>;
  /** What its moderators are called. */
  readonly moderatorsName: string;
  /** Everybody who may moderate. */
  moderators(db: Queryable, context: string): Promise<readonly PersonId[]>;
  /** The contexts in which somebody has a part, for lists of spaces; each is then asked about by itself. */
  contextsOf(db: Queryable, person: PersonId): Promise<readonly string[]>;
  /** The organisations that belong to it. */
  organisations(db: Queryable, context: string): Promise<readonly string[]>;
}

/** Somebody in a space of the forum, and the thread or post their address names. */
export interface ForumVisit {
  readonly space: Space;
  readonly rights: Rights;
  readonly thread: TaggedThread | undefined;
  /** The last post of the thread that they have read. */
  readonly read: number;
  readonly follow: 'watch' | 'normal' | 'mute' | null;
  /** The first post that they read; 1 but for some people in a private thread. */
  readonly readsFrom: number;
  /** What stops them from writing here or did, as `holdingAt` reads it. */
  readonly suspension: SuspensionColumn;
  /** Another one as soon as something of what everybody is shown of the thread's posts has changed. */
  readonly shownAs: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    forumVisit: ForumVisit | null;
  }
}

type Need = keyof Rights;

export interface SpaceRights {
  /** Access to a route with `:space`, `:thread`, `:post` or `:attachment` for whoever may do this in that space. */
  to(need: Need): Access;
  /** Access to a route with `:space` of a space that everybody may read, without an account. */
  readonly toWorld: Access;
  /** What somebody may do in a space, for services and other features; `undefined` where there is no such space. */
  of(db: Queryable, person: RightsHolder | null, id: SpaceId): Promise<VisitedSpace | undefined>;
  /** The spaces somebody may read, by name. */
  readable(db: Queryable, person: RightsHolder | null): Promise<readonly VisitedSpace[]>;
  /** Who keeps order in a space, without the administrators who may as well in public ones. */
  moderators(db: Queryable, space: Pick<Space, 'id' | 'context'>): Promise<readonly PersonId[]>;
  /** Of these people, those who may read a space. */
  readersAmong(db: Queryable, space: Space, people: readonly PersonId[]): Promise<readonly PersonId[]>;
  /** The roles of a space that somebody holds. */
  roles(db: Queryable, space: Pick<Space, 'id' | 'context'>): Promise<readonly SpaceRole[]>;
  /** The organisations that belong to a space, as far as they are known. */
  organisations(db: Queryable, space: Space): Promise<readonly string[]>;
  /** Spaces of contexts that begin with `prefix:` are open to whom these functions say. */
  addSpaceAccess(prefix: string, access: SpaceAccess): void;
}

/** Whoever has an account; a moderator of everything public is told by their address. */
export type RightsHolder = Pick<Person, 'id' | 'email'>;

export interface VisitedSpace {
  readonly space: Space;
  readonly rights: Rights;
}

/** The visit that the access of the route has found. */
export function forumVisitOf(request: FastifyRequest): ForumVisit {
  if (request.forumVisit === null) throw new Error('This route has no access to a space.');
  return request.forumVisit;
}

/** The visit of a route that names a thread or a post. */
export function threadVisitOf(request: FastifyRequest): ForumVisit & { readonly thread: TaggedThread } {
  const visit = forumVisitOf(request);
  if (visit.thread === undefined) throw new Error('This route names no thread.');
  return { ...visit, thread: visit.thread };
}

export function registerSpaceRights(
  app: FastifyInstance,
  db: Queryable,
  isAdministrator: (email: string | null) => boolean,
): SpaceRights {
  app.decorateRequest('forumVisit', null);
  const contexts = new Map<string, SpaceAccess>();

  const accessOf = (context: string): SpaceAccess | undefined => contexts.get(context.split(':', 1)[0] ?? '');

  async function rightsFor(
    queryable: Queryable,
    person: RightsHolder | null,
    space: Space,
    standing: SpaceStanding,
  ): Promise<Rights> {
    if (space.context === null) {
      const isSignedIn = person !== null;
      return rightsIn(space, {
        ...standing,
        isSignedIn,
        isAdministrator: isSignedIn && isAdministrator(person.email),
      });
    }
    const access = accessOf(space.context);
    if (access === undefined || person === null || standing.isBlocked) return NO_RIGHTS;
    if (!(await access.mayRead(queryable, person.id, space.context))) return NO_RIGHTS;
    return {
      mayRead: true,
      mayWrite: space.archivedAt === null && (await access.mayWrite(queryable, person.id, space.context)),
      mayModerate: await access.mayModerate(queryable, person.id, space.context),
    };
  }

  /** What an address names: a space, a thread, or what a post or an attachment of a post belongs to. */
  async function findPlace(
    id: string,
    params: { readonly space?: string; readonly thread?: string; readonly post?: string },
    personId: string | null,
  ): Promise<(FoundSpace & Partial<FoundThread>) | undefined> {
    if (params.space !== undefined) return findSpace(db, id as SpaceId, personId);
    if (params.thread !== undefined) return findThreadVisit(db, { thread: id }, personId);
    if (params.post !== undefined) return findThreadVisit(db, { post: id }, personId);
    const attachment = await findAttachment(db, id as AttachmentId);
    if (attachment === undefined || attachment.postId === null) return undefined;
    return findThreadVisit(db, { post: attachment.postId }, personId);
  }

  async function visit(
    request: FastifyRequest,
    params = request.params as { space?: string; thread?: string; post?: string; attachment?: string },
  ): Promise<ForumVisit | undefined> {
    const personId = request.person?.id ?? null;
    const id = parseId(params.space ?? params.thread ?? params.post ?? params.attachment ?? '');
    if (id === null) return undefined;
    const found = await findPlace(id, params, personId);
    if (found === undefined) return undefined;
    const { space, standing, suspension } = found;
    const rights = await rightsFor(db, request.person, space, standing);
    const { thread, read = 0, follow = null, postNumber = null, shownAs = '' }: Partial<FoundThread> = found;
    const { readsFrom } = standing;
    const isBefore = postNumber !== null && postNumber < readsFrom;
    return isBefore ? undefined : { space, rights, thread, read, follow, readsFrom, suspension, shownAs };
  }

  function ifOpen(request: FastifyRequest, found: ForumVisit | undefined): ForumVisit | undefined {
    if (found?.rights.mayRead !== true || isOfSpaces(request, found.space)) return undefined;
    const { thread, rights } = found;
    return thread === undefined || isThreadShown(thread, rights, request.person) ? found : undefined;
  }

  /** Who may not read where a thread was is led on where they may read the one it was merged into (FOR-8). */
  async function visitOnward(request: FastifyRequest, thread: Thread | undefined) {
    const into = request.method === 'GET' ? thread?.mergedInto : undefined;
    return into ? ifOpen(request, await visit(request, { thread: into })) : undefined;
  }

  async function decide(request: FastifyRequest, need: Need): Promise<Decision> {
    const first = await visit(request);
    const found = ifOpen(request, first) ?? (await visitOnward(request, first?.thread));
    if (found === undefined) return request.person === null ? 'sign-in' : 'hide';
    request.forumVisit = found;
    if (found.rights[need]) return 'allow';
    // An archived space is still read: the page says why nothing can be written.
    if (need === 'mayWrite' && found.space.archivedAt !== null && request.person !== null) return 'allow';
    return request.person === null ? 'sign-in' : 'forbid';
  }

  async function moderators(
    queryable: Queryable,
    { id, context }: Pick<Space, 'id' | 'context'>,
  ): Promise<readonly PersonId[]> {
    return context === null
      ? listModerators(queryable, id)
      : ((await accessOf(context)?.moderators(queryable, context)) ?? []);
  }

  return {
    to: (need) => ({ name: ACCESS_NAMES[need], decide: (request) => decide(request, need) }),
    toWorld: {
      name: 'is open to the world',
      async decide(request) {
        const found = await visit(request);
        if (found?.space.openToWorld !== true) return 'hide';
        request.forumVisit = found;
        return 'allow';
      },
    },
    async of(queryable, person, id) {
      const found = await findSpace(queryable, id, person?.id ?? null);
      if (found === undefined) return undefined;
      const { space, standing } = found;
      return { space, rights: await rightsFor(queryable, person, space, standing) };
    },
    async readable(queryable, person) {
      const found: VisitedSpace[] = [];
      const own: string[] = [];
      for (const access of person === null ? [] : contexts.values()) {
        if (person !== null) own.push(...(await access.contextsOf(queryable, person.id)));
      }
      for (const { space, standing } of await listSpaces(queryable, person?.id ?? null, own)) {
        const rights = await rightsFor(queryable, person, space, standing);
        if (rights.mayRead) found.push({ space, rights });
      }
      return found;
    },
    moderators,
    async readersAmong(queryable, space, people) {
      const { id, context } = space;
      if (context === null) return readersAmong(queryable, space, people);
      const readers = (await accessOf(context)?.readersAmong(queryable, people, context)) ?? [];
      return notBlocked(queryable, id, readers);
    },
    async roles(queryable, space) {
      const access = space.context === null ? undefined : accessOf(space.context);
      const keeping: SpaceRole = {
        key: MODERATORS,
        name: access?.moderatorsName ?? 'The moderators of this space',
        people: await moderators(queryable, space),
      };
      const others = space.context === null ? [] : ((await access?.roles(queryable, space.context)) ?? []);
      return [keeping, ...others].filter(({ people }) => people.length > 0);
    },
    async organisations(queryable, space) {
      return space.context === null
        ? organisationsOfSpace(queryable, space)
        : ((await accessOf(space.context)?.organisations(queryable, space.context)) ?? []);
    },
    addSpaceAccess: (prefix, access) => void contexts.set(prefix, access),
  };
}

const MODERATORS = 'moderators';

const ACCESS_NAMES: Readonly<Record<Need, string>> = {
  mayRead: 'may read the space',
  mayWrite: 'may write in the space',
  mayModerate: 'may moderate the space',
};

/** A thread that waits for a moderator, or was hidden by one, is there for its author and the moderators. */
function isThreadShown(
  thread: Pick<Thread, 'heldAt' | 'hiddenAt' | 'authorId'>,
  { mayModerate }: Rights,
  person: Person | null,
): boolean {
  const isApart = thread.heldAt !== null || thread.hiddenAt !== null;
  return !isApart || mayModerate || (person !== null && person.id === thread.authorId);
}

/** What is done to spaces is not done to a private thread: its people are added with everybody's knowledge. */
function isOfSpaces(request: FastifyRequest, { isThread }: Space): boolean {
  const own = /\/spaces\/:space\/(.+)$/.exec(request.routeOptions.url ?? '')?.[1];
  return (
    isThread &&
    own !== undefined &&
    !['log', 'queue', 'sanctions', 'owed', 'follow', 'read', 'threads', 'mention'].includes(own)
  );
}
