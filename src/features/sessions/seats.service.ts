import type { Queryable } from '../../platform/database/transaction.ts';
import { createSeatDevices, type SeatDevices } from './seats/devices.ts';
import { createSeatListeners, type SeatExtensions } from './seats/extensions.ts';
import { createJoin, type Join } from './seats/join.ts';
import { createSeatOversight, type SeatOversight } from './seats/oversight.ts';
import { createOwnSeat, type OwnSeat } from './seats/own-seat.ts';
import type { SessionId } from './session.ts';

/** Everything that happens to seats. */
export interface SeatService extends OwnSeat, SeatDevices, SeatOversight, SeatExtensions {
  readonly join: Join;
}

export function createSeatService(deps: {
  readonly db: Queryable;
  readonly clock: { now(): Date };
  readonly changed: (sessionId: SessionId) => void;
}): SeatService {
  const listeners = createSeatListeners();
  const all = { ...deps, listeners };
  return {
    join: createJoin(all),
    ...createOwnSeat(all),
    ...createSeatDevices(all),
    ...createSeatOversight(all),
    onSeatsChanged: (listener) => listeners.onSeatsChanged(listener),
    onSeatExport: (part) => listeners.onSeatExport(part),
    onSeatErased: (listener) => listeners.onSeatErased(listener),
    onSeatKept: (listener) => listeners.onSeatKept(listener),
  };
}
