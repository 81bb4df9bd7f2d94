import type { Services } from '../../platform/services.ts';
import type { People } from '../people/index.ts';
import type { SessionLive } from './live.ts';
import { describeActs } from './organise/acts.ts';
import { createAgenda } from './organise/agenda.ts';
import { createRunChange } from './organise/change.ts';
import { type CopyExtensions, createCopies } from './organise/copies.ts';
import type { OrganisePages } from './organise/pages.ts';
import { createPeople } from './organise/people.ts';
import { isInvited } from './organise/people.repository.ts';
import { createReminders, scheduleReminders } from './organise/reminders.ts';
import { createRetention, type Retention, scheduleRetention } from './organise/retention.ts';
import { createScreenLink } from './organise/screen-link.ts';
import { createSettings } from './organise/settings.ts';
import { createTickets } from './organise/tickets.ts';
import { mySessionsPages } from './pages/my-sessions/page.tsx';
import { newSessionPages } from './pages/new-session/page.tsx';
import { overviewPages } from './pages/organise/page.tsx';
import { agendaPages } from './pages/organise-agenda/page.tsx';
import { askingPages } from './pages/organise-asking/page.tsx';
import { holderPages } from './pages/organise-holder/page.tsx';
import { peoplePages } from './pages/organise-people/page.tsx';
import { goOnPages } from './pages/organise-continue/page.tsx';
import { rehearsalPages } from './pages/organise-rehearsal/page.tsx';
import { detailsPages } from './pages/organise-details/page.tsx';
import { joiningPages } from './pages/organise-joining/page.tsx';
import { linksPages } from './pages/organise-links/page.tsx';
import { movePages } from './pages/organise-move/page.tsx';
import { partPages } from './pages/organise-part/page.tsx';
import { posterPages } from './pages/organise-poster/page.tsx';
import { screenLinkPages } from './pages/organise-screen/page.tsx';
import { ticketsPages } from './pages/organise-tickets/page.tsx';
import { recordPages } from './pages/record/page.tsx';
import type { RecordSentences } from './record-sentences.ts';
import type { SessionService } from './service.ts';
import type { Visits } from './visit.ts';

/** Adds the pages on which organisers prepare a session, publish it and look after it. */
export function registerOrganisePages(
  services: Services,
  sessions: {
    readonly service: SessionService;
    readonly live: SessionLive;
    readonly visits: Visits;
    readonly record: RecordSentences;
  },
  people: People,
): { readonly copies: CopyExtensions; readonly retention: Retention } {
  const { app, database, clock, config, mail, jobs } = services;
  const { service, live, visits, record } = sessions;
  const db = database.kysely;
  const run = createRunChange({ db, clock, live });
  const pages: OrganisePages = {
    app,
    db,
    clock,
    baseUrl: config.baseUrl,
    visits,
    service,
    settings: createSettings({ db, clock, live, service }),
    agenda: createAgenda(run),
    people: createPeople({ run, mail, people, baseUrl: config.baseUrl }),
    tickets: createTickets(run),
    screenLink: createScreenLink(run),
    copies: createCopies({ run, live, service }),
    record,
  };
  mySessionsPages(pages);
  newSessionPages(pages);
  overviewPages(pages);
  movePages(pages);
  detailsPages(pages);
  linksPages(pages);
  joiningPages(pages);
  askingPages(pages);
  agendaPages(pages);
  partPages(pages);
  peoplePages(pages);
  holderPages(pages);
  ticketsPages(pages);
  screenLinkPages(pages);
  posterPages(pages);
  rehearsalPages(pages);
  goOnPages(pages);
  recordPages(pages);
  describeActs(record);
  people.mayAlwaysSignIn.push((email) => isInvited(db, email));
  const retention = createRetention({ db, clock });
  scheduleRetention(jobs, retention);
  scheduleReminders(jobs, createReminders({ db, clock, mail, baseUrl: config.baseUrl }));
  return { copies: pages.copies, retention };
}
