import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import { gatherReads } from '../../platform/database/gather-reads.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { Access, Decision } from '../../platform/http/access.ts';
import { parseId } from '../../platform/ids.ts';
import type { EndeavourId, Endeavours, Membership } from '../endeavours/index.ts';
import type { PersonId } from '../people/index.ts';
import type { Sessions } from '../sessions/index.ts';
import {
  type Conversation,
  type ConversationId,
  endeavourOf,
  type Standing,
  standingAt,
} from './conversation.ts';
import { findConversations, isConvener } from './conversations.repository.ts';
import {
  deviceKey,
  findDeviceParticipants,
  findParticipant,
  type Participant,
} from './participants.repository.ts';
import { maySee, mayTakePart, type Standpoint } from './policy.ts';

const GATHER_MS = 10;

/** Somebody at a conversation. */
export interface Visit extends Standpoint {
  readonly conversation: Conversation;
  readonly standing: Standing;
  readonly participant: Participant | undefined;
  readonly mayTakePart: boolean;
  /** Who they are in the endeavour that it belongs to. */
  readonly membership: Membership | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    perspectivesVisit: Visit | null;
  }
}

export interface Visits {
  /** Access to routes with `:conversation` for whoever may see it. */
  readonly toSee: Access;
  /** Access for those who take part in the endeavour that it belongs to. */
  readonly toCarryOn: Access;
  /** Whether whoever asks may see a conversation. */
  maySee(request: FastifyRequest, id: ConversationId): Promise<boolean>;
  /** The same for those who run it. */
  readonly toRun: Access;
  deviceOf(request: FastifyRequest): string | undefined;
  ensureDevice(request: FastifyRequest, reply: FastifyReply): string;
}

export function visitOf(request: FastifyRequest): Visit {
  if (request.perspectivesVisit === null) throw new Error('This route has no access to a conversation.');
  return request.perspectivesVisit;
}

export function registerVisits(
  app: FastifyInstance,
  deps: {
    readonly db: Queryable;
    readonly clock: Clock;
    readonly sessions: Sessions;
    readonly endeavours: Endeavours;
  },
): Visits {
  const { db, clock, sessions, endeavours } = deps;
  app.decorateRequest('perspectivesVisit', null);
  const deviceOf = (request: FastifyRequest): string | undefined => sessions.visits.deviceOf(request);
  // A hall answers at once: what many ask at the same moment is read together.
  const together = { gatherMs: GATHER_MS };
  const conversationById = gatherReads((ids) => findConversations(db, ids), together);
  const participantOfDevice = gatherReads((keys) => findDeviceParticipants(db, keys), together);

  async function participantOf(
    id: ConversationId,
    personId: PersonId | null,
    device: string | undefined,
  ): Promise<Participant | undefined> {
    if (personId !== null) return findParticipant(db, id, { personId, device });
    return device === undefined ? undefined : participantOfDevice(deviceKey(id, device));
  }

  async function find(
    request: FastifyRequest,
    id = parseId<'perspectives'>((request.params as { conversation?: string }).conversation ?? ''),
  ): Promise<Visit | undefined> {
    if (id === null) return undefined;
    const personId = request.person?.id ?? null;
    const [conversation, participant] = await Promise.all([
      conversationById(id),
      participantOf(id, personId, deviceOf(request)),
    ]);
    if (conversation === undefined) return undefined;
    const endeavour = endeavourOf(conversation);
    const membership =
      endeavour === null
        ? undefined
        : await endeavours.memberships.find(
            endeavours.memberships.askerOf(request),
            endeavour as EndeavourId,
          );
    const who: Standpoint = {
      isSignedIn: personId !== null,
      isConvener:
        membership?.isSteward === true ||
        (personId !== null && (await isConvener(db, conversation.id, personId))),
      isSeated: membership?.held !== undefined,
      seesEndeavour: membership !== undefined,
    };
    return {
      ...who,
      conversation,
      membership,
      standing: standingAt(conversation, clock.now()),
      participant,
      mayTakePart: mayTakePart(conversation, who),
    };
  }

  async function decide(request: FastifyRequest, runs: boolean): Promise<Decision> {
    const visit = await find(request);
    if (visit === undefined) return 'hide';
    if (!maySee(visit.conversation, visit)) return request.person === null ? 'sign-in' : 'hide';
    request.perspectivesVisit = visit;
    if (!runs || visit.isConvener) return 'allow';
    return request.person === null ? 'sign-in' : 'forbid';
  }

  return {
    toSee: { name: 'may see the conversation', decide: (request) => decide(request, false) },
    toCarryOn: {
      name: 'takes part in the endeavour of the conversation',
      async decide(request) {
        const decision = await decide(request, false);
        if (decision !== 'allow') return decision;
        const { membership } = visitOf(request);
        if (request.person === null) return 'sign-in';
        return membership?.held !== undefined && membership.can('take part') ? 'allow' : 'hide';
      },
    },
    async maySee(request, id) {
      const visit = await find(request, id);
      return visit !== undefined && maySee(visit.conversation, visit);
    },
    toRun: { name: 'runs the conversation', decide: (request) => decide(request, true) },
    deviceOf,
    ensureDevice: (request, reply) => sessions.visits.ensureDevice(request, reply),
  };
}
