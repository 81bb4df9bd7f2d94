import { Forbidden } from '../../../platform/http/failures.ts';
import type { Person, PersonId } from '../../people/index.ts';
import type { Session } from '../session.ts';
import type { Visit } from '../visit.ts';

/** Somebody who is about to change how a session is prepared. */
export interface Organiser {
  readonly personId: PersonId;
  readonly visit: Pick<Visit, 'session' | 'can' | 'roles'>;
}

/** An organiser whose name stands in the invitations. */
export interface Inviter extends Organiser {
  readonly person: Person;
}

/** The session, if its organiser may still prepare it: an archived one stays as it is, unless it is a rehearsal. */
export function organisedSession({ visit }: Organiser): Session {
  const { session } = visit;
  const isKept = session.state === 'archived' && session.rehearsalOf === null;
  if (!visit.can('organise') || isKept) throw new Forbidden();
  return session;
}
