import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Seat, SeatId, Session, SessionId, SessionLive, Visit } from '../../sessions/index.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { countSignals, removeSignal, setSignal, signalsOf } from './pace.repository.ts';
import { FADES_AFTER_MS, type PaceCounts, type PaceKind } from './signal.ts';

/** Signals on the pace of what is said: to the chair and the speakers only, as numbers (LIVE-72). */
export interface Pace {
  /** Gives a signal, or takes it back. Given again it counts for two minutes from then. */
  signal(visit: Visit, seat: Seat, signal: { kind: PaceKind; wanted: boolean }): Promise<Outcome>;
  /** How many people gave each signal within the last two minutes. */
  summary(session: Session): Promise<PaceCounts>;
  /** One's own signals of the last two minutes. */
  mine(seatId: SeatId): Promise<readonly PaceKind[]>;
  close(): void;
}

/** Pages of the staff are told of many signals at once, and again when they have faded. */
const TELL_AFTER_MS = 1_000;

export function createPace(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly live: SessionLive;
}): Pace {
  const { db, clock, live } = deps;
  const since = (): Date => new Date(clock.now().getTime() - FADES_AFTER_MS);
  const telling = new Map<SessionId, NodeJS.Timeout>();
  const fading = new Map<SessionId, NodeJS.Timeout>();

  function tellSoon(sessionId: SessionId): void {
    if (!telling.has(sessionId)) later(telling, sessionId, TELL_AFTER_MS);
    clearTimeout(fading.get(sessionId));
    later(fading, sessionId, FADES_AFTER_MS + TELL_AFTER_MS);
  }

  function later(timers: Map<SessionId, NodeJS.Timeout>, sessionId: SessionId, ms: number): void {
    const timer = setTimeout(() => {
      timers.delete(sessionId);
      live.staffChanged(sessionId);
    }, ms);
    timers.set(sessionId, timer.unref());
  }

  return {
    async signal({ session, can }, seat, { kind, wanted }) {
      if (!can('signal pace')) return refused('You can signal the pace while the session is live.');
      await (wanted
        ? setSignal(db, { sessionId: session.id, seatId: seat.id, kind, at: clock.now() })
        : removeSignal(db, seat.id, kind));
      tellSoon(session.id);
      return done;
    },
    summary: (session) => countSignals(db, session.id, since()),
    mine: (seatId) => signalsOf(db, seatId, since()),
    close() {
      for (const timer of [...telling.values(), ...fading.values()]) clearTimeout(timer);
    },
  };
}
