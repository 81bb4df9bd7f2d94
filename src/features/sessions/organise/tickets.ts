import { newTicket } from '../ticket.ts';
import type { RunChange } from './change.ts';
import type { Organiser } from './organiser.ts';
import { deleteUnusedTickets, insertTickets } from './tickets.repository.ts';

export const MOST_TICKETS_AT_ONCE = 1_000;

export interface TicketService {
  /** Makes tickets and returns them; they are kept nowhere else, and cannot be shown again. */
  make(organiser: Organiser, count: number): Promise<readonly string[]>;
  /** Makes the unused ones worthless. Returns how many they were. */
  withdraw(organiser: Organiser): Promise<number>;
}

export function createTickets(run: RunChange): TicketService {
  return {
    make: (organiser, count) =>
      run(organiser, async ({ tx, session, now, record }) => {
        const tickets = Array.from({ length: count }, () => newTicket());
        await insertTickets(tx, session.id, tickets, now);
        record({ kind: 'tickets-made', data: { count } });
        return tickets;
      }),

    withdraw: (organiser) =>
      run(organiser, async ({ tx, session, record }) => {
        const count = await deleteUnusedTickets(tx, session.id);
        if (count > 0) record({ kind: 'tickets-withdrawn', data: { count } });
        return count;
      }),
  };
}
