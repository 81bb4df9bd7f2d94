import { EmptyState } from '../../design-system/patterns/text.tsx';
import type { People } from '../people/index.ts';
import { listOpenOf } from './endeavours.repository.ts';
import { EndeavourList } from './pages/list/view.tsx';

const SHOWN = 10;

/** The page of an organisation shows where it has a seat, as far as everybody who is signed in may read of it. */
export function addOrganisationSection(people: People): void {
  people.organisationSections.push({
    title: 'Endeavours',
    async content(db, organisationId) {
      const open = await listOpenOf(db, organisationId, SHOWN);
      if (open.length === 0) {
        return <EmptyState title="It has a seat in no endeavour that is open to everybody" />;
      }
      return (
        <EndeavourList
          list={open.map((each) => ({
            ...each,
            detail: each.forWhom,
            standing: each.state === 'closed' ? 'Closed' : undefined,
          }))}
        />
      );
    },
  });
}
