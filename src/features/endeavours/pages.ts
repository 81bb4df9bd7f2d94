import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database/transaction.ts';
import type { ActSentences } from './acts.ts';
import type { Beginnings } from './beginnings.ts';
import type { Challenges } from './challenges/challenges.ts';
import type { Committing } from './commitments/committing.ts';
import type { DrawingEdge } from './edge/drawing.ts';
import type { EndeavourFrame } from './frame.ts';
import type { HandingOn } from './handover/handing-on.ts';
import type { Closing } from './ending/closing.ts';
import type { LinkingSessions } from './sessions/linking-sessions.ts';
import type { ReadableSessions } from './sessions/readable-sessions.ts';
import type { Rewording } from './wording.ts';
import type { Exports } from './transfer/exports.ts';
import type { Transfer } from './transfer/transfer.ts';
import type { createHome } from './home.ts';
import type { Memberships } from './membership.ts';
import type { Invitations } from './invitations/invitations.ts';
import type { Leaving } from './invitations/leaving.ts';
import type { NamingVoices } from './missing/naming.ts';
import type { Choosing } from './stewards/choosing.ts';
import type { Starting } from './starting.ts';

/** What the pages of endeavours share. */
export interface EndeavourPages {
  readonly app: FastifyInstance;
  readonly db: Queryable;
  readonly clock: Clock;
  readonly memberships: Memberships;
  readonly frame: EndeavourFrame;
  readonly home: ReturnType<typeof createHome>;
  readonly record: ActSentences;
  readonly starting: Starting;
  readonly beginnings: Beginnings;
  readonly readableSessions: ReadableSessions;
  readonly invitations: Invitations;
  readonly leaving: Leaving;
  readonly naming: NamingVoices;
  readonly choosing: Choosing;
  readonly challenges: Challenges;
  readonly drawing: DrawingEdge;
  readonly committing: Committing;
  readonly handing: HandingOn;
  readonly transfer: Transfer;
  readonly exports: Exports;
  readonly closing: Closing;
  readonly rewording: Rewording;
  readonly linkingSessions: LinkingSessions;
  /** The hash of this browser's device secret, after giving it one when it had none. */
  ensureDevice(request: FastifyRequest, reply: FastifyReply): string;
}
