import { EmptyState } from '../../design-system/patterns/text.tsx';
import type { People } from '../people/index.ts';
import { ThreadList } from './components/thread-list.view.tsx';
import { joinedAt } from './reading/joined.repository.ts';
import type { SpaceRights } from './spaces/access.ts';
import { listThreads } from './threads/lists.repository.ts';

const SHOWN = 5;

/** The page of an organisation shows what its people began last, where whoever looks may read it. */
export function addOrganisationSection(people: People, rights: SpaceRights): void {
  people.organisationSections.push({
    title: 'Latest threads',
    async content(db, organisationId, viewer) {
      const spaces = (await rights.readable(db, viewer)).map(({ space }) => space);
      const threads = await listThreads(
        db,
        {
          // What a few people talk about in private is no news of their organisation, even for one of them.
          spaceIds: spaces.filter(({ isThread }) => !isThread).map(({ id }) => id),
          organisationId,
          personId: viewer.id,
          order: 'newest',
        },
        { limit: SHOWN, offset: 0 },
      );
      if (threads.length === 0) {
        return <EmptyState title="Its people have begun no thread that you can read" />;
      }
      return <ThreadList threads={threads} joined={await joinedAt(db, viewer.id)} showsSpace />;
    },
  });
}
