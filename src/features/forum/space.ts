import type { Id } from '../../platform/ids.ts';

export type SpaceId = Id<'space'>;

/**
 * - `public`: everybody who is signed in reads and writes
 * - `private`: its members
 * - `session`: everybody with a part in a live session
 * - `context`: whoever the feature that owns the context says
 */
export type SpaceKind = 'public' | 'private' | 'session' | 'context';

export interface Space {
  readonly id: SpaceId;
  readonly kind: SpaceKind;
  readonly name: string;
  readonly purpose: string;
  readonly sessionId: string | null;
  /** What owns the space, as `prefix:id`. */
  readonly context: string | null;
  /** Read by anybody, with feeds, and without an account. */
  readonly openToWorld: boolean;
  readonly holdsFirstPosts: boolean;
  readonly archivedAt: Date | null;
}

/** What somebody may do in a space. Who may write may read, and who may moderate may both. */
export interface Rights {
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  readonly mayModerate: boolean;
}

export const NO_RIGHTS: Rights = { mayRead: false, mayWrite: false, mayModerate: false };

/** What somebody is to a space, as far as the forum itself knows. */
export interface Standing {
  readonly isSignedIn: boolean;
  readonly isAdministrator: boolean;
  readonly role: 'member' | 'moderator' | null;
  /** Of the session the space belongs to: `staff` moderates, chairs or organises it. */
  readonly part: 'staff' | 'present' | null;
}

/** Who may do what in a space that no other feature owns. An archived space is only read. */
export function rightsIn(space: Pick<Space, 'kind' | 'openToWorld' | 'archivedAt'>, who: Standing): Rights {
  if (!who.isSignedIn) return { ...NO_RIGHTS, mayRead: space.openToWorld };
  const belongs =
    space.kind === 'public' ||
    (space.kind === 'private' && who.role !== null) ||
    (space.kind === 'session' && who.part !== null);
  const mayModerate =
    belongs &&
    (who.role === 'moderator' || who.part === 'staff' || (space.kind === 'public' && who.isAdministrator));
  return { mayRead: belongs, mayWrite: belongs && space.archivedAt === null, mayModerate };
}

export const SPACE_KIND_WORDS: Readonly<Record<SpaceKind, string>> = {
  public: 'For everybody who is signed in',
  private: 'For its members',
  session: 'For everybody who took part in the session',
  context: 'For those who share the work',
};
