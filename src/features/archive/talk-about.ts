import type { FastifyRequest } from 'fastify';
import type { OnwardLink } from '../../design-system/patterns/onward-links.tsx';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Forum, SessionThreads } from '../forum/index.ts';
import type { Session } from '../sessions/index.ts';

/** Where the questions of a session are talked on about. */
export interface TalkAbout extends SessionThreads {
  /** What of an endeavour each thread is about, by its id, for whoever may see that (LIVE-15). */
  readonly about: ReadonlyMap<string, readonly OnwardLink[]>;
}

/** Undefined where none of its questions has gone to the forum. */
export async function talkAbout(
  request: FastifyRequest,
  session: Session,
  { db, forum }: { readonly db: Queryable; readonly forum: Pick<Forum, 'ofSession' | 'linking'> },
): Promise<TalkAbout | undefined> {
  const found = await forum.ofSession(db, session.id);
  if (found === undefined) return undefined;
  return { ...found, about: await forum.linking.aboutFor(request, found.spaceId) };
}
