import type { Id } from '../../platform/ids.ts';

export type SpaceId = Id<'space'>;

/**
 * - `public`: everybody who is signed in reads and writes
 * - `private`: its members
 * - `session`: as public; those who ran the live session look after it
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
  /** Its people may post without their name. */
  readonly takesNameless: boolean;
  readonly archivedAt: Date | null;
  /** What may be attached, within what the installation allows. */
  readonly takesPictures: boolean;
  readonly takesDocuments: boolean;
  /** The largest file, in MB; null: as much as the installation allows. */
  readonly attachmentMostMb: number | null;
  /** After how many days whoever was asked is reminded, and moderators told; null: as in the installation. */
  readonly remindAfterDays: number | null;
  readonly tellAfterDays: number | null;
  /** Holds one private thread and nothing else. */
  readonly isThread: boolean;
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
  /** That session has not closed. */
  readonly isSessionOn: boolean;
  /** The first post of a private thread that they read. */
  readonly readsFrom: number;
  /** A moderator has shut them out until it is lifted. */
  readonly isBlocked: boolean;
}

/** Who may do what in a space that no other feature owns. An archived space is only read. */
export function rightsIn(
  space: Pick<Space, 'kind' | 'openToWorld' | 'archivedAt'>,
  who: Omit<Standing, 'readsFrom'>,
): Rights {
  if (!who.isSignedIn || who.isBlocked) return { ...NO_RIGHTS, mayRead: space.openToWorld };
  const belongs =
    space.kind === 'public' ||
    (space.kind === 'private' && who.role !== null) ||
    // The archive of a closed session is open to everybody who is signed in, and so is what goes on from it.
    (space.kind === 'session' && (who.part !== null || !who.isSessionOn));
  const mayModerate =
    belongs &&
    (who.role === 'moderator' || who.part === 'staff' || (space.kind === 'public' && who.isAdministrator));
  return { mayRead: belongs, mayWrite: belongs && space.archivedAt === null, mayModerate };
}

export const SPACE_KIND_WORDS: Readonly<Record<SpaceKind, string>> = {
  public: 'For everybody who is signed in',
  private: 'For its members',
  session: 'Began in a session; for everybody who is signed in once it has closed',
  context: 'For those who share the work',
};
