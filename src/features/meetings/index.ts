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
import { swapPages } from './pages/swap/page.tsx';
import { createSwapping, type Swapping } from './swapping/swapping.ts';
import { stillWaiting } from './swapping/swaps.repository.ts';
import { ASKED } from './swapping/telling-swaps.ts';
import { meetingUrls } from './urls.ts';

/** What other parts need of meeting people. */
export interface Meetings {
  readonly drawing: Drawing;
  readonly swapping: Swapping;
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
  const swapping = createSwapping({ db, clock, notices });
  app.addHook('onClose', () => drawing.close());
  jobs.defineRepeating({ name: 'meetings-due', retries: 0, run: () => drawing.drawDue() }, '* * * * *');
  describeActs(sessions.record);
  const pages: MeetingPages = { app, db, clock, drawing, swapping, notices, visits: sessions.visits };
  meetPages(pages);
  organisePages(pages);
  swapPages(pages);
  notices.addReader('meeting', async (queryable, personId, things) => {
    const drawOf = (group: string): string => group.slice('meeting:'.length);
    const own = await drawsOf(
      queryable,
      personId,
      things.map(({ group }) => drawOf(group)),
    );
    const asked = things.flatMap(({ about }) => (about.startsWith(ASKED) ? about.slice(ASKED.length) : []));
    const waiting = await stillWaiting(queryable, asked);
    const isNews = (about: string): boolean =>
      !about.startsWith(ASKED) || waiting.has(about.slice(ASKED.length));
    return new Set(
      things.flatMap(({ about, group }) => (own.has(drawOf(group)) && isNews(about) ? [about] : [])),
    );
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
  return { drawing, swapping };
}
