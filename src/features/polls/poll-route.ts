import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../platform/http/failures.ts';
import { parseId } from '../../platform/ids.ts';
import { visitOf } from '../sessions/index.ts';
import type { PollReader } from './pages.ts';
import type { Poll } from './poll.ts';

export interface PollRoute {
  Params: { code: string; id: string };
}

/** The poll of an address, in the session of the same address. */
export async function findPollOf(polls: PollReader, request: FastifyRequest<PollRoute>): Promise<Poll> {
  const id = parseId<'poll'>(request.params.id);
  const poll = id === null ? undefined : await polls.find(visitOf(request).session, id);
  if (poll === undefined) throw new NotFound();
  return poll;
}
