import type { Access } from '../../platform/http/access.ts';
import { type Visits, visitOf } from '../sessions/index.ts';

/**
 * Whoever may read the session, and afterwards everybody who is signed in and knows its address (LIVE-14). Others are
 * asked to sign in.
 */
export function archiveAccess(visits: Visits): Access {
  const reading = visits.to('read');
  return {
    name: 'may read the archive',
    async decide(request) {
      const decision = await reading.decide(request);
      if (decision === 'allow' || decision === 'hide' || request.visit === null) return decision;
      const { state } = visitOf(request).session;
      if (state !== 'closed' && state !== 'archived') return decision;
      return request.person === null ? 'sign-in' : 'allow';
    },
  };
}
