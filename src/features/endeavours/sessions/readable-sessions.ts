import type { FastifyRequest } from 'fastify';
import type { Queryable } from '../../../platform/database/transaction.ts';
import {
  findSession,
  findSessionByCode,
  readJoinCode,
  type SessionId,
  type Sessions,
  sessionUrls,
  type Visit,
} from '../../sessions/index.ts';

/** Sessions as far as whoever asks may read them: they have joined, or have a role there. */
export interface ReadableSessions {
  /** `typed`: a join code, as people write it. */
  byCode(request: FastifyRequest, typed: string): Promise<Visit | undefined>;
  addressOf(request: FastifyRequest, id: SessionId): Promise<string | undefined>;
}

export function createReadableSessions(
  db: Queryable,
  { visits }: Pick<Sessions, 'visits'>,
): ReadableSessions {
  return {
    async byCode(request, typed) {
      const code = readJoinCode(typed);
      const session = code === null ? undefined : await findSessionByCode(db, code);
      const visit = session === undefined ? undefined : await visits.find(request, session);
      return visit?.can('read') === true ? visit : undefined;
    },
    async addressOf(request, id) {
      const session = await findSession(db, id);
      if (session === undefined || !(await visits.find(request, session)).can('read')) return undefined;
      return sessionUrls.home(session.code);
    },
  };
}
