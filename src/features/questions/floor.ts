import type { Clock } from '../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../platform/database/transaction.ts';
import { can, ensureFloorSeat, lockSession, type Session } from '../sessions/index.ts';
import type { Actor } from './acts.ts';
import type { Asking, AskInput, AskResult } from './asking.ts';

/** What a moderator enters on behalf of somebody without a device. */
export interface FloorQuestion extends Pick<
  AskInput,
  'text' | 'speakerIds' | 'partId' | 'labelId' | 'language' | 'key'
> {
  readonly name: string;
  readonly organisation: string;
}

export interface Floor {
  /** Enters a question asked from the floor, marked so and shown at once (LIVE-19). */
  askFromFloor(actor: Actor, session: Session, question: FloorQuestion): Promise<AskResult>;
}

export function createFloor(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly asking: Pick<Asking, 'ask'>;
}): Floor {
  const { db, clock, asking } = deps;
  return {
    async askFromFloor(actor, session, { name, organisation, ...question }) {
      if (!can('moderate', actor.roles, { session, chairIsAway: false, isDeputy: false })) {
        return {
          ok: false,
          reason: 'closed',
          message: 'Only moderators and the chair enter questions here.',
        };
      }
      const seat = await inTransaction(db, async (tx) => {
        await lockSession(tx, session.id);
        return ensureFloorSeat(tx, session.id, clock.now());
      });
      return asking.ask({
        ...question,
        sessionId: session.id,
        seat,
        naming: session.naming,
        fromFloor: { enteredBy: actor.personId, name, organisation: organisation || null },
      });
    },
  };
}
