import type { Services } from '../../platform/services.ts';
import { enterCodePages } from './pages/enter-code/page.tsx';
import { joinPages } from './pages/join/page.tsx';
import { startPages } from './pages/start/page.tsx';
import { createSeatService, type SeatService } from './seats.service.ts';
import type { Visits } from './visit.ts';

/** Adds the pages on which people come to a session and look after their seat in it. */
export function registerJoinPages(services: Services, visits: Visits): SeatService {
  const { app, database, clock, config } = services;
  const db = database.kysely;
  const seats = createSeatService({ db, clock });
  const pages = { app, db, clock, baseUrl: config.baseUrl, visits, seats };
  startPages(pages);
  enterCodePages(pages);
  joinPages(pages);
  return seats;
}
