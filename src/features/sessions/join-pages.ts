import type { Services } from '../../platform/services.ts';
import type { SessionLive } from './live.ts';
import { aboutPages } from './pages/about/page.tsx';
import { continuePages } from './pages/continue/page.tsx';
import { enterCodePages } from './pages/enter-code/page.tsx';
import { joinPages } from './pages/join/page.tsx';
import { leavePages } from './pages/leave/page.tsx';
import { seatPages } from './pages/seat/page.tsx';
import { startPages } from './pages/start/page.tsx';
import { createSeatService, type SeatService } from './seats.service.ts';
import type { Visits } from './visit.ts';

/** Adds the pages on which people come to a session and look after their seat in it. */
export function registerJoinPages(
  services: Services,
  { visits, live }: { readonly visits: Visits; readonly live: SessionLive },
): SeatService {
  const { app, database, clock, config } = services;
  const db = database.kysely;
  const seats = createSeatService({ db, clock, changed: (sessionId) => live.changed(sessionId) });
  const pages = { app, db, clock, baseUrl: config.baseUrl, visits, seats };
  startPages(pages);
  enterCodePages(pages);
  joinPages(pages);
  aboutPages(pages);
  seatPages(pages);
  continuePages(pages);
  leavePages(pages);
  return seats;
}
