import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PerspectivesPages } from '../../pages.ts';
import type { Participant } from '../../participants.repository.ts';
import { type Visit, visitOf } from '../../visits.ts';

/**
 * Who answers: made at what they do first; null where too many came from one network.
 *
 * @param options `apart`: an account begins anew, whatever was answered in its browser before
 */
export async function participantFor(
  { takingPart, visits }: Pick<PerspectivesPages, 'takingPart' | 'visits'>,
  request: FastifyRequest,
  reply: FastifyReply,
  { apart = false }: { readonly apart?: boolean } = {},
): Promise<Participant | null> {
  const visit = visitOf(request);
  const personId = request.person?.id ?? null;
  if (visit.participant !== undefined && visit.participant.personId === personId) return visit.participant;
  return takingPart.join({
    conversation: visit.conversation,
    personId,
    device: apart ? '' : visits.ensureDevice(request, reply),
    address: request.ip,
    seat: seatOf(visit),
  });
}

function seatOf({ membership }: Visit): { kind: string; organisation: string } | null {
  const seat = membership?.held?.seat;
  return seat === undefined ? null : { kind: seat.kind, organisation: seat.organisation };
}
