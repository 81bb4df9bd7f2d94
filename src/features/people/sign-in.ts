import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { type HostCookie, hostCookie } from '../../platform/http/cookies.ts';
import type { Access } from '../../platform/http/access.ts';
import { newId } from '../../platform/ids.ts';
import { hashSecret, newSecret } from '../../platform/random.ts';
import { describeBrowser } from './browser-name.ts';
import type { Person, PersonId } from './person.ts';
import { findSignIn, insertSignIn, touchSignIn } from './repository.ts';
import { accountPath } from './urls.ts';

const DAY_MS = 24 * 3600 * 1000;
const ABSOLUTE_MS = 30 * DAY_MS;
const IDLE_MS = 14 * DAY_MS;
const TOUCH_MS = 5 * 60 * 1000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in in this browser. */
    person: Person | null;
    signInId: string | null;
  }
}

/** Pages for people who are signed in. */
export const signedIn: Access = {
  name: 'signed in',
  decide: (request) => (request.person === null ? 'sign-in' : 'allow'),
};

export interface SignIns {
  /** Signs a person in, in this browser, under a fresh secret. The cookie goes with `reply`. */
  begin(tx: Transaction, request: FastifyRequest, reply: FastifyReply, personId: PersonId): Promise<void>;
  readonly cookie: HostCookie;
}

/** Knows at every request who is signed in, before any access is decided. */
export function registerSignIns(app: FastifyInstance, db: Queryable, clock: Clock, baseUrl: URL): SignIns {
  const cookie = hostCookie('sign-in', baseUrl);
  app.decorateRequest('person', null);
  app.decorateRequest('signInId', null);
  app.addHook('onRequest', async (request) => {
    const secret = cookie.read(request);
    if (secret === undefined) return;
    const now = clock.now();
    const found = await findSignIn(db, hashSecret(secret), now, new Date(now.getTime() - IDLE_MS));
    if (found === undefined) return;
    request.person = found.person;
    request.signInId = found.signInId;
    request.account = { text: found.person.name || found.person.email || 'Your account', href: accountPath };
    if (now.getTime() - found.lastUsedAt.getTime() > TOUCH_MS) await touchSignIn(db, found.signInId, now);
  });
  return {
    cookie,
    async begin(tx, request, reply, personId) {
      const secret = newSecret();
      const now = clock.now();
      await insertSignIn(tx, {
        id: newId(),
        secretHash: hashSecret(secret),
        personId,
        browser: describeBrowser(request.headers['user-agent']),
        now,
        expiresAt: new Date(now.getTime() + ABSOLUTE_MS),
      });
      cookie.write(reply, secret, ABSOLUTE_MS / 1000);
    },
  };
}
