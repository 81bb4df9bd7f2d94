import type { Services } from '../../platform/services.ts';
import type { People } from '../people/index.ts';
import type { DirectoryPages } from './pages.ts';
import { changePages } from './pages/change/page.tsx';
import { movedPages } from './pages/moved/page.tsx';
import { organisationPages } from './pages/organisation/page.tsx';
import { organisationsPages } from './pages/organisations/page.tsx';
import { peoplePages } from './pages/people/page.tsx';
import { personPages } from './pages/person/page.tsx';
import { deleteProfile } from './profile.repository.ts';
import { directoryUrls } from './urls.ts';

export { PEOPLE_PER_PAGE, searchPeople, seeDirectory, seePeople, seePerson } from './people.repository.ts';
export {
  EMPTY_PROFILE,
  type Level,
  LEVEL_WORDS,
  type Reach,
  REACH_WORDS,
  type VisiblePerson,
} from './profile.ts';
export { insertPastPost, saveProfile } from './profile.repository.ts';
export { directoryUrls } from './urls.ts';

/** Adds profiles, the directory of people, and the pages of organisations. */
export function registerDirectory(services: Services, people: People): void {
  const { app, clock } = services;
  const pages: DirectoryPages = { app, db: services.database.kysely, clock, people };
  app.navigation.push({
    text: 'People',
    href: directoryUrls.people,
    isShown: (request) => request.person !== null,
  });
  for (const add of [
    peoplePages,
    personPages,
    changePages,
    movedPages,
    organisationsPages,
    organisationPages,
  ]) {
    add(pages);
  }
  people.accountLinks.push({
    text: 'Your profile',
    href: directoryUrls.edit,
    hint: 'Say what you work on, what you can offer and what you look for, and who sees it.',
  });
  people.administration.add({
    title: 'Organisations',
    href: directoryUrls.organisations,
    hint: 'Rename and merge them, and set the domains whose people are shown as verified.',
  });
  people.erasures.push({
    erase: (tx, { id }) => deleteProfile(tx, id),
    goes: 'Your profile and your earlier posts.',
  });
}
