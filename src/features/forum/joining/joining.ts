import type { PersonId } from '../../people/index.ts';
import type { SpaceId } from '../space.ts';

/** A way into a space: by a link that is passed on, or for one address. */
export interface SpaceInvitation {
  readonly id: string;
  readonly spaceId: SpaceId;
  readonly email: string | null;
  readonly purpose: string;
  readonly role: 'member' | 'moderator';
  readonly useLimit: number;
  readonly uses: number;
  readonly madeBy: PersonId;
  readonly madeByName: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export const MOST_USES = 500;
export const MOST_DAYS = 90;
/** After a no, so many days until one may ask again. */
export const DAYS_AFTER_NO = 30;

export type Over = 'revoked' | 'used' | 'expired' | 'archived';

export const WHY_OVER: Readonly<Record<Over, string>> = {
  revoked: 'This invitation has been taken back.',
  used: 'This invitation has been used as often as it can be.',
  expired: 'This invitation has ended.',
  archived: 'This space is archived, and takes nobody new.',
};

/** Why an invitation no longer lets anybody in; null while it does. */
export function whyOver(
  {
    revokedAt,
    uses,
    useLimit,
    expiresAt,
  }: Pick<SpaceInvitation, 'revokedAt' | 'uses' | 'useLimit' | 'expiresAt'>,
  now: Date,
): Over | null {
  if (revokedAt !== null) return 'revoked';
  if (uses >= useLimit) return 'used';
  return expiresAt <= now ? 'expired' : null;
}

export type RequestState = 'waiting' | 'accepted' | 'declined' | 'withdrawn';

/** Somebody who asks to join a private space. */
export interface JoinRequest {
  readonly id: string;
  readonly spaceId: SpaceId;
  readonly personId: PersonId;
  readonly words: string;
  readonly state: RequestState;
  readonly askedAt: Date;
  readonly settledAt: Date | null;
  /** What the moderator who declined it wrote. */
  readonly answer: string;
}

export interface ShownRequest extends JoinRequest {
  readonly name: string;
  readonly organisation: string | null;
}

/** Whether somebody whose latest request this is may ask now. */
export function mayAskAgain(latest: JoinRequest | undefined, now: Date): boolean {
  if (latest === undefined) return true;
  if (latest.state === 'waiting') return false;
  const since = now.getTime() - (latest.settledAt?.getTime() ?? 0);
  return latest.state !== 'declined' || since >= DAYS_AFTER_NO * 24 * 3600 * 1000;
}
