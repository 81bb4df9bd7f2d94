import type { Endeavour } from './endeavour.ts';

/** What somebody is in an endeavour. There is no owner among them, and no role that holds for ever. */
export type EndeavourRole = 'onlooker' | 'member' | 'steward';

/** Everything that can be done in an endeavour. */
export type EndeavourAction = 'see' | 'take part' | 'read the record' | 'steward' | 'end or reopen';

const WHO: Readonly<Record<EndeavourAction, readonly EndeavourRole[]>> = {
  see: ['onlooker', 'member', 'steward'],
  'take part': ['member', 'steward'],
  'read the record': ['member', 'steward'],
  // Invite, remove, change the edge, close a round: each is on the record, and open to challenge.
  steward: ['steward'],
  // By consent of the seats: any of them proposes it, and says whether it consents.
  'end or reopen': ['member', 'steward'],
};

const WHEN_CLOSED: readonly EndeavourAction[] = ['see', 'read the record', 'end or reopen'];

/** Whether a role lets somebody do a thing. A closed endeavour is only read, until its seats open it again. */
export function can(
  action: EndeavourAction,
  role: EndeavourRole | null,
  { state, openness }: Pick<Endeavour, 'state' | 'openness'>,
): boolean {
  if (role === null || !WHO[action].includes(role)) return false;
  if (role === 'onlooker' && openness !== 'network') return false;
  return state === 'active' || WHEN_CLOSED.includes(action);
}
