import type { FastifyInstance, FastifyRequest } from 'fastify';
import { TooManyRequests } from '../../platform/http/failures.ts';

/**
 * Wrong codes and tickets that one network address may try in a minute. A whole hall can share an address and most
 * slips of the finger are seen to be no code at all, which is not counted; a program that guesses gets nowhere with
 * this many tries at a thousand million codes.
 */
export const WRONG_CODES_PER_MINUTE = 30;

/** Slows guessing down (on each node by itself). */
export interface WrongCodes {
  /** Whether too many wrong codes came from the request's address: then right ones are not told from wrong ones either. */
  areTooMany(request: FastifyRequest): Promise<boolean>;
  /** Throws TooManyRequests where they are too many. */
  refuse(request: FastifyRequest): Promise<void>;
  /** Counts one more, and throws TooManyRequests where that is one too many. */
  count(request: FastifyRequest): Promise<void>;
}

export function limitWrongCodes(app: FastifyInstance): WrongCodes {
  const check = app.createRateLimit({ max: WRONG_CODES_PER_MINUTE - 1, timeWindow: '1 minute' });

  async function isExceeded(request: FastifyRequest, increment: boolean): Promise<boolean> {
    const state = await check(request, { increment });
    return !state.isAllowed && state.isExceeded;
  }

  async function refuse(request: FastifyRequest): Promise<void> {
    if (await isExceeded(request, false)) throw new TooManyRequests();
  }

  return {
    areTooMany: (request) => isExceeded(request, false),
    refuse,
    async count(request) {
      await refuse(request);
      await isExceeded(request, true);
    },
  };
}
