import type { Services } from '../../platform/services.ts';
import type { Notices } from '../notices/index.ts';
import type { People } from '../people/index.ts';
import type { Sessions } from '../sessions/index.ts';
import { describeActs } from './acts.ts';
import { createDrawing, type Drawing } from './drawing/drawing.ts';
import { meetPages } from './pages/meet/page.tsx';
import { organisePages } from './pages/organise/page.tsx';
import type { MeetingPages } from './pages.ts';
import { drawsOf, forgetPerson, forgetSession, listMeetingSessions } from './repository.ts';
import { meetingUrls } from './urls.ts';

/** What other parts need of meeting people. */
export interface Meetings {
  readonly drawing: Drawing;
}

const DAY_MS = 24 * 3600 * 1000;
const SHOWN_FOR_MS = 60 * DAY_MS;

/** Adds "Meet three people": who wants to is put together with people of the session they do not know. */
export function registerMeetings(
  services: Services,
  features: { readonly people: People; readonly sessions: Sessions; readonly notices: Notices },
): Meetings {
  const { app, clock, jobs } = services;
  const { people, sessions, notices } = features;
  const db = services.database.kysely;
  const drawing = createDrawing({ db, clock, notices });
  app.addHook('onClose', () => drawing.close());
  jobs.defineRepeating({ name: 'meetings-due', retries: 0, run: () => drawing.drawDue() }, '* * * * *');
  describeActs(sessions.record);
  const pages: MeetingPages = { app, db, clock, drawing, notices, visits: sessions.visits };
  meetPages(pages);
  organisePages(pages);
  notices.addReader('meeting', async (queryable, personId, things) => {
    const ids = things.map(({ group }) => group.slice('meeting:'.length));
    const own = await drawsOf(queryable, personId, ids);
    return new Set(things.flatMap(({ about }) => (own.has(about.slice('meeting:'.length)) ? [about] : [])));
  });
  sessions.startSections.push(async ({ person }) => {
    if (person === null) return undefined;
    const since = new Date(clock.now().getTime() - SHOWN_FOR_MS);
    const found = await listMeetingSessions(db, person.id, since);
    const [first] = found;
    if (first === undefined) return undefined;
    return {
      heading: 'People to meet',
      items: found.map(({ code, title }) => ({
        text: title,
        href: meetingUrls.meet(code),
        detail: 'You were put together with people from this session.',
      })),
      all: { text: 'Your introductions', href: '/introductions' },
    };
  });
  sessions.retention.keepLinks(async (tx, { id }) => {
    await forgetSession(tx, id);
    return [];
  });
  people.erasures.push({
    erase: (tx, { id }) => forgetPerson(tx, id),
    goes: 'Where you wanted to meet people, and whom you met.',
  });
  return { drawing };
}
