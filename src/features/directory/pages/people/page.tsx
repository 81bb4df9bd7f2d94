import { z } from 'zod';
import { cleanText } from '../../../../platform/forms/fields.ts';
import { parseId } from '../../../../platform/ids.ts';
import { listOrganisations, type OrganisationId } from '../../../organisations/index.ts';
import { signedIn, signedInPerson } from '../../../people/index.ts';
import type { DirectoryPages } from '../../pages.ts';
import { PEOPLE_PER_PAGE, searchPeople } from '../../people.repository.ts';
import { findProfile } from '../../profile.repository.ts';
import { directoryUrls } from '../../urls.ts';
import { PeoplePage } from './view.tsx';

const LONGEST = 100;
/** What is longer is cut, so that nobody is shown everybody for what they did not ask. */
const word = z
  .string()
  .transform((value) => [...cleanText(value)].slice(0, LONGEST).join(''))
  .catch('');
const filters = z.object({
  text: word,
  organisation: word,
  place: word,
  level: word,
  offer: word,
  need: word,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The directory of people. */
export function peoplePages({ app, db, people }: DirectoryPages): void {
  app.get(directoryUrls.people, { config: { access: signedIn } }, async (request, reply) => {
    const person = signedInPerson(request);
    const { page, organisation, ...query } = filters.parse(request.query);
    const organisationId = parseId<'organisation'>(organisation) as OrganisationId | null;
    const found = await searchPeople(
      db,
      person,
      { ...query, ...(organisationId === null ? {} : { organisationId }) },
      page,
    );
    return reply.page({
      title: 'People',
      content: (
        <PeoplePage
          people={found.people}
          total={found.total}
          page={page}
          pages={Math.ceil(found.total / PEOPLE_PER_PAGE)}
          filters={{ ...query, organisation }}
          organisations={await listOrganisations(db)}
          hasProfile={(await findProfile(db, person.id)) !== undefined}
          links={people.directoryLinks}
        />
      ),
    });
  });
}
