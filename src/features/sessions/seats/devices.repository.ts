import type { Queryable } from '../../../platform/database/transaction.ts';
import type { Seat } from '../seat.ts';
import { SEAT_COLUMNS } from '../seats.repository.ts';
import type { SessionId } from '../session.ts';

/** Which device in which session; a key of `findSeatsOfDevices`. */
export function deviceKey(sessionId: SessionId, deviceHash: string): string {
  return `${sessionId} ${deviceHash}`;
}

/** The seats that devices hold, each by its `deviceKey`. A device is known by the hash of its cookie. */
export async function findSeatsOfDevices(db: Queryable, keys: readonly string[]): Promise<Map<string, Seat>> {
  const rows = await db
    .selectFrom('seatDevice')
    .innerJoin('seat', 'seat.id', 'seatDevice.seatId')
    .leftJoin('organisation', 'organisation.id', 'seat.organisationId')
    .select([...SEAT_COLUMNS, 'seatDevice.deviceHash'])
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('seatDevice.sessionId', 'seatDevice.deviceHash'),
        'in',
        keys.map((key) => {
          const [sessionId = '', deviceHash = ''] = key.split(' ');
          return tuple(sessionId, deviceHash);
        }),
      ),
    )
    .execute();
  return new Map(
    rows.map(({ deviceHash, ...seat }) => {
      const found = seat as Seat;
      return [deviceKey(found.sessionId, deviceHash), found];
    }),
  );
}

/** The seat that a device holds in a session. */
export async function findSeatOfDevice(
  db: Queryable,
  sessionId: SessionId,
  deviceHash: string,
): Promise<Seat | undefined> {
  const key = deviceKey(sessionId, deviceHash);
  return (await findSeatsOfDevices(db, [key])).get(key);
}
