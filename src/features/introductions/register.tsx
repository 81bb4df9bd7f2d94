import type { Services } from '../../platform/services.ts';
import type { Notices } from '../notices/index.ts';
import type { People } from '../people/index.ts';
import { type Asking, createAsking } from './asking.ts';
import type { IntroductionPages } from './pages.ts';
import { askPages } from './pages/ask/page.tsx';
import { listPages } from './pages/list/page.tsx';
import { IntroductionOf } from './pages/ask/state-view.tsx';
import { forgetPerson, latestBetween, listIntroductions } from './repository.ts';
import { introductionUrls } from './urls.ts';

/** What other parts need of introductions. */
export interface Introductions {
  readonly asking: Asking;
}

/** Adds introductions: asking to meet somebody, saying yes or no, and suggestions of whom to meet. */
export function registerIntroductions(
  services: Services,
  { people, notices }: { readonly people: People; readonly notices: Notices },
): Introductions {
  const { app, clock, mail, config } = services;
  const db = services.database.kysely;
  const asking = createAsking({ db, clock, mail, baseUrl: config.baseUrl });
  const pages: IntroductionPages = { app, db, clock, asking };
  listPages(pages);
  askPages(pages);
  people.directoryLinks.push({ text: 'Introductions', href: introductionUrls.list });
  people.accountLinks.push({
    text: 'Introductions',
    href: introductionUrls.list,
    hint: 'Who asked to meet you, whom you asked, and who might be worth meeting.',
  });
  people.profileSections.push({
    title: 'Introduction',
    async content(queryable, subject, viewer) {
      if (subject === viewer.id) return null;
      const latest = await latestBetween(queryable, subject, viewer.id);
      return <IntroductionOf person={subject} viewer={viewer.id} latest={latest} />;
    },
  });
  notices.addWaiting(async (queryable, person) => {
    const all = await listIntroductions(queryable, person.id);
    return {
      heading: 'Introductions',
      items: all
        .filter(({ state, askedId }) => state === 'asked' && askedId === person.id)
        .map(({ other, askedAt }) => ({
          text: `${other.name} would like to be introduced to you`,
          url: introductionUrls.list,
          since: askedAt,
        })),
    };
  });
  people.erasures.push({
    erase: (tx, { id }) => forgetPerson(tx, id),
    goes: 'Your introductions, and whom you blocked or did not want suggested.',
  });
  return { asking };
}
