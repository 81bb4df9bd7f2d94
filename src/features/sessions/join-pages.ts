import type { Services } from '../../platform/services.ts';
import type { People } from '../people/index.ts';
import type { SessionLive } from './live.ts';
import { aboutPages } from './pages/about/page.tsx';
import { continuePages } from './pages/continue/page.tsx';
import { enterCodePages } from './pages/enter-code/page.tsx';
import { joinPages } from './pages/join/page.tsx';
import { leavePages } from './pages/leave/page.tsx';
import { seatPages } from './pages/seat/page.tsx';
import { oneSeatPages } from './pages/seats/one-seat-page.tsx';
import { seatsPages } from './pages/seats/page.tsx';
import { startPages } from './pages/start/page.tsx';
import type { FindOnward, FindStartSection } from './pages/start/sections.ts';
import { createSeatService, type SeatService } from './seats.service.ts';
import { describeSeatActs } from './seats/acts.ts';
import type { RecordSentences } from './record-sentences.ts';
import { eraseRoles } from './repository.ts';
import type { SessionService } from './service.ts';
import type { Visits } from './visit.ts';

/** Adds the pages on which people come to a session and look after their seat in it. */
export function registerJoinPages(
  services: Services,
  sessions: {
    readonly visits: Visits;
    readonly live: SessionLive;
    readonly service: SessionService;
    readonly record: RecordSentences;
    readonly people: People;
    readonly startSections: readonly FindStartSection[];
    readonly onward: readonly FindOnward[];
  },
): SeatService {
  const { visits, live, service, record, people, startSections, onward } = sessions;
  const { app, database, clock, config } = services;
  const db = database.kysely;
  const seats = createSeatService({ db, clock, changed: (sessionId) => live.changed(sessionId) });
  service.onMove((tx, session) => seats.sessionMoved(tx, session));
  describeSeatActs(record);
  people.erasures.push({
    async erase(tx, person) {
      await seats.eraseSeatsOf(tx, person.id);
      await eraseRoles(tx, person);
    },
    goes: 'Your seats in sessions, with their votes, what you wrote there that nobody has voted for or answered, and your name on roles you held.',
    stays:
      'What you wrote in sessions and others have voted for or answered, as written by “a participant”; answers you gave as a speaker, as given by “a former member”. Where a moderator has blocked you from a session, your device stays blocked until it closes, without your name. What you did as a guest and have not kept with your account stays with the name you gave there: leave that session on its own page.',
  });
  const pages = { app, db, clock, baseUrl: config.baseUrl, visits, seats, startSections, onward };
  startPages(pages);
  enterCodePages(pages);
  joinPages(pages);
  aboutPages(pages);
  seatPages(pages);
  continuePages(pages);
  leavePages(pages);
  seatsPages(pages);
  oneSeatPages(pages);
  return seats;
}
