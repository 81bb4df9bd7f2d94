import type { FastifyRequest } from 'fastify';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Endeavour } from '../endeavour.ts';
import type { ReadableSessions } from './readable-sessions.ts';
import { type SessionLink, stands } from './session-link.ts';
import { listSessionLinks } from './session-links.repository.ts';

/** A link with the address of its session for whoever may read that. */
export interface ShownSession extends SessionLink {
  readonly href: string | undefined;
}

export async function withAddresses(
  readable: ReadableSessions,
  request: FastifyRequest,
  links: readonly SessionLink[],
): Promise<readonly ShownSession[]> {
  const shown: ShownSession[] = [];
  for (const link of links) {
    const { sessionId } = link;
    const href = sessionId === null ? undefined : await readable.addressOf(request, sessionId);
    shown.push({ ...link, href });
  }
  return shown;
}

/** The sessions that an endeavour's home shows beside the one that it began from. */
export async function listShownSessions(
  db: Queryable,
  readable: ReadableSessions,
  request: FastifyRequest,
  { id, fromSessionId, fromWords }: Endeavour,
): Promise<readonly ShownSession[]> {
  const links = (await listSessionLinks(db, id)).filter(stands);
  const isOrigin = ({ sessionId, words }: SessionLink): boolean =>
    sessionId === null ? words === fromWords : sessionId === fromSessionId;
  return withAddresses(
    readable,
    request,
    links.filter((link) => !isOrigin(link)),
  );
}
