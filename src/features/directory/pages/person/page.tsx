import type { ComponentChildren } from 'preact';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { type Person, type PersonId, signedIn, signedInPerson } from '../../../people/index.ts';
import type { DirectoryPages } from '../../pages.ts';
import { seePerson } from '../../people.repository.ts';
import { findProfile, listPastPosts } from '../../profile.repository.ts';
import { directoryUrls } from '../../urls.ts';
import { PersonPage } from './view.tsx';

/** A person as others see them. */
export function personPages({ app, db, people }: DirectoryPages): void {
  async function sectionsFor(
    subject: PersonId,
    viewer: Person,
  ): Promise<{ title: string; content: ComponentChildren }[]> {
    const shown: { title: string; content: ComponentChildren }[] = [];
    for (const { title, content } of people.profileSections) {
      const found = await content(db, subject, viewer);
      if (found !== null) shown.push({ title, content: found });
    }
    return shown;
  }

  app.get<{ Params: { person: string }; Querystring: { done?: string } }>(
    directoryUrls.person(':person'),
    { config: { access: signedIn } },
    async (request, reply) => {
      const viewer = signedInPerson(request);
      const id = parseId<'person'>(request.params.person);
      const person = id === null ? undefined : await seePerson(db, viewer, id);
      if (person === undefined || person.name === '') throw new NotFound();
      const isOwn = person.id === viewer.id;
      const profile = await findProfile(db, person.id);
      const showsHistory = isOwn || (profile?.visibility.post ?? 'members') === 'members';
      return reply.page({
        title: person.name,
        breadcrumbs: [{ text: 'People', href: directoryUrls.people }],
        content: (
          <PersonPage
            person={person}
            isOwn={isOwn}
            saved={isOwn ? request.query.done : undefined}
            pastPosts={showsHistory ? await listPastPosts(db, person.id) : []}
            sections={await sectionsFor(person.id, viewer)}
            csrf={reply.generateCsrf()}
          />
        ),
      });
    },
  );
}
