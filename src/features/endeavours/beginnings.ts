import type { FastifyRequest } from 'fastify';
import type { SessionId } from '../sessions/index.ts';

/** Where an endeavour begins: what comes along from there. */
export interface Beginning {
  readonly sessionId: SessionId;
  /** "the session Leaving prison of 1 June 2026". */
  readonly words: string;
  readonly questions: readonly string[];
}

export interface Beginnings {
  /** What comes along from the session with that join code; undefined where there is none that this person may read. */
  find(request: FastifyRequest, code: string): Promise<Beginning | undefined>;
  /** Tells how the best-placed questions of a session are found. */
  read: ((request: FastifyRequest, code: string) => Promise<Beginning | undefined>) | undefined;
}

export function createBeginnings(): Beginnings {
  const beginnings: Beginnings = {
    read: undefined,
    find: async (request, code) => (code === '' ? undefined : beginnings.read?.(request, code)),
  };
  return beginnings;
}
