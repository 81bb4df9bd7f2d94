import type { PersonId } from '../../people/index.ts';

/**
 * - `warning`: changes nothing
 * - `suspension`: reads, but does not write until a day
 * - `block`: neither reads nor writes, until somebody lifts it
 */
export const SANCTION_KINDS = ['warning', 'suspension', 'block'] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

/** What moderators did to a person in a space. */
export interface Sanction {
  readonly id: string;
  readonly kind: SanctionKind;
  readonly personId: PersonId;
  readonly name: string;
  readonly byPersonId: PersonId | null;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
  readonly until: Date | null;
  readonly liftedAt: Date | null;
  /** The post for which it was, if that is still there. */
  readonly postId: string | null;
}

/** What stops somebody from writing in a space. */
export interface Suspension {
  readonly id: string;
  readonly until: Date;
  readonly reason: string;
}

export const SANCTION_WORDS: Readonly<Record<SanctionKind, string>> = {
  warning: 'Warned',
  suspension: 'Stopped from writing',
  block: 'Blocked',
};

/** How long somebody can be stopped from writing. */
export const SUSPENSION_DAYS = ['1', '3', '7', '14', '28', '90'] as const;

/** Whether it still holds. */
export function isInForce({ until, liftedAt }: Pick<Sanction, 'until' | 'liftedAt'>, now: Date): boolean {
  return liftedAt === null && (until === null || until > now);
}
