import type { Joining } from '../../platform/database/schema.ts';
import type { SessionState } from './session.ts';

/** Why somebody cannot take a seat. */
export type JoinRefusal =
  'not-yet' | 'archived' | 'proof-needed' | 'wrong-domain' | 'ticket-unknown' | 'ticket-used' | 'blocked';

/** What somebody shows for themselves when they join. */
export interface Proof {
  /** Null: not signed in. */
  readonly email: string | null;
  readonly hasTicket: boolean;
}

/**
 * What decides whether a seat is given, before a ticket is looked at (LIVE-21). `isInDomains` compares an address with
 * the domains that the session is for.
 */
export function whyNotJoin(
  session: {
    readonly state: SessionState;
    readonly joining: Joining;
    readonly allowedDomains: readonly string[];
  },
  proof: Proof,
  isInDomains: (email: string, domains: readonly string[]) => boolean,
): JoinRefusal | null {
  if (session.state === 'draft') return 'not-yet';
  if (session.state === 'archived') return 'archived';
  if (session.joining === 'open' || proof.hasTicket) return null;
  if (proof.email === null) return 'proof-needed';
  return isInDomains(proof.email, session.allowedDomains) ? null : 'wrong-domain';
}
