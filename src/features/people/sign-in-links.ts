import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../platform/database/transaction.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import { hashSecret, newSecret } from '../../platform/random.ts';
import { countAskedSince, findLink, insertLink, lockAddress, takeLink } from './links.repository.ts';
import { isInDomains } from './sign-in-domains.ts';
import { signInMail } from './sign-in-mail.ts';
import { safeReturnTo } from './return-to.ts';
import { signInLinkPath } from './urls.ts';

const MINUTE_MS = 60_000;
/** As the message says. */
const LINK_LASTS_MS = 20 * MINUTE_MS;
export const LINKS_PER_ADDRESS = 5;
export const LINKS_WINDOW_MINUTES = 15;

/** What came of asking for a link. None of them says whether the address is known here. */
export type LinkRequest = 'sent' | 'too-many' | 'not-allowed';

export type LinkState =
  | { readonly state: 'usable'; readonly email: string }
  | { readonly state: 'used' | 'expired'; readonly email: string; readonly returnTo: string }
  | { readonly state: 'unknown' };

export interface SignInLinks {
  /** Whether SIGN_IN_DOMAINS, or another feature, lets this address sign in. */
  maySignIn(email: string): Promise<boolean>;
  /** Sends a link to the address, if it may sign in and has not been sent too many. */
  request(email: string, returnTo: string): Promise<LinkRequest>;
  /** Makes a link without sending it. Returns the whole address; its secret is kept nowhere else. */
  create(tx: Transaction, email: string, returnTo: string, lastsMs?: number): Promise<string>;
  /** Looks at a link without using it. */
  find(secret: string): Promise<LinkState>;
  /** Uses a link up, or returns undefined where that is not possible (any more). */
  take(tx: Transaction, secret: string): Promise<{ email: string; returnTo: string } | undefined>;
}

export type MayAlwaysSignIn = (email: string) => Promise<boolean>;

export function createSignInLinks(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly mail: Mail;
  readonly baseUrl: URL;
  readonly domains: readonly string[];
  readonly mayAlwaysSignIn: readonly MayAlwaysSignIn[];
}): SignInLinks {
  const { db, clock, mail } = deps;

  async function create(
    tx: Transaction,
    wanted: { email: string; returnTo: string; lastsMs: number; askedFor: boolean },
  ): Promise<string> {
    const secret = newSecret();
    const now = clock.now();
    await insertLink(tx, {
      secretHash: hashSecret(secret),
      email: wanted.email.toLowerCase(),
      returnTo: safeReturnTo(wanted.returnTo),
      askedFor: wanted.askedFor,
      createdAt: now,
      expiresAt: new Date(now.getTime() + wanted.lastsMs),
    });
    return new URL(signInLinkPath(secret), deps.baseUrl).href;
  }

  async function maySignIn(email: string): Promise<boolean> {
    if (isInDomains(email, deps.domains)) return true;
    for (const may of deps.mayAlwaysSignIn) if (await may(email)) return true;
    return false;
  }

  return {
    maySignIn,
    async request(email, returnTo) {
      if (!(await maySignIn(email))) return 'not-allowed';
      return inTransaction(db, async (tx) => {
        await lockAddress(tx, email);
        const since = new Date(clock.now().getTime() - LINKS_WINDOW_MINUTES * MINUTE_MS);
        if ((await countAskedSince(tx, email, since)) >= LINKS_PER_ADDRESS) return 'too-many';
        const url = await create(tx, { email, returnTo, lastsMs: LINK_LASTS_MS, askedFor: true });
        const until = new Date(clock.now().getTime() + LINK_LASTS_MS).toISOString();
        await mail.send(tx, { ...signInMail(email, url), until });
        return 'sent';
      });
    },
    create: (tx, email, returnTo, lastsMs = LINK_LASTS_MS) =>
      create(tx, { email, returnTo, lastsMs, askedFor: false }),
    async find(secret) {
      const link = await findLink(db, hashSecret(secret));
      if (link === undefined) return { state: 'unknown' };
      const { email, returnTo, usedAt, expiresAt } = link;
      if (usedAt !== null) return { state: 'used', email, returnTo: returnTo ?? '/' };
      if (expiresAt <= clock.now()) return { state: 'expired', email, returnTo: returnTo ?? '/' };
      return { state: 'usable', email };
    },
    async take(tx, secret) {
      const taken = await takeLink(tx, hashSecret(secret), clock.now());
      return taken && { email: taken.email, returnTo: taken.returnTo ?? '/' };
    },
  };
}
