import type { FastifyRequest } from 'fastify';
import { NotFound } from '../../platform/http/failures.ts';
import { signedInPerson } from '../people/index.ts';
import type { Actor, QuestionId, Target } from '../questions/index.ts';
import { type RoleId, visitOf } from '../sessions/index.ts';

/** Whoever sends a request, as one who acts on questions. */
export function actorOf(request: FastifyRequest): Actor {
  const { roles, held, seat } = visitOf(request);
  return {
    personId: signedInPerson(request).id,
    roles,
    speakerIds: held.filter(({ role }) => role === 'speaker').map(({ id }) => id),
    seatId: seat?.id,
  };
}

/** The question a form is about, and the state in which the form showed it (`stateAt` in milliseconds). */
export function targetOf(request: FastifyRequest, questionId: QuestionId, seenAt?: number): Target {
  return { sessionId: visitOf(request).session.id, questionId, seenAt };
}

/** The speaker that whoever sends a request is; of several roles as a speaker, the first. */
export function speakerOf(request: FastifyRequest): RoleId {
  const held = visitOf(request).held.find(({ role }) => role === 'speaker');
  if (held === undefined) throw new NotFound();
  return held.id;
}
