import type { SeatId } from '../../seat.ts';

/** A seat without its person: enough to tell it from others on the page. */
export function seatLabel(id: SeatId | string): string {
  return `Seat ${id.slice(0, 4)}`;
}

/** `10:02:11` on the clock of the session. */
export function clockTime(moment: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: zone }).format(moment);
}
