import type { FastifyReply, FastifyRequest } from 'fastify';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import type { PeoplePages } from './pages.ts';
import { joinVerifiedOrganisation, personWithEmail } from './repository.ts';
import { afterSignInPath, signInCodePath } from './urls.ts';

/** An address that somebody has proved to be theirs, and where they wanted to go. */
interface Proof {
  readonly email: string;
  readonly returnTo: string;
}

/**
 * Signs in whoever has proved an address, as a new person if it is not known yet, but for the second step where they
 * have one. Returns where to send them, or
 * undefined where `prove`, in the same transaction, finds no proof.
 */
export async function completeSignIn(
  pages: PeoplePages,
  request: FastifyRequest,
  reply: FastifyReply,
  prove: (tx: Transaction) => Promise<Proof | undefined>,
): Promise<string | undefined> {
  const done = await inTransaction(pages.db, async (tx) => {
    const proof = await prove(tx);
    if (proof === undefined) return undefined;
    const person = await personWithEmail(tx, proof.email, pages.clock.now());
    await joinVerifiedOrganisation(tx, person);
    const isDue = pages.mustHaveSecondStep(person) || (await pages.secondStep.isOn(tx, person.id));
    const giveCookie = await pages.signIns.begin(tx, request, person.id, isDue ? 'due' : 'none');
    const path = isDue ? signInCodePath(proof.returnTo) : afterSignInPath(person, proof.returnTo);
    return { path, giveCookie };
  });
  if (done === undefined) return undefined;
  done.giveCookie(reply);
  pages.emailCookie.clear(reply);
  return done.path;
}
