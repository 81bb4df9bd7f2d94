import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import { gatherReads } from '../../platform/database/gather-reads.ts';
import type { Queryable, Transaction } from '../../platform/database/transaction.ts';
import { type HostCookie, hostCookie } from '../../platform/http/cookies.ts';
import { type Access, anonymous } from '../../platform/http/access.ts';
import { NotSignedIn } from '../../platform/http/failures.ts';
import { newId } from '../../platform/ids.ts';
import { hashSecret, newSecret } from '../../platform/random.ts';
import { describeBrowser } from './browser-name.ts';
import type { Person, PersonId } from './person.ts';
import {
  deleteSignIn,
  findSignIns,
  insertSignIn,
  type SecondStepState,
  touchSignIn,
} from './sign-ins.repository.ts';
import { accountPath, signOutPath } from './urls.ts';

const DAY_MS = 24 * 3600 * 1000;
export const SIGN_IN_LASTS_MS = 30 * DAY_MS;
export const SIGN_IN_IDLE_MS = 14 * DAY_MS;
/** Time to find the telephone. */
const WAITS_MS = 15 * 60 * 1000;
const TOUCH_MS = 5 * 60 * 1000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in in this browser. */
    person: Person | null;
    /** Who has proved their address in this browser and still owes the second step; they are not signed in. */
    waitingPerson: Person | null;
    signInId: string | null;
  }
}

/** Pages for people who are signed in. */
export const signedIn: Access = {
  name: 'signed in',
  decide: (request) => (request.person === null ? 'sign-in' : 'allow'),
};

/** The person of a request that {@link signedIn}, or another access that demands it, let through. */
export function signedInPerson(request: FastifyRequest): Person {
  if (request.person === null) throw new NotSignedIn();
  return request.person;
}

export interface SignIns {
  /**
   * Signs a person in, in this browser, under a fresh secret; whoever was signed in in it is no more. Call what it
   * returns after the transaction has committed: it gives the browser its cookie.
   */
  begin(
    tx: Transaction,
    request: FastifyRequest,
    personId: PersonId,
    secondStep: SecondStepState,
  ): Promise<(reply: FastifyReply) => void>;
  readonly cookie: HostCookie;
}

/** Knows at every request who is signed in, before any access is decided. */
export function registerSignIns(
  app: FastifyInstance,
  deps: {
    readonly db: Queryable;
    readonly clock: Clock;
    readonly baseUrl: URL;
    /** Who may not be signed in without a second step. */
    readonly mustHaveSecondStep: (person: Person) => boolean;
  },
): SignIns {
  const { db, clock, baseUrl, mustHaveSecondStep } = deps;
  const cookie = hostCookie('sign-in', baseUrl);
  // Every page asks it: many at once are found in one step.
  const signInOf = gatherReads((secretHashes) => {
    const now = clock.now();
    return findSignIns(db, secretHashes, now, new Date(now.getTime() - SIGN_IN_IDLE_MS));
  });
  app.decorateRequest('person', null);
  app.decorateRequest('waitingPerson', null);
  app.decorateRequest('signInId', null);
  app.addHook('onRequest', async (request) => {
    const { access, byToken } = request.routeOptions.config;
    if (access === anonymous || byToken !== undefined) return;
    const secret = cookie.read(request);
    if (secret === undefined) return;
    const found = await signInOf(hashSecret(secret));
    if (found === undefined) return;
    const { person, secondStep } = found;
    request.signInId = found.signInId;
    if (secondStep === 'due' || (secondStep === 'none' && mustHaveSecondStep(person))) {
      request.waitingPerson = person;
      return;
    }
    request.person = person;
    request.account = {
      text: person.name || person.email || 'Your account',
      href: accountPath,
      signOutPath,
    };
    const now = clock.now();
    if (now.getTime() - found.lastUsedAt.getTime() > TOUCH_MS) await touchSignIn(db, found.signInId, now);
  });
  return {
    cookie,
    async begin(tx, request, personId, secondStep) {
      const secret = newSecret();
      const now = clock.now();
      const lastsMs = secondStep === 'due' ? WAITS_MS : SIGN_IN_LASTS_MS;
      if (request.signInId !== null) await deleteSignIn(tx, request.signInId);
      await insertSignIn(tx, {
        id: newId(),
        secretHash: hashSecret(secret),
        personId,
        browser: describeBrowser(request.headers['user-agent']),
        now,
        secondStep,
        expiresAt: new Date(now.getTime() + lastsMs),
      });
      return (reply) => cookie.write(reply, secret, lastsMs / 1000);
    },
  };
}
