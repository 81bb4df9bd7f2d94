import type { Services } from '../../platform/services.ts';
import type { SessionLive } from './live.ts';
import type { OrganisePages } from './organise/pages.ts';
import { createSettings } from './organise/settings.ts';
import { mySessionsPages } from './pages/my-sessions/page.tsx';
import { newSessionPages } from './pages/new-session/page.tsx';
import { overviewPages } from './pages/organise/page.tsx';
import { askingPages } from './pages/organise-asking/page.tsx';
import { detailsPages } from './pages/organise-details/page.tsx';
import { joiningPages } from './pages/organise-joining/page.tsx';
import { linksPages } from './pages/organise-links/page.tsx';
import { movePages } from './pages/organise-move/page.tsx';
import type { SessionService } from './service.ts';
import type { Visits } from './visit.ts';

/** Adds the pages on which organisers prepare a session, publish it and look after it. */
export function registerOrganisePages(
  services: Services,
  sessions: { readonly service: SessionService; readonly live: SessionLive; readonly visits: Visits },
): void {
  const { app, database, clock, config } = services;
  const { service, live, visits } = sessions;
  const db = database.kysely;
  const pages: OrganisePages = {
    app,
    db,
    clock,
    baseUrl: config.baseUrl,
    visits,
    service,
    settings: createSettings({ db, clock, live, service }),
  };
  mySessionsPages(pages);
  newSessionPages(pages);
  overviewPages(pages);
  movePages(pages);
  detailsPages(pages);
  linksPages(pages);
  joiningPages(pages);
  askingPages(pages);
}
