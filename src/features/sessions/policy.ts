import { OPENINGS, type Role, type Session } from './session.ts';

/** Everything that can be done in a session. */
export type Action =
  | 'see'
  | 'join'
  | 'read'
  | 'ask'
  | 'vote'
  | 'comment'
  | 'answer polls'
  | 'see staff pages'
  | 'write answers'
  | 'moderate'
  | 'block seats'
  | 'see seats'
  | 'set seats aside'
  | 'choose what is answered'
  | 'prepare polls'
  | 'run polls'
  | 'signal pace'
  | 'see pace'
  | 'move the session'
  | 'organise'
  | 'export'
  | 'message staff';

const EVERYBODY: readonly Role[] = [
  'visitor',
  'guest',
  'participant',
  'observer',
  'speaker',
  'moderator',
  'chair',
  'organiser',
];
const STAFF: readonly Role[] = ['speaker', 'moderator', 'chair', 'organiser'];
const SEATED: readonly Role[] = ['guest', 'participant'];

const WHO: Readonly<Record<Action, readonly Role[]>> = {
  see: EVERYBODY,
  join: EVERYBODY,
  read: ['guest', 'participant', 'observer', ...STAFF],
  ask: SEATED,
  vote: SEATED,
  comment: SEATED,
  'answer polls': SEATED,
  'see staff pages': STAFF,
  'write answers': ['speaker'],
  moderate: ['moderator', 'chair'],
  'block seats': ['moderator', 'chair'],
  'see seats': ['moderator', 'chair', 'organiser'],
  'set seats aside': ['moderator', 'chair', 'organiser'],
  'choose what is answered': ['chair'],
  'prepare polls': ['chair', 'organiser'],
  'run polls': ['chair'],
  'signal pace': SEATED,
  'see pace': ['speaker', 'chair'],
  'move the session': ['chair', 'organiser'],
  organise: ['organiser'],
  export: ['organiser'],
  'message staff': STAFF,
};

/** What the rule needs to know of the session beside its state. */
export interface Situation {
  readonly session: Pick<Session, 'state' | 'commentsAllowed'>;
  /** No chair has been connected for a minute: a moderator may take over (LIVE-11). */
  readonly chairIsAway: boolean;
  /** The moderator is named as deputy, and may take over at once. */
  readonly isDeputy: boolean;
}

/** Whether roles let somebody do a thing now. Says nothing about whose question it is (LIVE-2). */
export function can(action: Action, given: ReadonlySet<Role>, situation: Situation): boolean {
  const roles = effectiveRoles(given, situation);
  if (!WHO[action].some((role) => roles.has(role))) return false;
  const { state, commentsAllowed } = situation.session;
  const isStaff = STAFF.some((role) => roles.has(role));
  if (state === 'draft')
    return isStaff && !['ask', 'vote', 'comment', 'answer polls', 'signal pace', 'join'].includes(action);
  switch (action) {
    case 'ask':
      return OPENINGS[state].questions;
    case 'comment':
      return commentsAllowed && OPENINGS[state].questions;
    case 'vote':
      return OPENINGS[state].votes;
    case 'answer polls':
    case 'signal pace':
      return OPENINGS[state].polls;
    case 'write answers':
      return OPENINGS[state].answersInWriting;
    case 'join':
      return state !== 'archived';
    default:
      return true;
  }
}

/** A deputy, or any moderator when the chair is away, is chair too. */
export function effectiveRoles(roles: ReadonlySet<Role>, situation: Situation): ReadonlySet<Role> {
  if (!roles.has('moderator') || !(situation.isDeputy || situation.chairIsAway)) return roles;
  return new Set([...roles, 'chair']);
}
