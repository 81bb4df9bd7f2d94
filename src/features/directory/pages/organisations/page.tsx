import { z } from 'zod';
import { signedIn } from '../../../people/index.ts';
import { listOrganisationsWithPeople, ORGANISATIONS_PER_PAGE } from '../../organisations.repository.ts';
import type { DirectoryPages } from '../../pages.ts';
import { directoryUrls } from '../../urls.ts';
import { OrganisationsPage } from './view.tsx';

const query = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });

/** All organisations. */
export function organisationsPages({ app, db }: DirectoryPages): void {
  app.get(directoryUrls.organisations, { config: { access: signedIn } }, async (request, reply) => {
    const { page } = query.parse(request.query);
    const { organisations, total } = await listOrganisationsWithPeople(db, page);
    return reply.page({
      title: 'Organisations',
      breadcrumbs: [{ text: 'People', href: directoryUrls.people }],
      content: (
        <OrganisationsPage
          organisations={organisations}
          page={page}
          pages={Math.ceil(total / ORGANISATIONS_PER_PAGE)}
        />
      ),
    });
  });
}
