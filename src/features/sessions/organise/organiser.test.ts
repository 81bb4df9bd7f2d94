import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Forbidden } from '../../../platform/http/failures.ts';
import type { PersonId } from '../../people/index.ts';
import { can } from '../policy.ts';
import type { Role, Session, SessionId } from '../session.ts';
import { organisedSession } from './organiser.ts';

function organiserWith(role: Role, set: Partial<Session> = {}) {
  const session = { state: 'live', commentsAllowed: true, rehearsalOf: null, ...set } as Session;
  const roles = new Set([role]);
  const situation = { session, isDeputy: false, chairIsAway: false };
  return {
    personId: 'p' as PersonId,
    visit: { session, roles, can: (action: Parameters<typeof can>[0]) => can(action, roles, situation) },
  };
}

const OTHERS: readonly Role[] = [
  'visitor',
  'guest',
  'participant',
  'observer',
  'speaker',
  'moderator',
  'chair',
];

test('only an organiser changes how a session is prepared', () => {
  assert.equal(organisedSession(organiserWith('organiser')).state, 'live');
  for (const role of OTHERS) assert.throws(() => organisedSession(organiserWith(role)), Forbidden, role);
});

test('an archived session stays as it is, an archived rehearsal can still be ended', () => {
  assert.throws(() => organisedSession(organiserWith('organiser', { state: 'archived' })), Forbidden);
  const rehearsal = organiserWith('organiser', { state: 'archived', rehearsalOf: 's' as SessionId });
  assert.equal(organisedSession(rehearsal).rehearsalOf, 's');
});
